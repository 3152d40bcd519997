#include "searchd/desk/person_pages.h"

#include <algorithm>
#include <utility>
#include <vector>

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

/// What is the person's of an inquiry: all of it, or where somebody else asked, what the person
/// wrote into the thread.
json own_part(const Inquiry& inquiry, const std::string& email) {
  auto record = to_json(inquiry);
  if (fold_case(inquiry.contact.email) == fold_case(email)) return record;
  Inquiry part;
  for (const auto& entry : inquiry.thread)
    if (is_signed_by(entry.author, email)) part.thread.push_back(entry);
  return {{"id", inquiry.id}, {"thread", to_json(part).value("thread", json::array())}};
}

http::Response hand_out(const http::Request& request, const Room& room) {
  const auto email = address_in(request);
  const auto kept = room.site.desk.inquiries().of_person(email);
  if (!kept) return desk_failure(room, kept.error());
  auto records = json::array();
  for (const auto& inquiry : *kept)
    records.push_back(own_part(inquiry, email));
  const auto noted = room.site.desk.accounts().note(room.by(), Act::person_exported, "");
  if (!noted) return desk_failure(room, noted.error());
  auto response = http::json_response(records.dump(2, ' ', false, json::error_handler_t::replace));
  response.with("content-disposition", "attachment; filename=\"inquiries.json\"");
  return response.with("cache-control", "no-store");
}

/// Whether a text holds another as whole words; both folded.
bool holds_words(std::string_view text, std::string_view words) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 128;
  };
  for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const auto end = at + words.size();
    const bool begins = at == 0 || !is_letter(text[at - 1]);
    if (begins && (end == text.size() || !is_letter(text[end]))) return true;
  }
  return false;
}

/// Views of the inbox that look for one of the names.
Result<void> remove_views_of(const std::vector<std::string>& names, const Room& room) {
  auto& views = room.site.desk.inbox_views();
  const auto all = views.list();
  if (!all) return all.error();
  for (const auto& view : *all) {
    const auto words = fold_case(view.filter.words + " " + view.name);
    const bool named = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      return holds_words(words, name);
    });
    if (!named) continue;
    if (auto removed = views.remove(view.id, room.by()); !removed) return removed;
  }
  return {};
}

http::Response erase(const http::Request& request, const Room& room) {
  const auto email = address_in(request);
  if (email.empty()) return person(room, email);
  if (!PostedForm(request).has("sure")) return person(room, email, "erase_unconfirmed");
  auto& inquiries = room.site.desk.inquiries();
  const auto kept = inquiries.of_person(email);
  if (!kept) return desk_failure(room, kept.error());
  std::vector<std::string> names = {fold_case(email)};
  for (const auto& inquiry : *kept) {
    const auto& contact = inquiry.contact;
    if (fold_case(contact.email) == names.front() && !contact.name.empty())
      names.push_back(fold_case(contact.name));
  }
  if (const auto erased = inquiries.erase_person(email, room.by()); !erased)
    return desk_failure(room, erased.error());
  if (const auto removed = remove_views_of(names, room); !removed)
    return desk_failure(room, removed.error());
  return person(room, email);
}

/// A row of another version may name an act that has no text here.
std::string text_of_act(const std::string& act, const DeskWords& words) {
  const auto text = words.all().find("act." + act);
  return text == words.all().end() ? act : text->second;
}

http::Response audit(const http::Request& /*request*/, const Room& room) {
  const auto rows = room.site.desk.accounts().audit(audit_rows);
  if (!rows) return desk_failure(room, rows.error());
  auto view = desk_model(room, room.words.text("audit"));
  view["rows"] = json::array();
  for (const auto& row : *rows) {
    view["rows"].push_back({{"at", format_timestamp(row.at)},
                            {"account", row.account},
                            {"act", text_of_act(row.act, room.words)},
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
