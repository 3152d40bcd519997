#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "searchd/http/parameters.h"
#include "searchd/web/documents.h"

namespace rundkurs::web {

/// A search as a page makes it: parameters that the page does not know are ignored, and a value
/// that means nothing is shown as a chip to remove.
struct LenientSearch {
  std::optional<nlohmann::json> answer;   ///< Empty where no search was possible: see `problem`.
  std::vector<http::Parameter> accepted;  ///< Known parameters whose values were used.
  std::vector<http::Parameter> refused;   ///< Known parameters whose values mean nothing.
  Problem problem;

  /// The first value of an accepted parameter; empty where there is none.
  std::string value(std::string_view name) const;
};

LenientSearch lenient_search(const Documents& documents, const std::vector<http::Parameter>& asked);

}  // namespace rundkurs::web
