#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "searchd/search/filter_hints.h"
#include "searchd/search/search_answer.h"
#include "searchd/search/search_request.h"
#include "searchd/search/search_service.h"

namespace rundkurs::api {

/// The answer of `GET /api/v1/search` but for `took_ms`. The service lends its labels.
nlohmann::json to_json(const SearchRequest& request,
                       const SearchAnswer& answer,
                       const std::vector<FilterHint>& suggested,
                       const SearchService& service);

/// The value of `facets` as text. It has hundreds of small objects, and takes longer by way of
/// nlohmann::json than the search itself.
std::string facets_text(const std::vector<Facet>& facets);

/// One hit as it stands in `hits`.
nlohmann::json to_json(const Hit& hit, std::string_view language, const SearchService& service);

}  // namespace rundkurs::api
