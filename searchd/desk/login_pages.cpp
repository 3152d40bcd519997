#include "searchd/desk/login_pages.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "searchd/desk/posted_form.h"
#include "searchd/desk/sender.h"

namespace rundkurs::desk {
namespace {

http::Response login_form(const http::Request& request,
                          const DeskSite& site,
                          std::string_view fault,
                          int status) {
  const auto frame = web::frame_for(request, site.site);
  const auto& words = DeskWords::in(frame.messages.language());
  auto view = desk_model(frame, words, words.text("log_in"));
  if (!fault.empty()) view["error"] = words.text(fault);
  return desk_page(frame, "desk_login", view, status);
}

http::Response log_in(const http::Request& request, const DeskSite& site) {
  if (!is_from_our_pages(request, site.site.base_url))
    return login_form(request, site, "foreign_form", 403);
  const PostedForm form(request);
  const auto sender = sender_of(request, site.proxies);
  const auto admission = site.gate.log_in(
      {form.value("name"), form.value("password"), form.value("code")}, sender, now());
  switch (admission.refusal) {
    case Refusal::none:
      return desk_redirect("/desk").with("set-cookie", admission.cookie);
    case Refusal::too_many:
      return login_form(request, site, "too_many", 429).with("retry-after", "120");
    case Refusal::storage:
      site.log.error("no login", {{"reason", admission.reason}});
      return login_form(request, site, "storage", 503);
    case Refusal::wrong:
    case Refusal::unsuitable:
      break;
  }
  return login_form(request, site, "log_in_failed", 403);
}

/// Somebody whom the proxy has signed in sees no form.
http::Response come_in(const http::Request& request, const DeskSite& site) {
  const auto name = signed_in_name(request, site.proxies, site.sign_on_header);
  if (name.empty()) return login_form(request, site, "", 200);
  const auto admission = site.gate.sign_on(name, now());
  if (admission.refusal == Refusal::none)
    return desk_redirect("/desk").with("set-cookie", admission.cookie);
  if (admission.refusal == Refusal::wrong) return login_form(request, site, "no_account", 403);
  site.log.error("no login", {{"reason", admission.reason}});
  return login_form(request, site, "storage", 503);
}

http::Response password_form(const Room& room, std::string_view fault, int status) {
  auto view = desk_model(room, room.words.text("change_password"));
  view["must_change"] = room.visitor.account.must_change;
  if (!fault.empty()) view["error"] = room.words.text(fault);
  return desk_page(room.frame, "desk_password", view, status);
}

http::Response change_password(const http::Request& request, const Room& room) {
  const PostedForm form(request);
  const auto admission =
      room.site.gate.change_password(room.visitor, form.value("old"), form.value("new"), room.now);
  switch (admission.refusal) {
    case Refusal::none:
      return desk_redirect("/desk").with("set-cookie", admission.cookie);
    case Refusal::too_many:
      return password_form(room, "too_many", 429).with("retry-after", "120");
    case Refusal::wrong:
      return password_form(room, "old_wrong", 422);
    case Refusal::unsuitable:
      return password_form(room, "password_refused", 422);
    case Refusal::storage:
      break;
  }
  room.site.log.error("password not changed", {{"reason", admission.reason}});
  return desk_message(room, "storage", 503);
}

http::Response log_out(const http::Request& /*request*/, const Room& room) {
  const auto cookie = room.site.gate.log_out(room.visitor, room.now);
  if (!cookie) return desk_failure(room, cookie.error());
  return desk_redirect("/desk/login").with("set-cookie", *cookie);
}

}  // namespace

void add_login_pages(http::Router& router, const DeskSite& site) {
  router.get("/desk/login",
             [site](const http::Request& request) { return come_in(request, site); });
  router.post(
      "/desk/login",
      [site](const http::Request& request) { return log_in(request, site); },
      form_body());
  router.post(
      "/desk/logout", form_behind_login(site, Role::reader, log_out), form_body_behind_login());
  router.get("/desk/password",
             behind_login(site, Role::reader, [](const http::Request&, const Room& room) {
               return password_form(room, "", 200);
             }));
  router.post("/desk/password",
              form_behind_login(site, Role::reader, change_password),
              form_body_behind_login());
}

}  // namespace rundkurs::desk
