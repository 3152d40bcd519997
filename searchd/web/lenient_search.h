#pragma once

#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

#include "searchd/http/parameters.h"
#include "searchd/web/documents.h"

namespace rundkurs::web {

/// A search as a page makes it: unlike the API it ignores parameters it does not know, and goes on
/// without a value that means nothing, which the page then shows as a chip to remove.
struct LenientSearch {
  std::optional<nlohmann::json> answer;   ///< Empty where no search was possible: see `problem`.
  std::vector<http::Parameter> accepted;  ///< Known parameters whose values were used.
  std::vector<http::Parameter> refused;   ///< Known parameters whose values mean nothing.
  Problem problem;
};

LenientSearch lenient_search(const Documents& documents, const std::vector<http::Parameter>& asked);

}  // namespace rundkurs::web
