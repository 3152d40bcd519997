#include "searchd/api/search_route.h"

#include <chrono>
#include <cmath>

#include <nlohmann/json.hpp>

#include "searchd/api/replies.h"
#include "searchd/api/search_json.h"
#include "searchd/search/search_parameters.h"

namespace rundkurs::api {

std::variant<nlohmann::json, Problem> search_document(
    const std::vector<http::Parameter>& parameters, const Context& context) {
  const auto begin = std::chrono::steady_clock::now();
  const auto read = read_search(parameters, context.search.vocabulary(), context.find_place);
  if (!read.problems.empty())
    return bad_parameter(read.problems.front().parameter, read.problems.front().detail);
  const auto answer = context.search.search(read.request, today());
  if (!answer) return problem_of(answer.error(), context);
  auto json = to_json(
      read.request, *answer, context.hints.in(read.request, context.search), context.search);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  json["took_ms"] = std::round(took.count() * 100) / 100;
  return json;
}

http::Response search(const http::Request& request, const Context& context) {
  const auto snapshot = context.search.snapshot();
  const auto outcome = search_document(request.parameters, context);
  if (const auto* const problem = std::get_if<Problem>(&outcome)) return told(*problem);
  return versioned(std::get<nlohmann::json>(outcome), snapshot);
}

}  // namespace rundkurs::api
