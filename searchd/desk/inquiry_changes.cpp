#include "searchd/desk/inquiry_changes.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <variant>

#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "schemas/partial_date.h"
#include "schemas/utf8.h"
#include "searchd/api/constraints_json.h"
#include "searchd/desk/chips.h"
#include "searchd/desk/understood.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;

json constraints_of(const Inquiry& inquiry) {
  if (inquiry.constraints.empty()) return json::object();
  return parse_json(inquiry.constraints, "constraints").value_or(json::object());
}

bool is_day(const std::string& text) {
  const auto date = parse_partial_date(text);
  return date && date->day != 0;
}

int number_in(const std::string& text, int otherwise) {
  int number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// By the numbers that were given. Who was moved to a number comes before who had it, seen from
/// where it comes from.
void reorder(const PostedForm& form, Inquiry& inquiry) {
  std::vector<std::pair<int, Proposal>> placed;
  int place = 0;
  for (auto& proposal : inquiry.proposals) {
    ++place;
    const auto wanted = number_in(form.value("place-" + proposal.offering), place);
    const int side = wanted < place ? -1 : wanted > place ? 1 : 0;
    placed.emplace_back(2 * std::clamp(wanted, 0, 1000) + side, std::move(proposal));
  }
  std::stable_sort(
      placed.begin(), placed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  inquiry.proposals.clear();
  for (auto& [wanted, proposal] : placed)
    inquiry.proposals.push_back(std::move(proposal));
}

bool holds(const Inquiry& inquiry, const std::string& offering) {
  return std::any_of(inquiry.proposals.begin(),
                     inquiry.proposals.end(),
                     [&](const Proposal& proposal) { return proposal.offering == offering; });
}

/// "https://example.org/offering/no-x-1?hl=nb" → "no-x-1".
std::string offering_id_in(std::string_view asked) {
  constexpr std::string_view path = "/offering/";
  if (const auto at = asked.find(path); at != std::string_view::npos)
    asked.remove_prefix(at + path.size());
  return std::string(asked.substr(0, asked.find_first_of("?#/ ")));
}

}  // namespace

match::MatchAnswer understood(const Room& room, const Inquiry& inquiry) {
  auto read = api::read_constraints(constraints_of(inquiry), room.frame.site.vocabulary);
  auto* const right = std::get_if<match::Constraints>(&read);
  return room.site.intake.answer(
      inquiry.text, inquiry.language, right != nullptr ? *right : match::Constraints{});
}

void read_work(const PostedForm& form, Inquiry& inquiry) {
  inquiry.status = status_named(form.value("status")).value_or(inquiry.status);
  inquiry.outcome = outcome_named(form.value("outcome")).value_or(inquiry.outcome);
  inquiry.assignee = squeeze_space(clean_utf8(form.value("assignee")));
  const auto due = form.value("due");
  if (due.empty() || is_day(due)) inquiry.due = due;
  const auto language = form.value("answer_language");
  if (std::find(std::begin(interface_languages), std::end(interface_languages), language) !=
      std::end(interface_languages))
    inquiry.language = language;
  if (form.has("answer")) {
    Letter letter;
    letter.text = form.value("answer");
    inquiry.answer = cleaned(std::move(letter)).text;
  }
  for (auto& proposal : inquiry.proposals)
    proposal.choice =
        choice_named(form.value("choice-" + proposal.offering)).value_or(proposal.choice);
  reorder(form, inquiry);
}

void correct(const Room& room, const PostedForm& form, Inquiry& inquiry) {
  const auto before = understood(room, inquiry).inquiry;
  const auto topic = form.value("topic");
  const bool adds =
      !form.has("without") && room.frame.site.vocabulary.topic_by_id(topic) != nullptr;
  const auto constraints =
      adds ? with_topic(constraints_of(inquiry), before, topic)
           : without_chip(constraints_of(inquiry), before, form.value("without"));
  inquiry.constraints = json_text(constraints);
  const auto answer = understood(room, inquiry);
  inquiry.asked = asked_for(answer);
  std::erase_if(inquiry.proposals,
                [](const Proposal& proposal) { return proposal.choice == Choice::proposed; });
  for (auto& proposal : proposals_of(answer)) {
    if (!holds(inquiry, proposal.offering)) inquiry.proposals.push_back(std::move(proposal));
  }
}

void retell(const Room& room, Inquiry& inquiry) {
  for (auto& told : proposals_of(understood(room, inquiry))) {
    for (auto& proposal : inquiry.proposals) {
      if (proposal.offering != told.offering) continue;
      told.choice = proposal.choice;
      proposal = told;
    }
  }
}

bool add_offering(const Room& room, const std::string& asked, Inquiry& inquiry) {
  const auto found = room.site.search.offering(offering_id_in(asked));
  if (!found || !*found) return false;
  const auto& offering = **found;
  const auto known = std::find_if(
      inquiry.proposals.begin(), inquiry.proposals.end(), [&](const Proposal& proposal) {
        return proposal.offering == offering.id;
      });
  if (known != inquiry.proposals.end()) {
    known->choice = Choice::accepted;
    return true;
  }
  Proposal proposal;
  proposal.offering = offering.id;
  proposal.url = offering.url;
  proposal.choice = Choice::accepted;
  if (const auto* const title = best_for(offering.title, inquiry.language))
    proposal.title = title->second;
  if (const auto* const name = best_for(offering.institution.name, inquiry.language))
    proposal.institution = name->second;
  inquiry.proposals.insert(inquiry.proposals.begin(), std::move(proposal));
  return true;
}

}  // namespace rundkurs::desk
