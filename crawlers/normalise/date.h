#pragma once

#include <optional>
#include <string_view>

#include "schemas/partial_date.h"

namespace rundkurs::normalise {

/// As precise as written: "HT 2026", "høst 2026", "syksy 2026", "haustmisseri 2026", "20262",
/// "12.1.2027", "2027-01-12T00:00:00+02:00", "12. januar 2027", "Jan 13, 2026 12:00:00 AM",
/// "2026W35". Without a year there is no date; 2099-12-31 means none.
std::optional<PartialDate> date(std::string_view words);

/// Start and end of "1.9.2026 - 15.12.2026"; end empty where only one date stands there.
struct DateRange {
  PartialDate start;
  std::optional<PartialDate> end;
};
std::optional<DateRange> date_range(std::string_view words);

}  // namespace rundkurs::normalise
