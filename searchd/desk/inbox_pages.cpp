#include "searchd/desk/inbox_pages.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/utf8.h"
#include "searchd/desk/posted_form.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;

constexpr std::size_t rows_a_page = 25;
constexpr std::size_t bytes_of_a_line = 120;
constexpr std::size_t longest_view_name = 100;

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

/// By what an adviser knows the writer best.
std::string writer_of(const Contact& contact) {
  if (!contact.organisation.empty()) return contact.organisation;
  return contact.name.empty() ? contact.email : contact.name;
}

json row_of(const Inquiry& inquiry, const Room& room) {
  const auto status = std::string(name_of(inquiry.status));
  return {{"url", "/desk/inquiries/" + inquiry.id},
          {"line", first_line(inquiry, room.words)},
          {"lang", inquiry.language},
          {"from", writer_of(inquiry.contact)},
          {"topics", topics_of(inquiry, room)},
          {"received", room.frame.messages.date(format_timestamp(inquiry.received).substr(0, 10))},
          {"status", room.words.text("status." + status)},
          {"color", inquiry.status == Status::fresh ? "warning" : "neutral"},
          {"assignee", inquiry.assignee},
          {"due", room.frame.messages.date(inquiry.due)}};
}

/// What of the inbox is shown, and where that is reached again.
struct Shown {
  InquiryFilter filter;
  std::size_t page = 1;
  std::string address;  ///< To which "page=2" is added; empty where it has none.
  std::string view;     ///< Id of the view that it is; empty for none.
};

json tab(const std::string& url, const std::string& label, bool here) {
  return {{"url", url}, {"label", label}, {"here", here}};
}

/// The inbox by status, one tab for each, and the views that are kept.
json tabs(const Room& room, const Shown& shown, const std::vector<InboxView>& views) {
  const auto& filter = shown.filter;
  const bool plain = shown.view.empty() && filter.topic.empty() && filter.words.empty();
  auto links = json::array();
  links.push_back(
      tab("/desk", room.words.text("all"), plain && !filter.status && filter.assignee.empty()));
  links.push_back(
      tab("/desk?mine=yes", room.words.text("mine"), plain && !filter.assignee.empty()));
  for (const auto status : statuses) {
    const auto name = std::string(name_of(status));
    links.push_back(tab("/desk?status=" + name,
                        room.words.text("status." + name),
                        plain && filter.status == status));
  }
  for (const auto& view : views)
    links.push_back(tab("/desk/views/" + view.id, view.name, view.id == shown.view));
  return links;
}

json choice(const std::string& value, const std::string& label, const std::string& chosen) {
  return {{"value", value}, {"label", label}, {"selected", value == chosen}};
}

/// What the inbox can be narrowed by, as it is narrowed now.
void add_filters(json& view, const Room& room, const InquiryFilter& filter) {
  const auto any = room.words.text("any");
  const auto status = filter.status ? std::string(name_of(*filter.status)) : std::string();
  view["words"] = filter.words;
  view["status_choices"] = json::array({choice("", any, status)});
  for (const auto each : statuses) {
    const auto name = std::string(name_of(each));
    view["status_choices"].push_back(choice(name, room.words.text("status." + name), status));
  }
  view["topic_choices"] = json::array({choice("", any, filter.topic)});
  const auto& vocabulary = room.frame.site.vocabulary;
  for (const auto& topic : vocabulary.topics())
    view["topic_choices"].push_back(
        choice(topic.id,
               vocabulary.facet_label("topic", topic.id, room.frame.messages.language()),
               filter.topic));
}

Result<void> add_assignees(json& view, const Room& room, const InquiryFilter& filter) {
  const auto accounts = room.site.desk.accounts().list();
  if (!accounts) return accounts.error();
  view["assignee_choices"] = json::array({choice("", room.words.text("any"), filter.assignee)});
  for (const auto& account : *accounts)
    view["assignee_choices"].push_back(choice(account.name, account.name, filter.assignee));
  return {};
}

http::Response inbox(const Room& room, const Shown& shown, std::string_view fault = {}) {
  auto& inquiries = room.site.desk.inquiries();
  const auto& filter = shown.filter;
  const auto rows = inquiries.list(filter);
  if (!rows) return desk_failure(room, rows.error());
  const auto total = inquiries.count(filter);
  if (!total) return desk_failure(room, total.error());
  const auto views = room.site.desk.inbox_views().list();
  if (!views) return desk_failure(room, views.error());
  auto view = desk_model(room, room.words.text("inbox"));
  if (!fault.empty()) view["error"] = room.words.text(fault);
  view["tabs"] = tabs(room, shown, *views);
  if (!shown.view.empty()) view["kept_view"] = "/desk/views/" + shown.view;
  add_filters(view, room, filter);
  if (auto added = add_assignees(view, room, filter); !added)
    return desk_failure(room, added.error());
  view["rows"] = json::array();
  for (const auto& inquiry : *rows)
    view["rows"].push_back(row_of(inquiry, room));
  view["has_rows"] = !rows->empty();
  // What was searched for stands in no address, so its further pages are not linked.
  if (!shown.address.empty() && shown.page > 1)
    view["newer"] = fmt::format("{}page={}", shown.address, shown.page - 1);
  if (!shown.address.empty() && filter.first + rows->size() < *total)
    view["older"] = fmt::format("{}page={}", shown.address, shown.page + 1);
  return desk_page(room.frame, "desk_inbox", view, fault.empty() ? 200 : 422);
}

