#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/partial_date.h"
#include "schemas/result.h"

namespace rundkurs::normalise {

struct DateRange {
  PartialDate start;
  std::optional<PartialDate> end;
  friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// Dates as sources write them; names of months and seasons are in `data/labels/values/dates.json`.
class DateReader {
 public:
  static Result<DateReader> load(const std::string& data_folder);

  /// As precise as written: "HT 2026", "høst 2026", "syksy 2026", "haustmisseri 2026", "20262",
  /// "12.1.2027", "2027-01-12T00:00:00+02:00", "12. januar 2027", "Jan 13, 2026 12:00:00 AM",
  /// "2026W35". Of several dates the first. Without a year there is no date; 2099-12-31 means none.
  std::optional<PartialDate> read(std::string_view words) const;

  /// Start and end of "1.9.2026 - 15.12.2026"; end empty where only one date stands there.
  std::optional<DateRange> range(std::string_view words) const;

  /// The day that is named without a year ("15. april"), as the last one that is not after `latest`
  /// (yyyymmdd); of "1. mars – 15. april" the second.
  std::optional<PartialDate> day_until(std::string_view words, int latest) const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

}  // namespace rundkurs::normalise
