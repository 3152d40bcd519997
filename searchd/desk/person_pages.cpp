#include "searchd/desk/person_pages.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "schemas/desk/inquiry_json.h"
#include "schemas/utf8.h"
#include "searchd/desk/posted_form.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;

constexpr std::size_t audit_rows = 500;

std::string address_in(const http::Request& request) {
  return squeeze_space(clean_utf8(PostedForm(request).value("email")));
}

http::Response person(const Room& room, const std::string& email, std::string_view fault = {}) {
  auto view = desk_model(room, room.words.text("person"));
  view["email"] = email;
  if (!fault.empty()) view["error"] = room.words.text(fault);
  if (email.empty()) return desk_page(room.frame, "desk_person", view);
  const auto kept = room.site.desk.inquiries().of_person(email);
  if (!kept) return desk_failure(room, kept.error());
  view["asked"] = true;
  view["rows"] = json::array();
  for (const auto& inquiry : *kept) {
    view["rows"].push_back(
        {{"url", "/desk/inquiries/" + inquiry.id},
         {"received", room.frame.messages.date(format_timestamp(inquiry.received).substr(0, 10))},
         {"status", room.words.text("status." + std::string(name_of(inquiry.status)))}});
  }
  view["has_rows"] = !kept->empty();
  return desk_page(room.frame, "desk_person", view);
}

http::Response hand_out(const http::Request& request, const Room& room) {
  const auto kept = room.site.desk.inquiries().of_person(address_in(request));
  if (!kept) return desk_failure(room, kept.error());
  auto records = json::array();
  for (const auto& inquiry : *kept)
    records.push_back(to_json(inquiry));
  const auto noted =
      room.site.desk.accounts().note({room.now, room.visitor.account.name, "person exported", ""});
  if (!noted) return desk_failure(room, noted.error());
  auto response = http::json_response(records.dump(2, ' ', false, json::error_handler_t::replace));
  response.with("content-disposition", "attachment; filename=\"inquiries.json\"");
  return response.with("cache-control", "no-store");
}

http::Response erase(const http::Request& request, const Room& room) {
  const auto email = address_in(request);
  if (!PostedForm(request).has("sure")) return person(room, email, "erase_unconfirmed");
  auto& inquiries = room.site.desk.inquiries();
  const auto kept = inquiries.of_person(email);
  if (!kept) return desk_failure(room, kept.error());
  for (const auto& inquiry : *kept) {
    if (const auto erased = inquiries.erase(inquiry.id, room.by()); !erased)
      return desk_failure(room, erased.error());
  }
  return person(room, email);
}

http::Response audit(const http::Request& /*request*/, const Room& room) {
  const auto rows = room.site.desk.accounts().audit(audit_rows);
  if (!rows) return desk_failure(room, rows.error());
  auto view = desk_model(room, room.words.text("audit"));
  view["rows"] = json::array();
  for (const auto& row : *rows) {
    view["rows"].push_back({{"at", format_timestamp(row.at)},
                            {"account", row.account},
                            {"act", row.act},
                            {"subject", row.subject}});
  }
  return desk_page(room.frame, "desk_audit", view);
}

}  // namespace

void add_person_pages(http::Router& router, const DeskSite& site) {
  constexpr auto role = Role::administrator;
  router.get("/desk/person", behind_login(site, role, [](const http::Request&, const Room& room) {
               return person(room, "");
             }));
  // The address by POST: it is personal, and stands in no URL.
  router.post("/desk/person",
              form_behind_login(site,
                                role,
                                [](const http::Request& request, const Room& room) {
                                  return person(room, address_in(request));
                                }),
              form_body_behind_login());
  router.post(
      "/desk/person/export", form_behind_login(site, role, hand_out), form_body_behind_login());
  router.post("/desk/person/erase", form_behind_login(site, role, erase), form_body_behind_login());
  router.get("/desk/audit", behind_login(site, role, audit));
}

}  // namespace rundkurs::desk
