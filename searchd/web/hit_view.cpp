#include "searchd/web/hit_view.h"

#include <nlohmann/json.hpp>

#include "schemas/partial_date.h"
#include "searchd/web/address.h"
#include "searchd/web/run_dates.h"

namespace rundkurs::web {
namespace {

/// The words by which the hit was found, unless they are the reader's own.
std::string matched_words(const nlohmann::json& hit, const FactWords& words) {
  std::string list;
  for (const auto& match : hit.value("matched", nlohmann::json::array())) {
    const auto as = text_of(match, "as");
    if (as.empty()) continue;
    if (!list.empty()) list += ", ";
    const auto language = text_of(match, "lang");
    list += language.empty()
                ? as
                : words.messages().text(
                      "in_language", {{"word", as}, {"language", words.language_name(language)}});
  }
  return list.empty() ? list : words.messages().text("found_as", {{"words", list}});
}

}  // namespace

std::string start_words(std::string_view start, const Messages& messages) {
  const auto date = parse_partial_date(start);
  if (!date) return {};
  const bool past = date->latest_key() < today();
  return messages.text(past ? "start_past" : "start_date", {{"date", messages.date(start)}});
}

nlohmann::json hit_view(const nlohmann::json& hit, const FactWords& words, Heading heading) {
  const auto& messages = words.messages();
  auto facts = nlohmann::json::array();
  const auto fact = [&](const std::string& text, const char* color) {
    if (!text.empty()) facts.push_back({{"text", text}, {"color", color}});
  };
  fact(words.level(hit), "brand1");
  fact(words.credits(hit), "neutral");
  if (const auto languages = words.languages(hit); !languages.empty()) {
    fact(messages.text("taught_in", {{"languages", languages}}), "neutral");
  }
  fact(words.modes(hit), "neutral");
  fact(words.pace(hit), "neutral");
  const auto start = parse_partial_date(text_of(hit, "start"));
  const bool past = start && start->latest_key() < today();
  fact(start_words(text_of(hit, "start"), messages), past ? "warning" : "neutral");
  if (const auto deadline = parse_partial_date(text_of(hit, "deadline"));
      deadline && deadline->latest_key() >= today()) {
    fact(messages.text("deadline_date", {{"date", messages.date(deadline->text())}}), "warning");
  }

  const auto id = hit.at("id").get<std::string>();
  const auto& institution = hit.at("institution");
  const std::vector<http::Parameter> language = {{"hl", messages.language()}};
  return {
      {"h", heading == Heading::second ? "2" : "3"},
      {"id", id},
      {"url", Address("/offering/" + id, language).text()},
      {"title", hit.at("title")},
      {"title_lang", text_of(hit, "title_lang")},
      {"institution", institution.at("name")},
      {"institution_lang", text_of(institution, "name_lang")},
      {"institution_url", Address("/institutions/" + text_of(institution, "id"), language).text()},
      {"country", words.country(hit)},
      {"place", words.places(hit)},
      {"demonstration", hit.value("demonstration", false)},
      {"facts", facts},
      {"snippet", text_of(hit, "snippet")},
      {"snippet_lang", text_of(hit, "snippet_lang")},
      {"matched", matched_words(hit, words)}};
}

nlohmann::json hit_of_record(const nlohmann::json& record, const std::string& language) {
  auto hit = record;
  const auto title =
      best_text(record, "title", language).value_or(std::pair<std::string, std::string>());
  hit["title"] = title.second;
  hit["title_lang"] = title.first;
  const auto name = best_text(record.at("institution"), "name", language)
                        .value_or(std::pair<std::string, std::string>());
  hit["institution"]["name"] = name.second;
  hit["institution"]["name_lang"] = name.first;
  hit["start"] = next_start(record);
  hit["deadline"] = next_deadline(record);
  return hit;
}

}  // namespace rundkurs::web
