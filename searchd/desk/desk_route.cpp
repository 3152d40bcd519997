#include "searchd/desk/desk_route.h"

#include <functional>
#include <utility>
#include <variant>

#include <nlohmann/json.hpp>

#include "schemas/desk/inquiry_json.h"
#include "schemas/json.h"
#include "searchd/api/replies.h"
#include "searchd/desk/bearer.h"

namespace rundkurs::desk {
namespace {

using api::told;
using nlohmann::json;

constexpr std::size_t inquiries_a_page = 50;
constexpr std::size_t last_page = 10000;

/// One request of a program with a token.
struct DeskCall {
  const api::Context& context;
  Desk& desk;
  ApiToken token;
  Timestamp now;
};

http::Response desk_unreadable(const DeskCall& call, const Error& error) {
  call.context.log.error("desk not readable", {{"reason", describe(error)}});
  return told({503, "Service Unavailable", "The desk cannot be read just now.", ""});
}

http::Response handed_out(const DeskCall& call,
                          const json& body,
                          Act act,
                          const std::string& subject) {
  const auto noted = call.desk.accounts().note({"token " + call.token.id, call.now}, act, subject);
  if (!noted) return desk_unreadable(call, noted.error());
  return http::json_response(json_text(body));
}

std::optional<std::size_t> page_in(std::string_view text) {
  if (text.empty()) return 1;
  std::size_t page = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    page = 10 * page + static_cast<std::size_t>(c - '0');
    if (page > last_page) return std::nullopt;
  }
  return page == 0 ? std::nullopt : std::optional(page);
}

http::Response list_inquiries(const http::Request& request, const DeskCall& call) {
  if (const auto refused = api::refuse_others(request, {"status", "topic", "page"}))
    return told(*refused);
  InquiryFilter filter;
  const auto status = request.parameter("status");
  filter.status = status_named(status);
  if (!status.empty() && !filter.status)
    return told(api::bad_parameter("status", "Give fresh, working, answered or closed."));
  filter.topic = request.parameter("topic");
  if (!filter.topic.empty() &&
      call.context.search.vocabulary().topic_by_id(filter.topic) == nullptr)
    return told(api::bad_parameter("topic", "Give a value of the facet topic."));
  const auto page = page_in(request.parameter("page"));
  if (!page) return told(api::bad_parameter("page", "Give a number from 1 on."));
  filter.limit = inquiries_a_page;
  filter.first = (*page - 1) * inquiries_a_page;
  const auto total = call.desk.inquiries().count(filter);
  if (!total) return desk_unreadable(call, total.error());
  const auto rows = call.desk.inquiries().list(filter);
  if (!rows) return desk_unreadable(call, rows.error());
  auto list = json::array();
  for (const auto& inquiry : *rows)
    list.push_back(to_json(inquiry));
  const json body = {{"total", *total},
                     {"page", *page},
                     {"per_page", inquiries_a_page},
                     {"inquiries", std::move(list)}};
  return handed_out(call, body, Act::inquiries_listed, "");
}

http::Response read_inquiry(const http::Request& request, const DeskCall& call) {
  if (const auto refused = api::refuse_others(request, {})) return told(*refused);
  const auto found = call.desk.inquiries().find(request.variable("id"));
  if (!found) return desk_unreadable(call, found.error());
  if (!*found) return told(api::not_found("There is no such inquiry."));
  return handed_out(call, to_json(**found), Act::inquiry_read, (*found)->id);
}

using DeskAnswer = std::function<http::Response(const http::Request&, const DeskCall&)>;

http::Handler with_token(const api::Context& context, Desk& desk, DeskAnswer answer) {
  return [context, &desk, answer = std::move(answer)](const http::Request& request) {
    const auto time = now();
    auto bearer = bearer_of(request, desk.api_tokens(), Scope::read_inquiries, time, context.log);
    if (auto* const refused = std::get_if<http::Response>(&bearer)) return std::move(*refused);
    auto& token = std::get<std::optional<ApiToken>>(bearer);
    if (!token) return token_wanted();
    auto response = answer(request, {context, desk, *std::move(token), time});
    response.with("cache-control", "no-store");
    return response;
  };
}

}  // namespace

void add_desk_routes(http::Router& router, const api::Context& context, Desk& desk) {
  router.get("/api/v1/desk/inquiries", with_token(context, desk, list_inquiries));
  router.get("/api/v1/desk/inquiries/{id}", with_token(context, desk, read_inquiry));
}

}  // namespace rundkurs::desk
