#include "searchd/desk/mail_pages.h"

#include <array>
#include <chrono>
#include <utility>

#include <nlohmann/json.hpp>

#include "searchd/desk/posted_form.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;

http::Response mail_page(const Room& room, json view, int status = 200) {
  return desk_page(room.frame, "desk_mail", view, status);
}

http::Response upload_form(const Room& room, std::string_view fault = {}, int status = 200) {
  auto view = desk_model(room, room.words.text("mail_import"));
  if (!fault.empty()) view["error"] = room.words.text(fault);
  view["form"] = true;
  return mail_page(room, std::move(view), status);
}

json row_of(const Room& room, const MailReading::Read& read, const Taken& taken) {
  constexpr std::array<std::string_view, 3> becomes = {
      "becomes.inquiry", "becomes.entry", "becomes.known"};
  const auto& mail = read.mail;
  const auto when = received(mail, room.now);
  const auto kept = std::chrono::days(room.site.site.retention_days);
  json row = {{"number", std::to_string(read.number)},
              {"from", mail.from.name.empty() ? mail.from.email : mail.from.name},
              {"line", mail.subject.empty() ? "–" : mail.subject},
              {"received", room.frame.messages.date(format_timestamp(when).substr(0, 10))},
              {"becomes", room.words.text(becomes[static_cast<std::size_t>(taken.as)])},
              {"attachments", mail.attachments},
              {"too_old", room.now - when > kept}};
  if (!taken.inquiry.empty()) row["url"] = "/desk/inquiries/" + taken.inquiry;
  return row;
}

void add_unread(json& view, const Room& room, const MailReading& reading) {
  view["unread"] = json::array();
  for (const auto& unread : reading.unread) {
    const auto reason = "mail_fault." + std::string(name_of(unread.fault));
    view["unread"].push_back(
        {{"number", std::to_string(unread.number)}, {"reason", room.words.text(reason)}});
  }
  view["has_unread"] = !reading.unread.empty();
}

json reading_view(const Room& room, const MailReading& reading, const std::vector<Taken>& taken) {
  auto view = desk_model(room, room.words.text("mail_import"));
  view["rows"] = json::array();
  std::size_t fresh = 0;
  for (std::size_t i = 0; i < reading.read.size(); ++i) {
    view["rows"].push_back(row_of(room, reading.read[i], taken[i]));
    if (taken[i].as != Taken::As::known) ++fresh;
  }
  view["has_rows"] = !reading.read.empty();
  view["has_new"] = fresh > 0;
  view["summary"] = room.words.text("mail_summary",
                                    {{"read", std::to_string(reading.read.size())},
                                     {"new", std::to_string(fresh)},
                                     {"unread", std::to_string(reading.unread.size())}});
  add_unread(view, room, reading);
  return view;
}

http::Response look(const Upload& upload,
                    const Room& room,
                    const MailImport& import,
                    Waiting<MailReading>& waiting) {
  const auto file = upload.content("file");
  if (file.empty()) return upload_form(room, "mail_empty", 422);
  auto reading = import.read(file);
  if (!reading) return upload_form(room, "mail_unreadable", 422);
  const auto would = import.preview(*reading, room.by());
  if (!would) return desk_failure(room, would.error());
  auto view = reading_view(room, *reading, *would);
  view["preview"] = true;
  view["reading"] = waiting.put(room.visitor.account.name, *std::move(reading), room.now);
  return mail_page(room, std::move(view));
}

http::Response take_in(const http::Request& request,
                       const Room& room,
                       const MailImport& import,
                       Waiting<MailReading>& waiting) {
  const auto reading =
      waiting.take(room.visitor.account.name, PostedForm(request).value("reading"), room.now);
  if (!reading) return upload_form(room, "mail_gone", 410);
  const auto taken = import.take(*reading, room.by());
  if (!taken) return desk_failure(room, taken.error());
  auto view = reading_view(room, *reading, *taken);
  view["done"] = true;
  return mail_page(room, std::move(view));
}

}  // namespace

void add_mail_pages(http::Router& router,
                    const DeskSite& site,
                    const MailImport& import,
                    Waiting<MailReading>& waiting) {
  router.get("/desk/mail",
             behind_login(site, Role::adviser, [](const http::Request&, const Room& room) {
               return upload_form(room);
             }));
  router.post("/desk/mail",
              upload_behind_login(site,
                                  Role::adviser,
                                  [&](const Upload& upload, const Room& room) {
                                    return look(upload, room, import, waiting);
                                  }),
              upload_body_behind_login());
  router.post("/desk/mail/import",
              form_behind_login(site,
                                Role::adviser,
                                [&](const http::Request& request, const Room& room) {
                                  return take_in(request, room, import, waiting);
                                }),
              form_body_behind_login());
}

}  // namespace rundkurs::desk
