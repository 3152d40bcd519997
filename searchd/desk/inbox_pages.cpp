#include "searchd/desk/inbox_pages.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/utf8.h"
#include "searchd/desk/posted_form.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;

constexpr std::size_t rows_a_page = 25;
constexpr std::size_t bytes_of_a_line = 120;

constexpr std::array<Status, 4> statuses = {
    Status::fresh, Status::working, Status::answered, Status::closed};

std::string first_line(const Inquiry& inquiry, const DeskWords& words) {
  if (inquiry.erased) return words.text("erased_short");
  const auto line = squeeze_space(inquiry.text);
  const auto shown = utf8_prefix(line, bytes_of_a_line);
  return std::string(shown) + (shown.size() < line.size() ? " …" : "");
}

std::string topics_of(const Inquiry& inquiry, const Room& room) {
  std::string text;
  for (const auto& topic : inquiry.asked.topics) {
    text += (text.empty() ? "" : ", ") +
            room.frame.site.vocabulary.facet_label("topic", topic, room.frame.messages.language());
  }
  return text;
}

json row_of(const Inquiry& inquiry, const Room& room) {
  const auto& contact = inquiry.contact;
  const auto status = std::string(name_of(inquiry.status));
  return {{"url", "/desk/inquiries/" + inquiry.id},
          {"line", first_line(inquiry, room.words)},
          {"lang", inquiry.language},
          {"from", contact.organisation.empty() ? contact.name : contact.organisation},
          {"topics", topics_of(inquiry, room)},
          {"received", room.frame.messages.date(format_timestamp(inquiry.received).substr(0, 10))},
          {"status", room.words.text("status." + status)},
          {"color", inquiry.status == Status::fresh ? "warning" : "neutral"},
          {"assignee", inquiry.assignee},
          {"due", room.frame.messages.date(inquiry.due)}};
}

/// The inbox filtered by status, one tab for each.
json tabs(const Room& room, const InquiryFilter& filter) {
  auto links = json::array({{{"url", "/desk"},
                             {"label", room.words.text("all")},
                             {"here", !filter.status && filter.assignee.empty()}},
                            {{"url", "/desk?mine=yes"},
                             {"label", room.words.text("mine")},
                             {"here", !filter.assignee.empty()}}});
  for (const auto status : statuses) {
    const auto name = std::string(name_of(status));
    links.push_back({{"url", "/desk?status=" + name},
                     {"label", room.words.text("status." + name)},
                     {"here", filter.status == status}});
  }
  return links;
}

http::Response inbox(const Room& room, const InquiryFilter& filter, std::size_t page) {
  auto& inquiries = room.site.desk.inquiries();
  const auto rows = inquiries.list(filter);
  if (!rows) return desk_failure(room, rows.error());
  const auto total = inquiries.count(filter);
  if (!total) return desk_failure(room, total.error());
  auto view = desk_model(room, room.words.text("inbox"));
  view["tabs"] = tabs(room, filter);
  view["words"] = filter.words;
  view["rows"] = json::array();
  for (const auto& inquiry : *rows)
    view["rows"].push_back(row_of(inquiry, room));
  view["has_rows"] = !rows->empty();
  std::string narrowed =
      filter.status ? fmt::format("&status={}", name_of(*filter.status)) : std::string();
  if (!filter.assignee.empty()) narrowed += "&mine=yes";
  // What was searched for stands in no address, so its further pages are not linked.
  if (filter.words.empty() && page > 1)
    view["newer"] = fmt::format("/desk?page={}{}", page - 1, narrowed);
  if (filter.words.empty() && filter.first + rows->size() < *total)
    view["older"] = fmt::format("/desk?page={}{}", page + 1, narrowed);
  return desk_page(room.frame, "desk_inbox", view);
}

std::size_t page_of(const http::Request& request) {
  const auto text = request.parameter("page");
  std::size_t page = 0;
  for (const char c : text.substr(0, 6))
    page = c >= '0' && c <= '9' ? page * 10 + static_cast<std::size_t>(c - '0') : 0;
  return std::max<std::size_t>(page, 1);
}

http::Response look(const http::Request& request, const Room& room) {
  const auto page = page_of(request);
  InquiryFilter filter;
  filter.status = status_named(request.parameter("status"));
  if (!request.parameter("mine").empty()) filter.assignee = room.visitor.account.name;
  filter.limit = rows_a_page;
  filter.first = (page - 1) * rows_a_page;
  return inbox(room, filter, page);
}

/// By POST, since names that are searched for must not stand in addresses and histories.
http::Response search(const http::Request& request, const Room& room) {
  InquiryFilter filter;
  filter.words = clean_utf8(PostedForm(request).value("words"));
  filter.limit = 4 * rows_a_page;
  return inbox(room, filter, 1);
}

http::Response paste_form(const Room& room, const Letter& letter, bool fault) {
  auto view = desk_model(room, room.words.text("new"));
  view["text"] = letter.text;
  view["name"] = letter.contact.name;
  view["email"] = letter.contact.email;
  view["organisation"] = letter.contact.organisation;
  view["origins"] = json::array();
  for (const auto origin : {Origin::paste, Origin::talk}) {
    const auto name = std::string(name_of(origin));
    view["origins"].push_back({{"value", name},
                               {"label", room.words.text("origin." + name)},
                               {"selected", origin == letter.origin}});
  }
  if (fault) view["error"] = room.words.text("paste_empty");
  return desk_page(room.frame, "desk_new", view, fault ? 422 : 200);
}

http::Response take_in(const http::Request& request, const Room& room) {
  const PostedForm form(request);
  Letter letter;
  letter.origin = origin_named(form.value("origin")).value_or(Origin::paste);
  letter.text = form.value("text");
  letter.contact = {form.value("name"), form.value("email"), form.value("organisation")};
  letter = cleaned(std::move(letter));
  if (fault_of(letter, room.frame.site.vocabulary)) return paste_form(room, letter, true);
  const auto received = room.site.intake.receive(letter, {}, room.now);
  if (!received) return desk_failure(room, received.error());
  return desk_redirect("/desk/inquiries/" + received->added.id);
}

}  // namespace

void add_inbox_pages(http::Router& router, const DeskSite& site) {
  router.get("/desk", behind_login(site, Role::reader, look));
  router.post("/desk", form_behind_login(site, Role::reader, search), form_body_behind_login());
  router.get("/desk/new",
             behind_login(site, Role::adviser, [](const http::Request&, const Room& room) {
               Letter letter;
               letter.origin = Origin::paste;
               return paste_form(room, letter, false);
             }));
  router.post(
      "/desk/new", form_behind_login(site, Role::adviser, take_in), form_body_behind_login());
}

}  // namespace rundkurs::desk
