#include "searchd/desk/inquiry_view.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "searchd/desk/chips.h"
#include "searchd/desk/inquiry_changes.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;

constexpr std::size_t most_similar = 5;

template <typename Value, std::size_t Count>
json options(const std::array<Value, Count>& values,
             Value chosen,
             const std::string& stem,
             const DeskWords& words) {
  auto list = json::array();
  for (const auto value : values) {
    const auto name = std::string(name_of(value));
    list.push_back(
        {{"value", name}, {"label", words.text(stem + name)}, {"selected", value == chosen}});
  }
  return list;
}

json proposals(const Room& room, const Inquiry& inquiry) {
  constexpr std::array choices = {Choice::proposed, Choice::accepted, Choice::dropped};
  auto list = json::array();
  std::size_t number = 0;
  for (const auto& proposal : inquiry.proposals) {
    ++number;
    list.push_back({{"number", std::to_string(number)},
                    {"id", proposal.offering},
                    {"title", proposal.title},
                    {"institution", proposal.institution},
                    {"url", room.frame.link("/offering/" + proposal.offering)},
                    {"reasons", proposal.reasons},
                    {"reservations", proposal.reservations},
                    {"dropped", proposal.choice == Choice::dropped},
                    {"choices", options(choices, proposal.choice, "choice.", room.words)}});
  }
  return list;
}

json thread(const Room& room, const Inquiry& inquiry) {
  auto list = json::array();
  for (const auto& entry : inquiry.thread) {
    list.push_back({{"kind", room.words.text("kind." + std::string(name_of(entry.kind)))},
                    {"author", entry.author},
                    {"at", format_timestamp(entry.at).substr(0, 16)},
                    {"text", entry.text}});
  }
  return list;
}

/// The page does without what is not at its heart.
void log_missing(const Room& room, const Error& error) {
  room.site.log.warning("part of an inquiry not shown", {{"reason", describe(error)}});
}

json assignees(const Room& room, const Inquiry& inquiry) {
  auto list = json::array({{{"value", ""}, {"label", room.words.text("nobody")}}});
  const auto accounts = room.site.desk.accounts().list();
  if (!accounts) {
    log_missing(room, accounts.error());
    return list;
  }
  bool known = inquiry.assignee.empty();
  for (const auto& account : *accounts) {
    if (account.role < Role::adviser) continue;
    known = known || account.name == inquiry.assignee;
    list.push_back({{"value", account.name},
                    {"label", account.name},
                    {"selected", account.name == inquiry.assignee}});
  }
  // Somebody who has left.
  if (!known)
    list.push_back({{"value", inquiry.assignee}, {"label", inquiry.assignee}, {"selected", true}});
  return list;
}

json languages(const Inquiry& inquiry) {
  auto list = json::array();
  for (const auto language : interface_languages) {
    const std::string tag(language);
    list.push_back({{"value", tag},
                    {"label", web::Messages::in(tag).text("language_name")},
                    {"selected", tag == inquiry.language}});
  }
  return list;
}

json similar(const Room& room, const Inquiry& inquiry) {
  auto list = json::array();
  const auto alike =
      room.site.desk.inquiries().answered_about(inquiry.asked.topics, inquiry.id, most_similar);
  if (!alike) {
    log_missing(room, alike.error());
    return list;
  }
  for (const auto& other : *alike) {
    auto offered = json::array();
    for (const auto& proposal : other.proposals) {
      if (proposal.choice == Choice::accepted) offered.push_back(proposal.title);
    }
    list.push_back(
        {{"url", "/desk/inquiries/" + other.id},
         {"received", room.frame.messages.date(format_timestamp(other.received).substr(0, 10))},
         {"outcome", room.words.text("outcome." + std::string(name_of(other.outcome)))},
         {"offered", offered}});
  }
  return list;
}

/// What may be the same inquiry once more.
json duplicates(const Room& room, const Inquiry& inquiry) {
  constexpr std::size_t most_duplicates = 5;
  auto list = json::array();
  const auto found = room.site.desk.duplicates().of(inquiry, most_duplicates);
  if (!found) {
    log_missing(room, found.error());
    return list;
  }
  for (const auto& [other, same_address, near_text] : *found) {
    const auto received = format_timestamp(other.received).substr(0, 10);
    list.push_back({{"id", other.id},
                    {"url", "/desk/inquiries/" + other.id},
                    {"received", room.frame.messages.date(received)},
                    {"status", room.words.text("status." + std::string(name_of(other.status)))},
                    {"same_address", same_address},
                    {"near_text", near_text}});
  }
  return list;
}

