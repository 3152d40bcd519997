#pragma once

#include <optional>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "searchd/api/api.h"
#include "searchd/gaps/gap_service.h"

namespace rundkurs::api {

/// `GET /api/v1/gaps?by=&hl=&format=`: needs against offerings, topic by topic, and the series of
/// what they were; the same as a file for a spreadsheet, `/gaps.csv` and `/gaps.xlsx`, and the
/// series alone, `/gaps-over-time.csv`. `gaps` must outlive the router.
void add_gap_routes(http::Router& router, const Context& context, gaps::GapService& gaps);

/// The same for the pages; empty where there is no index, or the answers cannot be read.
std::optional<nlohmann::json> gap_document(gaps::Dimension by,
                                           std::string_view language,
                                           const Context& context,
                                           gaps::GapService& gaps);

}  // namespace rundkurs::api
