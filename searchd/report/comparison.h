#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "schemas/result.h"
#include "searchd/gaps/gap_service.h"

/// What a report says that changed since: the member `previous` of its document, with the day
/// (`made`), whether a report was made of it (`reported`), how many had answered and the figures of
/// each topic; null where there is nothing to compare with.
namespace rundkurs::report {

/// From the states that are kept: the last earlier day of which a report was made, else the first
/// day of all.
Result<nlohmann::json> previous_kept(gaps::GapService& gaps, const std::string& day);

/// From the document of an earlier report.
nlohmann::json previous_in(const nlohmann::json& document);

}  // namespace rundkurs::report
