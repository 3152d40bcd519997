#include "searchd/web/fact_words.h"

#include <chrono>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace rundkurs::web {
namespace {

void append(std::string& list, const std::string& item) {
  if (item.empty()) return;
  if (!list.empty()) list += ", ";
  list += item;
}

}  // namespace

std::string text_of(const nlohmann::json& record, const char* member) {
  const auto found = record.find(member);
  return found != record.end() && found->is_string() ? found->get<std::string>() : std::string();
}

LanguageText language_text(const nlohmann::json& record, const char* member) {
  LanguageText text;
  const auto found = record.find(member);
  if (found == record.end() || !found->is_object()) return text;
  for (const auto& [language, value] : found->items()) {
    if (value.is_string()) text[language] = value.get<std::string>();
  }
  return text;
}

std::optional<std::pair<std::string, std::string>> best_text(const nlohmann::json& record,
                                                             const char* member,
                                                             std::string_view language) {
  const auto text = language_text(record, member);
  const auto* best = best_for(text, language);
  if (best == nullptr) return {};
  return std::pair{best->first, best->second};
}

int today() {
  const std::chrono::year_month_day date{
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  return static_cast<int>(date.year()) * 10000 +
         static_cast<int>(static_cast<unsigned>(date.month())) * 100 +
         static_cast<int>(static_cast<unsigned>(date.day()));
}

std::string FactWords::labels(std::string_view facet,
                              const nlohmann::json& record,
                              const char* member) const {
  std::string list;
  const auto found = record.find(member);
  if (found == record.end() || !found->is_array()) return list;
  for (const auto& id : *found) {
    append(list, vocabulary_.facet_label(facet, id.get<std::string>(), messages_.language()));
  }
  return list;
}

std::string FactWords::level(const nlohmann::json& record) const {
  const auto id = text_of(record, "level");
  if (id.empty() || id == "unspecified") return {};
  return vocabulary_.facet_label("level", id, messages_.language());
}

std::string FactWords::kind(const nlohmann::json& record) const {
  const auto id = text_of(record, "kind");
  return id.empty() ? id : vocabulary_.facet_label("kind", id, messages_.language());
}

std::string FactWords::country(const nlohmann::json& record) const {
  const auto institution = record.find("institution");
  if (institution == record.end()) return {};
  const auto id = text_of(*institution, "country");
  return id.empty() ? id : vocabulary_.facet_label("country", id, messages_.language());
}

std::string FactWords::credits(const nlohmann::json& record) const {
  if (const auto ects = record.find("ects"); ects != record.end() && ects->is_number()) {
    return messages_.text("credits", {{"count", messages_.number(ects->get<double>())}});
  }
  const auto credits = record.find("credits");
  if (credits == record.end() || !credits->is_object() || !credits->contains("value")) return {};
  return messages_.text("credits_other",
                        {{"count", messages_.number(credits->at("value").get<double>())},
                         {"system", text_of(*credits, "system")}});
}

std::string FactWords::languages(const nlohmann::json& record) const {
  return labels("language", record, "language_of_instruction");
}

std::string FactWords::modes(const nlohmann::json& record) const {
  return labels("mode", record, "mode");
}

std::string FactWords::pace(const nlohmann::json& record) const {
  if (const auto pace = record.find("pace"); pace != record.end() && pace->is_number()) {
    return messages_.text("pace_percent", {{"percent", messages_.number(pace->get<double>())}});
  }
  const auto part_time = record.find("part_time");
  if (part_time == record.end() || !part_time->is_boolean()) return {};
  return messages_.text(part_time->get<bool>() ? "part_time" : "full_time");
}

std::string FactWords::duration(const nlohmann::json& record) const {
  std::string text;
  const auto duration = record.find("duration");
  if (duration == record.end() || !duration->is_object()) return text;
  for (const auto& [member, key] :
       {std::pair{"weeks", "duration_weeks"}, {"hours", "duration_hours"}}) {
    const auto value = duration->find(member);
    if (value == duration->end() || !value->is_number()) continue;
    append(text, messages_.count(key, value->get<double>()));
  }
  return text;
}

std::string FactWords::places(const nlohmann::json& record) const {
  std::string text;
  const auto places = record.find("place");
  if (places == record.end() || !places->is_array()) return text;
  for (const auto& place : *places) {
    append(text, place.is_string() ? place.get<std::string>() : text_of(place, "name"));
  }
  return text;
}

std::string FactWords::tuition(const nlohmann::json& run) const {
  const auto tuition = run.find("tuition");
  if (tuition == run.end() || !tuition->is_object()) return {};
  const double amount = tuition->value("amount", 0.0);
  if (amount == 0) return messages_.text("free");
  return messages_.text(
      "price_value",
      {{"amount", messages_.number(amount)}, {"currency", text_of(*tuition, "currency")}});
}

std::string FactWords::relevance(const nlohmann::json& record) const {
  const auto relevance = record.find("relevance");
  if (relevance == record.end() || !relevance->is_number_integer()) return {};
  const auto grade = relevance->get<int>();
  return grade >= 1 && grade <= 3 ? messages_.text(fmt::format("relevance.{}", grade))
                                  : std::string();
}

std::string FactWords::language_name(std::string_view tag) const {
  return vocabulary_.facet_label("language", tag, messages_.language());
}

}  // namespace rundkurs::web
