#include "searchd/desk/bearer.h"

#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "schemas/random_text.h"
#include "searchd/api/replies.h"
#include "searchd/desk/password.h"
#include "searchd/http/syntax.h"

namespace rundkurs::desk {
namespace {

constexpr std::string_view scheme = "Bearer ";
constexpr std::string_view token_prefix = "rundkurs_";
constexpr std::size_t secret_characters = 40;
/// How exactly it is known when a token was used last.
constexpr auto touch_token_interval = std::chrono::minutes(10);

http::Response refused(int status,
                       std::string_view title,
                       std::string detail,
                       std::string_view how) {
  auto response = api::told({status, std::string(title), std::move(detail), ""});
  response.with("www-authenticate", fmt::format("Bearer realm=\"rundkurs\"{}", how));
  response.with("cache-control", "no-store");
  return response;
}

http::Response unknown_token() {
  return refused(401,
                 "Unauthorized",
                 "The token is none of this desk, or was revoked.",
                 ", error=\"invalid_token\"");
}

}  // namespace

std::string make_api_token() {
  return std::string(token_prefix) + random_text(secret_characters);
}

http::Response token_wanted() {
  return refused(401, "Unauthorized", "Send a token of the desk as Authorization: Bearer.", "");
}

std::variant<std::optional<ApiToken>, http::Response> bearer_of(
    const http::Request& request, ApiTokens& tokens, Scope scope, Timestamp now, Log& log) {
  const auto given = request.field("authorization");
  if (given.empty()) return std::optional<ApiToken>();
  if (!http::starts_with_ignoring_case(given, scheme)) return unknown_token();
  const auto text = given.substr(scheme.size());
  // Of anything longer no digest is made.
  if (text.size() != token_prefix.size() + secret_characters) return unknown_token();
  auto token = tokens.find(digest_of(text));
  if (!token) {
    log.error("tokens not readable", {{"reason", describe(token.error())}});
    return api::told({503, "Service Unavailable", "The desk cannot be read just now.", ""});
  }
  if (!*token || (*token)->revoked) return unknown_token();
  if (!(*token)->may(scope))
    return refused(403,
                   "Forbidden",
                   fmt::format("The token lacks the scope {}.", name_of(scope)),
                   fmt::format(", error=\"insufficient_scope\", scope=\"{}\"", name_of(scope)));
  // A locked database is no reason to send somebody away.
  if (!(*token)->used || now - *(*token)->used > touch_token_interval)
    static_cast<void>(tokens.touch((*token)->id, now));
  return *std::move(token);
}

}  // namespace rundkurs::desk
