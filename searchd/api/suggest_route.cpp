#include "searchd/api/suggest_route.h"

#include <charconv>

#include <nlohmann/json.hpp>

#include "schemas/utf8.h"
#include "searchd/api/replies.h"

namespace rundkurs::api {
namespace {

constexpr std::size_t default_limit = 8;
constexpr std::size_t max_limit = 20;
constexpr std::size_t max_bytes = 200;

std::optional<std::size_t> limit_of(const http::Request& request) {
  const auto text = request.parameter("limit");
  if (text.empty()) return default_limit;
  std::size_t limit = 0;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, limit);
  if (read.ec != std::errc() || read.ptr != end || limit < 1 || limit > max_limit)
    return std::nullopt;
  return limit;
}

}  // namespace

std::variant<std::vector<Suggestion>, Problem> suggestions_for(const http::Request& request,
                                                               const Context& context) {
  if (const auto refused = refuse_others(request, {"q", "hl", "limit"})) return *refused;
  const auto language = interface_language(request);
  if (!language) return bad_parameter("hl", "The labels are in nb, nn, sv, da, fi, is and en.");
  const auto limit = limit_of(request);
  if (!limit) return bad_parameter("limit", "This is not a number from 1 to 20.");
  const auto q = request.parameter("q");
  if (!is_valid_utf8(q)) return bad_parameter("q", "The value is not UTF-8.");
  if (q.size() > max_bytes) return bad_parameter("q", "This is too long to be completed.");
  auto suggestions = context.suggester.complete(q, *language, *limit);
  if (!suggestions) return problem_of(suggestions.error(), context);
  return *std::move(suggestions);
}

http::Response suggest(const http::Request& request, const Context& context) {
  const auto snapshot = context.search.snapshot();
  const auto outcome = suggestions_for(request, context);
  if (const auto* const problem = std::get_if<Problem>(&outcome)) return told(*problem);
  auto list = nlohmann::json::array();
  for (const auto& suggestion : std::get<std::vector<Suggestion>>(outcome)) {
    list.push_back({{"kind", suggestion.kind},
                    {"id", suggestion.id},
                    {"text", suggestion.text},
                    {"lang", suggestion.language}});
  }
  return versioned({{"q", request.parameter("q")}, {"suggestions", std::move(list)}}, snapshot);
}

}  // namespace rundkurs::api
