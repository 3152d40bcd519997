#include "searchd/desk/room.h"

#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "searchd/desk/posted_form.h"
#include "searchd/desk/sender.h"
#include "searchd/http/media_type.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;

constexpr std::string_view password_path = "/desk/password";

json menu(const Room& room) {
  struct Entry {
    const char* path;
    const char* label;
    Role role;
  };
  constexpr std::array<Entry, 12> entries = {{{"/desk", "inbox", Role::reader},
                                              {"/desk/new", "new", Role::adviser},
                                              {"/desk/mail", "mail_import", Role::adviser},
                                              {"/desk/answers", "canned", Role::adviser},
                                              {"/desk/curation", "curation", Role::adviser},
                                              {"/desk/links", "links", Role::adviser},
                                              {"/desk/plan", "plan", Role::adviser},
                                              {"/desk/needs", "needs", Role::adviser},
                                              {"/desk/report", "report", Role::adviser},
                                              {"/desk/person", "person", Role::administrator},
                                              {"/desk/tokens", "tokens", Role::administrator},
                                              {"/desk/audit", "audit", Role::administrator}}};
  auto links = json::array();
  for (const auto& entry : entries) {
    if (!room.visitor.may(entry.role)) continue;
    links.push_back({{"url", entry.path},
                     {"label", room.words.text(entry.label)},
                     {"here", room.frame.here.path() == entry.path}});
  }
  return links;
}

http::Response storage_trouble(const web::Frame& frame, const DeskWords& words) {
  auto view = desk_model(frame, words, words.text("title"));
  view["message"] = words.text("storage");
  return desk_page(frame, "desk_message", view, 503);
}

/// The visitor's room, or the answer to one who has none.
struct Entrance {
  std::optional<Room> room;
  http::Response otherwise;
};

Entrance enter(const http::Request& request, const DeskSite& site, Role role) {
  auto frame = web::frame_for(request, site.site);
  const auto& words = DeskWords::in(frame.messages.language());
  auto visitor = site.gate.visitor(request, now());
  if (!visitor) {
    site.log.error("desk not readable", {{"reason", describe(visitor.error())}});
    return {{}, storage_trouble(frame, words)};
  }
  if (!*visitor) return {{}, desk_redirect("/desk/login")};
  // Whom a proxy has signed in typed no password; a first one lets in to nothing but its change.
  const bool must_change = (*visitor)->account.must_change && !(*visitor)->login.signed_on;
  if (must_change && request.path != password_path) return {{}, desk_redirect(password_path)};
  Room room{site, std::move(frame), words, **std::move(visitor), now()};
  if (!room.visitor.may(role)) return {{}, desk_message(room, "not_allowed", 403)};
  return {std::move(room), {}};
}

bool is_own(const http::Request& request, const Room& room, std::string_view token) {
  return is_from_our_pages(request, room.site.site.base_url) &&
         Gate::is_own_form(room.visitor, token);
}

}  // namespace

json desk_model(const web::Frame& frame, const DeskWords& words, std::string_view title) {
  auto view = frame_model(frame,
                          frame.messages.text("page_title", {{"title", std::string(title)}}),
                          {.indexed = false});
  view["robots"] = "noindex, nofollow";
  view["d"] = words.all();
  view["heading"] = title;
  return view;
}

json desk_model(const Room& room, std::string_view title) {
  auto view = desk_model(room.frame, room.words, title);
  const auto& account = room.visitor.account;
  const auto role = room.words.text("role." + std::string(name_of(account.role)));
  view["visitor"] = {
      {"menu", menu(room)},
      {"name", room.words.text("signed_in_as", {{"name", account.name}, {"role", role}})}};
  view["token"] = room.visitor.login.form_token;
  view["may_answer"] = room.visitor.may(Role::adviser);
  view["may_erase"] = room.visitor.may(Role::administrator);
  return view;
}

http::Response desk_page(const web::Frame& frame,
                         std::string_view template_name,
                         const json& view,
                         int status) {
  auto response = page_response(frame, template_name, view, status);
  response.with("cache-control", "no-store");
  return response;
}

http::Response desk_message(const Room& room, std::string_view key, int status) {
  auto view = desk_model(room, room.words.text("title"));
  view["message"] = room.words.text(key);
  return desk_page(room.frame, "desk_message", view, status);
}

http::Response desk_failure(const Room& room, const Error& error) {
  if (error.code == Error::Code::not_found) return desk_message(room, "missing", 404);
  room.site.log.error("desk not readable", {{"reason", describe(error)}});
  return desk_message(room, "storage", 503);
}

http::Response desk_redirect(std::string_view location) {
  auto response = http::redirect_response(location);
  response.with("cache-control", "no-store");
  return response;
}

http::Handler behind_login(const DeskSite& site, Role role, DeskHandler handler) {
  return [site, role, handler = std::move(handler)](const http::Request& request) {
    auto entrance = enter(request, site, role);
    return entrance.room ? handler(request, *entrance.room) : std::move(entrance.otherwise);
  };
}

http::Handler upload_behind_login(const DeskSite& site, Role role, UploadHandler handler) {
  return behind_login(
      site, role, [handler = std::move(handler)](const http::Request& request, const Room& room) {
        const auto content_type = request.field("content-type");
        static const std::vector<std::string> media_types = {"multipart/form-data"};
        if (!http::is_one_of(content_type, media_types))
          return desk_message(room, "foreign_form", 415);
        auto parts = http::parse_form_data(content_type, request.body);
        if (!parts) return desk_message(room, "upload_broken", 400);
        const Upload upload(*std::move(parts));
        if (!is_own(request, room, upload.content("token")))
          return desk_message(room, "foreign_form", 403);
        return handler(upload, room);
      });
}

http::Handler form_behind_login(const DeskSite& site, Role role, DeskHandler handler) {
  return behind_login(
      site, role, [handler = std::move(handler)](const http::Request& request, const Room& room) {
        if (!http::is_one_of(request.field("content-type"), form_body().media_types))
          return desk_message(room, "foreign_form", 415);
        const PostedForm form(request);
        if (!is_own(request, room, form.value("token")))
          return desk_message(room, "foreign_form", 403);
        return handler(request, room);
      });
}

}  // namespace rundkurs::desk