/// The pieces in the language of the answer, those about what is asked for first.
json canned(const Room& room, const Inquiry& inquiry) {
  auto fitting = json::array();
  const auto all = room.site.desk.canned_answers().list();
  if (!all) {
    log_missing(room, all.error());
    return fitting;
  }
  auto others = json::array();
  const auto& topics = inquiry.asked.topics;
  for (const auto& piece : *all) {
    if (piece.language != inquiry.language) continue;
    const bool fits = std::find(topics.begin(), topics.end(), piece.topic) != topics.end();
    (fits ? fitting : others).push_back({{"value", piece.id}, {"label", piece.title}});
  }
  fitting.insert(fitting.end(), others.begin(), others.end());
  return fitting;
}

void add_understanding(json& view, const Room& room, const Inquiry& inquiry) {
  const auto& vocabulary = room.frame.site.vocabulary;
  const auto& messages = room.frame.messages;
  const auto answer = understood(room, inquiry);
  view["message_lang"] = answer.inquiry.language;
  view["chips"] = json::array();
  for (const auto& chip : chips_of(answer.inquiry, messages, vocabulary)) {
    view["chips"].push_back(
        {{"label", chip.label},
         {"value", chip.value},
         {"remove_label", messages.text("remove_filter", {{"label", chip.label}})}});
  }
  view["has_chips"] = !view["chips"].empty();
  view["topics"] = json::array();
  for (const auto& topic : vocabulary.topics())
    view["topics"].push_back(
        {{"value", topic.id},
         {"label", vocabulary.facet_label("topic", topic.id, messages.language())}});
  std::string uncovered;
  for (const auto& topic : inquiry.asked.uncovered) {
    uncovered += (uncovered.empty() ? "" : ", ") +
                 vocabulary.facet_label("topic", topic, messages.language());
  }
  if (!uncovered.empty())
    view["uncovered"] = messages.text("ask_uncovered", {{"topics", uncovered}});
  view["off_topic"] = !inquiry.asked.about_learning;
}

}  // namespace

json inquiry_view(const Room& room, const Inquiry& inquiry) {
  constexpr std::array statuses = {
      Status::fresh, Status::working, Status::answered, Status::closed};
  constexpr std::array outcomes = {
      Outcome::open, Outcome::helped, Outcome::partly, Outcome::nothing_fitted};
  const auto& words = room.words;
  const auto received = format_timestamp(inquiry.received);
  auto view = desk_model(room, words.text("inquiry") + " " + inquiry.id);
  view["action"] = "/desk/inquiries/" + inquiry.id;
  view["revision"] = std::to_string(inquiry.revision);
  view["text"] = inquiry.text;
  view["text_lang"] = inquiry.language;
  view["name"] = inquiry.contact.name;
  view["email"] = inquiry.contact.email;
  view["organisation"] = inquiry.contact.organisation;
  view["received"] = room.frame.messages.date(received.substr(0, 10));
  view["origin"] = words.text("origin." + std::string(name_of(inquiry.origin)));
  view["erased"] = inquiry.erased.has_value();
  view["statuses"] = options(statuses, inquiry.status, "status.", words);
  view["outcomes"] = options(outcomes, inquiry.outcome, "outcome.", words);
  view["assignees"] = assignees(room, inquiry);
  view["languages_of_answer"] = languages(inquiry);
  view["due"] = inquiry.due;
  view["may_send"] = room.site.sender != nullptr && !inquiry.contact.email.empty();
  view["duplicates"] = duplicates(room, inquiry);
  view["has_duplicates"] = !view["duplicates"].empty();
  view["canned"] = canned(room, inquiry);
  view["has_canned"] = !view["canned"].empty();
  view["answer"] = inquiry.answer;
  view["proposals"] = proposals(room, inquiry);
  view["has_proposals"] = !inquiry.proposals.empty();
  view["thread"] = thread(room, inquiry);
  view["similar"] = similar(room, inquiry);
  view["has_similar"] = !view["similar"].empty();
  if (!inquiry.erased) add_understanding(view, room, inquiry);
  return view;
}

}  // namespace rundkurs::desk
