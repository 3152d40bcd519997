#include "searchd/api/overview_route.h"

#include <nlohmann/json.hpp>

#include "searchd/api/overview_json.h"
#include "searchd/api/replies.h"
#include "searchd/search/index_records.h"
#include "searchd/search/search_parameters.h"

namespace rundkurs::api {

http::Response overview(const http::Request& request, const Context& context) {
  const auto snapshot = context.search.snapshot();
  const auto read =
      read_search(request.parameters, context.search.vocabulary(), context.find_place);
  if (!read.problems.empty())
    return told(bad_parameter(read.problems.front().parameter, read.problems.front().detail));
  const auto found = context.search.select(read.request, today());
  if (!found) return told(problem_of(found.error(), context));
  if (found->snapshot().sharded != nullptr)
    return told(problem_of(needs_local_index("The overview"), context));
  return versioned(to_json(overview_of(*found), read.request.language, context.search), snapshot);
}

}  // namespace rundkurs::api
