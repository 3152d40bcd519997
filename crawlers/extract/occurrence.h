#pragma once

#include <optional>
#include <string_view>

#include "crawlers/extract/raw_record.h"

namespace rundkurs {

/// For a record that is one occurrence by itself: its start, end, deadline, seats, status and
/// tuition become its only run; place, mode, pace, language and address are said of both. Nothing
/// happens where there is none of the first.
void make_run(RawRecord& occurrence);

/// The fee that a record states holds for those of its runs that state none; without runs it is
/// make_run().
void settle_runs(RawRecord& record);

/// "programme-offering" or "course-offering" where the source does not tell them apart: a year of
/// full-time study or more (60 hp, 200 yh points, 800 points of adult secondary education) is a
/// programme. `system` is the source's code of the credits.
std::string_view occurrence_kind(std::optional<double> credits, std::string_view system);

}  // namespace rundkurs
