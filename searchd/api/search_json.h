#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "searchd/search/filter_hints.h"
#include "searchd/search/search_answer.h"
#include "searchd/search/search_request.h"
#include "searchd/search/search_service.h"

namespace rundkurs::api {

/// The answer of `GET /api/v1/search` but for `took_ms`, as text: what is sent is never a tree. The
/// service lends its labels.
std::string answer_text(const SearchRequest& request,
                        const SearchAnswer& answer,
                        const std::vector<FilterHint>& suggested,
                        const SearchService& service);

/// The same for the pages.
nlohmann::json to_json(const SearchRequest& request,
                       const SearchAnswer& answer,
                       const std::vector<FilterHint>& suggested,
                       const SearchService& service);

/// One hit as it stands in `hits`.
nlohmann::json to_json(const Hit& hit, std::string_view language, const SearchService& service);

}  // namespace rundkurs::api
