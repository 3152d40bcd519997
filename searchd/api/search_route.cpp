#include "searchd/api/search_route.h"

#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "searchd/api/replies.h"
#include "searchd/api/search_json.h"
#include "searchd/search/search_parameters.h"

namespace rundkurs::api {

std::variant<SearchText, Problem> search_text(const std::vector<http::Parameter>& parameters,
                                              const Context& context) {
  const auto begin = std::chrono::steady_clock::now();
  const auto read = read_search(parameters, context.search.vocabulary(), context.find_place);
  if (!read.problems.empty())
    return bad_parameter(read.problems.front().parameter, read.problems.front().detail);
  const auto answer = context.search.search(read.request, today());
  if (!answer) return problem_of(answer.error(), context);
  const auto hints = context.hints.in(read.request, context.search);
  auto text = answer_text(read.request, *answer, hints, context.search);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  text.pop_back();
  text.append(fmt::format(R"(,"took_ms":{:.2f}}})", took.count()));
  return SearchText{std::move(text), !answer->missing_shards.empty()};
}

http::Response search(const http::Request& request, const Context& context) {
  const auto snapshot = context.search.snapshot();
  auto outcome = search_text(request.parameters, context);
  if (const auto* const problem = std::get_if<Problem>(&outcome)) return told(*problem);
  auto& [text, partial] = std::get<SearchText>(outcome);
  // Without a tag: the whole answer will have it.
  return versioned_text(std::move(text), "application/json", partial ? nullptr : snapshot);
}

}  // namespace rundkurs::api