std::size_t page_of(const http::Request& request) {
  const auto text = request.parameter("page");
  std::size_t page = 0;
  for (const char c : text.substr(0, 6))
    page = c >= '0' && c <= '9' ? page * 10 + static_cast<std::size_t>(c - '0') : 0;
  return std::max<std::size_t>(page, 1);
}

void turn_to(Shown& shown, std::size_t page) {
  shown.page = page;
  shown.filter.limit = rows_a_page;
  shown.filter.first = (page - 1) * rows_a_page;
}

http::Response look(const http::Request& request, const Room& room) {
  Shown shown;
  shown.filter.status = status_named(request.parameter("status"));
  shown.address = "/desk?";
  if (shown.filter.status)
    shown.address += fmt::format("status={}&", name_of(*shown.filter.status));
  if (!request.parameter("mine").empty()) {
    shown.filter.assignee = room.visitor.account.name;
    shown.address += "mine=yes&";
  }
  turn_to(shown, page_of(request));
  return inbox(room, shown);
}

/// What a form narrows by; what it does not offer is left out.
InquiryFilter filter_in(const PostedForm& form, const Room& room) {
  InquiryFilter filter;
  filter.words = squeeze_space(clean_utf8(form.value("words")));
  filter.status = status_named(form.value("status"));
  filter.assignee = squeeze_space(clean_utf8(form.value("assignee")));
  const auto topic = form.value("topic");
  if (room.frame.site.vocabulary.topic_by_id(topic) != nullptr) filter.topic = topic;
  return filter;
}

/// By POST, since names that are searched for must not stand in addresses and histories. A view
/// keeps them, too, behind an address that says nothing.
http::Response search(const http::Request& request, const Room& room) {
  const PostedForm form(request);
  Shown shown;
  shown.filter = filter_in(form, room);
  const bool keeps = form.value("do") == "keep";
  if (keeps && !room.visitor.may(Role::adviser)) return desk_message(room, "not_allowed", 403);
  const auto name = squeeze_space(clean_utf8(form.value("view")));
  const bool named = !name.empty() && name.size() <= longest_view_name;
  if (keeps && named) {
    const auto added = room.site.desk.inbox_views().add({"", name, shown.filter}, room.by());
    return added ? desk_redirect("/desk/views/" + *added) : desk_failure(room, added.error());
  }
  shown.filter.limit = 4 * rows_a_page;
  return inbox(room, shown, keeps ? "view_unnamed" : "");
}

http::Response look_at_view(const http::Request& request, const Room& room) {
  const auto view = room.site.desk.inbox_views().find(request.variable("id"));
  if (!view) return desk_failure(room, view.error());
  if (!*view) return desk_message(room, "view_missing", 404);
  Shown shown;
  shown.filter = (*view)->filter;
  shown.view = (*view)->id;
  shown.address = "/desk/views/" + shown.view + "?";
  turn_to(shown, page_of(request));
  return inbox(room, shown);
}

http::Response remove_view(const http::Request& request, const Room& room) {
  const auto removed = room.site.desk.inbox_views().remove(request.variable("id"), room.by());
  if (removed) return desk_redirect("/desk");
  if (removed.error().code == Error::Code::not_found)
    return desk_message(room, "view_missing", 404);
  return desk_failure(room, removed.error());
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
  const auto& id = received->added.id;
  if (const auto noted = room.site.desk.accounts().note(room.by(), Act::inquiry_entered, id);
      !noted)
    return desk_failure(room, noted.error());
  return desk_redirect("/desk/inquiries/" + id);
}

}  // namespace

void add_inbox_pages(http::Router& router, const DeskSite& site) {
  router.get("/desk", behind_login(site, Role::reader, look));
  router.post("/desk", form_behind_login(site, Role::reader, search), form_body_behind_login());
  router.get("/desk/views/{id}", behind_login(site, Role::reader, look_at_view));
  router.post("/desk/views/{id}",
              form_behind_login(site, Role::adviser, remove_view),
              form_body_behind_login());
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
