#include "searchd/desk/token_pages.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "schemas/utf8.h"
#include "searchd/desk/bearer.h"
#include "searchd/desk/password.h"
#include "searchd/desk/posted_form.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;

constexpr std::size_t longest_token_name = 100;
constexpr std::string_view tokens_path = "/desk/tokens";

std::string token_day(Timestamp time, const Room& room) {
  return room.frame.messages.date(format_timestamp(time).substr(0, 10));
}

json token_row(const ApiToken& token, const Room& room) {
  std::string scopes;
  for (const auto scope : token.scopes)
    scopes += (scopes.empty() ? "" : ", ") + std::string(name_of(scope));
  return {{"name", token.name},
          {"scopes", scopes},
          {"made", token_day(token.made, room) + ", " + token.made_by},
          {"used", token.used ? token_day(*token.used, room) : room.words.text("link_never")},
          {"revoked", token.revoked ? token_day(*token.revoked, room) : std::string()},
          {"action", std::string(tokens_path) + "/" + token.id}};
}

http::Response tokens_page(const Room& room,
                           const std::string& made = "",
                           std::string_view fault = {},
                           int status = 200) {
  const auto known = room.site.desk.api_tokens().list();
  if (!known) return desk_failure(room, known.error());
  auto view = desk_model(room, room.words.text("tokens"));
  if (!fault.empty()) view["error"] = room.words.text(fault);
  view["made_token"] = made;
  view["scopes"] = json::array();
  for (const auto scope : all_scopes) {
    const std::string name(name_of(scope));
    view["scopes"].push_back(
        {{"value", name},
         {"label", room.words.text(scope == Scope::send_inquiries ? "scope_send" : "scope_read")}});
  }
  view["rows"] = json::array();
  for (const auto& token : *known)
    view["rows"].push_back(token_row(token, room));
  view["has_rows"] = !known->empty();
  return desk_page(room.frame, "desk_tokens", view, status);
}

http::Response make_token(const http::Request& request, const Room& room) {
  const PostedForm form(request);
  ApiToken token;
  token.name = squeeze_space(clean_utf8(form.value("name")));
  for (const auto scope : all_scopes) {
    const bool wanted =
        std::any_of(form.fields().begin(), form.fields().end(), [&](const http::Parameter& field) {
          return field.name == "scope" && field.value == name_of(scope);
        });
    if (wanted) token.scopes.push_back(scope);
  }
  if (token.name.empty() || token.name.size() > longest_token_name || token.scopes.empty())
    return tokens_page(room, "", "token_incomplete", 422);
  const auto secret = make_api_token();
  token.digest = digest_of(secret);
  const auto added = room.site.desk.api_tokens().add(token, room.by());
  if (!added) return desk_failure(room, added.error());
  return tokens_page(room, secret);
}

http::Response revoke_token(const http::Request& request, const Room& room) {
  const auto done = room.site.desk.api_tokens().revoke(request.variable("id"), room.by());
  if (done) return desk_redirect(tokens_path);
  if (done.error().code == Error::Code::not_found) return desk_message(room, "token_missing", 404);
  return desk_failure(room, done.error());
}

}  // namespace

void add_token_pages(http::Router& router, const DeskSite& site) {
  constexpr auto role = Role::administrator;
  router.get("/desk/tokens", behind_login(site, role, [](const http::Request&, const Room& room) {
               return tokens_page(room);
             }));
  router.post("/desk/tokens", form_behind_login(site, role, make_token), form_body_behind_login());
  router.post(
      "/desk/tokens/{id}", form_behind_login(site, role, revoke_token), form_body_behind_login());
}

}  // namespace rundkurs::desk
