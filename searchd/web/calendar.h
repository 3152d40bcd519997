#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/frame.h"

namespace rundkurs::web {

/// True where a run of the record has a start or a deadline on a day that is still to come.
bool has_calendar(const nlohmann::json& record);

/// Starts and deadlines that are known to the day, as iCalendar (RFC 5545): all-day events with
/// stable ids, so that a calendar that imports the file again changes them.
std::string calendar(const Frame& frame, const nlohmann::json& record);

}  // namespace rundkurs::web
