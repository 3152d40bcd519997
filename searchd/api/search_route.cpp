#include "searchd/api/search_route.h"

#include <chrono>
#include <cmath>
#include <utility>

#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "searchd/api/replies.h"
#include "searchd/api/search_json.h"
#include "searchd/search/search_parameters.h"

namespace rundkurs::api {

std::variant<std::string, Problem> search_text(const std::vector<http::Parameter>& parameters,
                                               const Context& context) {
  const auto begin = std::chrono::steady_clock::now();
  const auto read = read_search(parameters, context.search.vocabulary(), context.find_place);
  if (!read.problems.empty())
    return bad_parameter(read.problems.front().parameter, read.problems.front().detail);
  auto answer = context.search.search(read.request, today());
  if (!answer) return problem_of(answer.error(), context);
  const auto facets = facets_text(std::exchange(answer->facets, {}));
  const auto hits =
      hits_text(std::exchange(answer->hits, {}), read.request.language, context.search);
  auto json = to_json(
      read.request, *answer, context.hints.in(read.request, context.search), context.search);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  json["took_ms"] = std::round(took.count() * 100) / 100;
  json.erase("facets");
  json.erase("hits");
  auto text = json_text(json);
  text.pop_back();
  text.append(R"(,"hits":)").append(hits).append(R"(,"facets":)").append(facets);
  return text.append(1, '}');
}

http::Response search(const http::Request& request, const Context& context) {
  const auto snapshot = context.search.snapshot();
  auto outcome = search_text(request.parameters, context);
  if (const auto* const problem = std::get_if<Problem>(&outcome)) return told(*problem);
  return versioned_text(std::get<std::string>(std::move(outcome)), "application/json", snapshot);
}

}  // namespace rundkurs::api
