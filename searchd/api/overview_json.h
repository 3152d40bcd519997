#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "searchd/search/overview.h"
#include "searchd/search/search_service.h"

namespace rundkurs::api {

/// The answer of `GET /api/v1/overview`. The service lends its labels.
nlohmann::json to_json(const Overview& overview,
                       std::string_view language,
                       const SearchService& service);

/// `{parameter, value, lat, lon}`.
nlohmann::json to_json(const MappedPlace& place);

}  // namespace rundkurs::api
