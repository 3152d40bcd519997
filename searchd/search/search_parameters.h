#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/vocabulary.h"
#include "searchd/http/parameters.h"
#include "searchd/search/search_request.h"

namespace rundkurs {

/// A parameter that could not be taken. The API refuses the request; a page leaves it out and says
/// so.
struct ParameterProblem {
  std::string parameter;
  std::string value;
  std::string detail;  ///< A sentence for a person.
};

struct ReadSearch {
  SearchRequest request;  ///< What could be understood.
  std::vector<ParameterProblem> problems;
};

/// Where a place of this name is; empty where nobody knows.
using FindPlace = std::function<std::optional<facets::Position>(std::string_view name)>;

/// The parameters of `GET /api/v1/search`. An empty value is as good as none: forms send those.
ReadSearch read_search(std::span<const http::Parameter> parameters,
                       const Vocabulary& vocabulary,
                       const FindPlace& find_place);

/// True for the values that the API documents; of institution and region, for any that has the
/// form of an id.
bool is_facet_value(std::string_view facet, std::string_view value, const Vocabulary& vocabulary);

}  // namespace rundkurs
