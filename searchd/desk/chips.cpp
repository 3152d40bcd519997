#include "searchd/desk/chips.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace rundkurs::desk {
namespace {

using match::Choice;
using match::Inquiry;
using nlohmann::json;

struct ChoiceMember {
  std::string_view name;   ///< Of the constraint.
  std::string_view facet;  ///< That has the labels.
  Choice Inquiry::*choice;
};
constexpr ChoiceMember choice_members[] = {
    {"levels", "level", &Inquiry::levels},
    {"languages", "language", &Inquiry::languages},
    {"modes", "mode", &Inquiry::modes},
    {"kinds", "kind", &Inquiry::kinds},
    {"countries", "country", &Inquiry::countries},
};

constexpr std::string_view refused_value = "!";

struct FlagMember {
  std::string_view name;
  std::string_view message;
  bool Inquiry::*flag;
};
constexpr FlagMember flag_members[] = {
    {"free", "switch.free", &Inquiry::free},
    {"part_time", "switch.part_time", &Inquiry::part_time},
};

std::string value(std::string_view member, std::string_view id) {
  return fmt::format("{}:{}", member, id);
}

std::vector<std::string> topics_of(const Inquiry& inquiry) {
  std::vector<std::string> ids;
  for (const auto& topic : inquiry.topics)
    ids.push_back(topic.id);
  return ids;
}

std::vector<std::string> places_of(const Inquiry& inquiry) {
  std::vector<std::string> names;
  for (const auto& place : inquiry.places)
    names.push_back(place.name);
  return names;
}

/// Fewer of them; the last one leaves the member to null, which takes away what the message said.
json fewer(std::vector<std::string> ids, std::string_view id) {
  std::erase(ids, id);
  return ids.empty() ? json() : json(ids);
}

}  // namespace

std::vector<Chip> chips_of(const Inquiry& inquiry,
                           const web::Messages& messages,
                           const Vocabulary& vocabulary) {
  const auto& language = messages.language();
  std::vector<Chip> chips;
  for (const auto& id : topics_of(inquiry))
    chips.push_back({vocabulary.facet_label("topic", id, language), value("topics", id)});
  for (const auto& member : choice_members) {
    const auto& choice = inquiry.*member.choice;
    for (const auto& id : choice.wanted)
      chips.push_back({vocabulary.facet_label(member.facet, id, language), value(member.name, id)});
    for (const auto& id : choice.refused) {
      const auto label = vocabulary.facet_label(member.facet, id, language);
      chips.push_back(
          {messages.text("ask_chip_not", {{"label", label}}), value(member.name, refused_value)});
    }
  }
  for (const auto& name : places_of(inquiry))
    chips.push_back({name, value("places", name)});
  if (inquiry.max_ects) {
    chips.push_back({messages.text("chip.to",
                                   {{"label", messages.text("credits_ects")},
                                    {"value", messages.number(*inquiry.max_ects)}}),
                     "max_ects"});
  }
  if (inquiry.start_from) {
    chips.push_back({messages.text("chip.from",
                                   {{"label", messages.text("start")},
                                    {"value", messages.date(inquiry.start_from->text())}}),
                     "start_from"});
  }
  for (const auto& member : flag_members) {
    if (inquiry.*member.flag)
      chips.push_back({messages.text(member.message), std::string(member.name)});
  }
  return chips;
}

json without_chip(json constraints, const Inquiry& inquiry, std::string_view chip) {
  if (!constraints.is_object()) constraints = json::object();
  const auto colon = std::min(chip.find(':'), chip.size());
  const auto member = chip.substr(0, colon);
  const auto id = chip.substr(std::min(colon + 1, chip.size()));
  const std::string name(member);
  if (member == "topics") constraints[name] = fewer(topics_of(inquiry), id);
  if (member == "places") constraints[name] = fewer(places_of(inquiry), id);
  for (const auto& known : choice_members) {
    if (member != known.name) continue;
    const auto& choice = inquiry.*known.choice;
    constraints[name] = fewer(choice.wanted, id);  // what was refused goes with it
  }
  if (member == "max_ects" || member == "start_from") constraints[name] = nullptr;
  for (const auto& known : flag_members) {
    if (member == known.name) constraints[name] = false;
  }
  return constraints;
}

json with_topic(json constraints, const Inquiry& inquiry, const std::string& topic) {
  if (!constraints.is_object()) constraints = json::object();
  auto topics = topics_of(inquiry);
  if (std::find(topics.begin(), topics.end(), topic) == topics.end()) topics.push_back(topic);
  constraints["topics"] = topics;
  return constraints;
}

}  // namespace rundkurs::desk
