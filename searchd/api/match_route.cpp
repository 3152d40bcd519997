#include "searchd/api/match_route.h"

#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include "schemas/json.h"
#include "searchd/api/constraints_json.h"
#include "searchd/api/inquiry_json.h"
#include "searchd/api/posted_json.h"
#include "searchd/api/replies.h"
#include "searchd/api/search_json.h"

namespace rundkurs::api {
namespace {

using nlohmann::json;

std::variant<match::MatchRequest, Problem> read_request(const json& body,
                                                        const Vocabulary& vocabulary) {
  match::MatchRequest request;
  const auto text = body.find("text");
  if (text == body.end() || !text->is_string())
    return bad_parameter("text", "Give the message as a text.");
  request.text = text->get<std::string>();
  auto language = language_member(body, "");
  if (auto* const problem = std::get_if<Problem>(&language)) return *problem;
  request.language = std::get<std::string>(std::move(language));
  if (const auto limit = body.find("limit"); limit != body.end()) {
    if (!limit->is_number_integer() || *limit < 1 || *limit > match::max_hits)
      return bad_parameter("limit", fmt::format("Give a number from 1 to {}.", match::max_hits));
    request.limit = limit->get<std::size_t>();
  }
  if (const auto given = body.find("constraints"); given != body.end()) {
    auto constraints = read_constraints(*given, vocabulary);
    if (auto* const problem = std::get_if<Problem>(&constraints)) return *problem;
    request.constraints = std::get<match::Constraints>(std::move(constraints));
  }
  return request;
}

json hit_json(const match::MatchHit& match,
              std::string_view language,
              const SearchService& service) {
  auto object = to_json(match.hit, language, service);
  object["reasons"] = match.reasons;
  object["reservations"] = match.reservations;
  object["need"] = match.need;
  return object;
}

http::Response match_message(const http::Request& request,
                             const Context& context,
                             const match::Matcher& matcher) {
  const auto begin = std::chrono::steady_clock::now();
  const auto body = posted_object(request, {"text", "hl", "constraints", "limit"});
  if (const auto* const problem = std::get_if<Problem>(&body)) return told(*problem);
  const auto read = read_request(std::get<json>(body), context.search.vocabulary());
  if (const auto* const problem = std::get_if<Problem>(&read)) return told(*problem);
  const auto answer = matcher.match(std::get<match::MatchRequest>(read), today());
  if (!answer) return told(problem_of(answer.error(), context));
  auto hits = json::array();
  for (const auto& hit : answer->hits)
    hits.push_back(hit_json(hit, answer->language, context.search));
  auto uncovered = json::array();
  for (const auto& topic : answer->uncovered) {
    uncovered.push_back(
        {{"id", topic}, {"label", context.search.label("topic", topic, answer->language)}});
  }
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  return http::json_response(json_text({{"interpreted", to_json(answer->inquiry)},
                                        {"language", answer->language},
                                        {"hits", std::move(hits)},
                                        {"uncovered", std::move(uncovered)},
                                        {"took_ms", std::round(took.count() * 100) / 100}}));
}

}  // namespace

void add_match_route(http::Router& router, const Context& context, const match::Matcher& matcher) {
  router.post(
      "/api/v1/match",
      [context, &matcher](const http::Request& request) {
        auto response = match_message(request, context, matcher);
        // A message is personal: nobody keeps the answer.
        response.with("cache-control", "no-store");
        return response;
      },
      message_body());
}

}  // namespace rundkurs::api
