#include "searchd/desk/inquiry_route.h"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "schemas/fnv.h"
#include "schemas/json.h"
#include "searchd/api/posted_json.h"
#include "searchd/api/replies.h"
#include "searchd/desk/bearer.h"
#include "searchd/desk/sender.h"

namespace rundkurs::desk {
namespace {

using api::bad_parameter;
using api::told;
using nlohmann::json;

constexpr std::size_t longest_key = 200;

/// Everything that a post may hold beside `hl` and `consent`.
struct TextMember {
  const char* name;
  std::string Letter::*own;
  std::string Contact::*of_contact;
};
constexpr TextMember text_members[] = {
    {"text", &Letter::text, nullptr},
    {"organisation_type", &Letter::organisation_type, nullptr},
    {"sector", &Letter::sector, nullptr},
    {"name", nullptr, &Contact::name},
    {"email", nullptr, &Contact::email},
    {"organisation", nullptr, &Contact::organisation},
};

std::variant<Letter, Problem> read_letter(const json& body, const Vocabulary& vocabulary) {
  Letter letter;
  letter.origin = Origin::api;
  for (const auto& member : text_members) {
    const auto value = body.find(member.name);
    if (value == body.end() || value->is_null()) continue;
    if (!value->is_string()) return bad_parameter(member.name, "Give a text.");
    auto& target = member.own != nullptr ? letter.*member.own : letter.contact.*member.of_contact;
    target = value->get<std::string>();
  }
  auto language = api::language_member(body, "");
  if (auto* const problem = std::get_if<Problem>(&language)) return *problem;
  letter.language = std::get<std::string>(std::move(language));
  if (const auto consent = body.find("consent"); consent != body.end()) {
    if (!consent->is_boolean()) return bad_parameter("consent", "Give true or false.");
    letter.consents = consent->get<bool>();
  }
  letter = cleaned(std::move(letter));
  if (const auto fault = fault_of(letter, vocabulary))
    return bad_parameter(fault->member, fault->detail);
  return letter;
}

std::variant<std::optional<PostKey>, Problem> read_key(const http::Request& request) {
  const auto given = request.field("idempotency-key");
  if (given.empty()) return std::nullopt;
  const bool printable =
      std::all_of(given.begin(), given.end(), [](char c) { return c >= ' ' && c <= '~'; });
  if (!printable || given.size() > longest_key)
    return bad_parameter("Idempotency-Key",
                         fmt::format("Give at most {} letters and digits.", longest_key));
  return PostKey{std::string(given), fmt::format("{:016x}", fnv1a(request.body))};
}

Problem not_stored(const Error& error, Log& log) {
  if (error.code == Error::Code::conflict && error.where == "Idempotency-Key")
    return {409, "Conflict", error.message + ": " + error.hint + ".", "Idempotency-Key"};
  log.error("inquiry not stored", {{"reason", describe(error)}});
  return {503, "Service Unavailable", "The inquiry could not be stored. Send it again.", ""};
}

struct Posted {
  http::Response response;
  std::optional<std::string> added = {};  ///< Id of an inquiry that was not there before.
};

Posted post_inquiry(const http::Request& request,
                    const api::Context& context,
                    const Intake& intake) {
  const auto body = api::posted_object(
      request,
      {"text", "hl", "name", "email", "organisation", "organisation_type", "sector", "consent"});
  if (const auto* const problem = std::get_if<Problem>(&body)) return {told(*problem)};
  const auto letter = read_letter(std::get<json>(body), context.search.vocabulary());
  if (const auto* const problem = std::get_if<Problem>(&letter)) return {told(*problem)};
  const auto key = read_key(request);
  if (const auto* const problem = std::get_if<Problem>(&key)) return {told(*problem)};
  const auto received =
      intake.receive(std::get<Letter>(letter), std::get<std::optional<PostKey>>(key), now());
  if (!received) return {told(not_stored(received.error(), context.log))};
  auto response = http::json_response(json_text(json{{"id", received->added.id}}));
  response.status = 201;
  const auto& added = received->added;
  return {std::move(response), added.repeated ? std::nullopt : std::optional(added.id)};
}

}  // namespace

void add_inquiry_route(http::Router& router,
                       const api::Context& context,
                       const Intake* intake,
                       Desk* desk,
                       Allowance& allowance,
                       const std::vector<std::string>& proxies) {
  const auto answer = [context, intake, desk, &allowance, proxies](const http::Request& request) {
    if (intake == nullptr || desk == nullptr)
      return told({503, "Service Unavailable", "There is no desk to keep an inquiry.", ""});
    auto bearer = bearer_of(request, desk->api_tokens(), Scope::send_inquiries, now(), context.log);
    if (auto* const refused = std::get_if<http::Response>(&bearer)) return std::move(*refused);
    const auto& token = std::get<std::optional<ApiToken>>(bearer);
    // A page of another site has no token, and a program no page.
    if (!token && !is_from_our_pages(request, context.base_url))
      return told({403, "Forbidden", "Pages of other sites may not send inquiries.", ""});
    const auto who = token ? "token " + token->id : sender_of(request, proxies);
    if (!allowance.take(who)) {
      auto refused = told({429, "Too Many Requests", "Wait a minute, then send it again.", ""});
      return refused.with("retry-after", "60");
    }
    auto posted = post_inquiry(request, context, *intake);
    if (!token || !posted.added) return std::move(posted.response);
    const auto noted = desk->accounts().note({who, now()}, Act::inquiry_received, *posted.added);
    if (!noted) context.log.error("inquiry not noted", {{"reason", describe(noted.error())}});
    return std::move(posted.response);
  };
  router.post(
      "/api/v1/inquiries",
      [answer](const http::Request& request) {
        auto response = answer(request);
        response.with("cache-control", "no-store");
        return response;
      },
      http::BodyRules{});
}

}  // namespace rundkurs::desk
