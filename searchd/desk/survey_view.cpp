#include "searchd/desk/survey_view.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace rundkurs::desk {
namespace {

using nlohmann::json;

constexpr auto levels = std::to_array<std::string_view>(
    {"continuing", "upper-secondary", "vocational", "bachelor", "master", "phd"});
constexpr auto languages =
    std::to_array<std::string_view>({"no", "nb", "nn", "sv", "da", "fi", "is", "fo", "se", "en"});

bool holds(const std::vector<std::string>& values, std::string_view value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

json option(std::string_view value, std::string label, bool chosen) {
  return {{"value", value}, {"label", std::move(label)}, {"chosen", chosen}};
}

json options_of(const std::vector<needs::Choice>& choices,
                std::string_view chosen,
                const std::string& language) {
  auto list = json::array();
  for (const auto& choice : choices)
    list.push_back(
        option(choice.id, needs::label_of(choices, choice.id, language), choice.id == chosen));
  return list;
}

/// The regions of each country, by their names.
json countries_of(const SurveySite& site, const web::Frame& frame, const std::string& chosen) {
  std::map<std::string, std::vector<std::pair<std::string, std::string>>> by_country;
  for (const auto& [code, name] : site.choices.regions)
    by_country[code.substr(0, 2)].emplace_back(name, code);
  auto list = json::array();
  for (const auto& country : site.site.vocabulary.facet_labels("country")) {
    auto& regions = by_country[country.id];
    if (regions.empty()) continue;
    std::sort(regions.begin(), regions.end(), [&](const auto& a, const auto& b) {
      return frame.messages.before(a.first, b.first);
    });
    auto options = json::array();
    for (const auto& [name, code] : regions)
      options.push_back(option(code, name, code == chosen));
    list.push_back({{"label", best_for(country.labels, frame.messages.language())->second},
                    {"options", std::move(options)}});
  }
  return list;
}

template <typename Values>
json boxes(std::string_view facet,
           const Values& values,
           const std::vector<std::string>& chosen,
           const SurveySite& site,
           const std::string& language) {
  auto list = json::array();
  for (const auto value : values)
    list.push_back(option(
        value, site.site.vocabulary.facet_label(facet, value, language), holds(chosen, value)));
  return list;
}

json topic_boxes(const SurveySite& site, const web::Frame& frame, const Need& need) {
  auto list = json::array();
  for (const auto& topic : site.site.vocabulary.topics())
    list.push_back(option(topic.id,
                          best_for(topic.labels, frame.messages.language())->second,
                          holds(need.topics, topic.id)));
  return list;
}

json form_boxes(const SurveySite& site, const std::string& language, const Need& need) {
  auto list = json::array();
  for (const auto& form : site.choices.forms) {
    const bool chosen = form.id == "workplace" ? need.at_workplace : holds(need.modes, form.id);
    list.push_back(option(form.id, needs::label_of(site.choices.forms, form.id, language), chosen));
  }
  return list;
}

}  // namespace

bool is_offered_level(std::string_view id) {
  return std::find(levels.begin(), levels.end(), id) != levels.end();
}

bool is_offered_language(std::string_view id) {
  return std::find(languages.begin(), languages.end(), id) != languages.end();
}

json survey_view(const web::Frame& frame,
                 const SurveySite& site,
                 const Need& need,
                 std::string_view fault) {
  const auto& messages = frame.messages;
  const auto& language = messages.language();
  const auto title = messages.text("survey_title");
  auto view = frame_model(frame,
                          messages.text("page_title", {{"title", title}}),
                          {.description = messages.text("survey_lead")});
  view["action"] = frame.link("/survey");
  view["purpose"] = messages.text("survey_purpose", {{"days", messages.number(site.words_days)}});
  view["once"] = need.respondent;
  view["fault"] =
      fault.empty() ? std::string() : messages.text(fmt::format("survey_fault.{}", fault));
  view["organisations"] = options_of(site.choices.organisations, need.organisation, language);
  view["sectors"] = options_of(site.choices.sectors, need.sector, language);
  view["sizes"] = options_of(site.choices.sizes, need.size, language);
  view["countries"] = countries_of(site, frame, need.region);
  view["topics"] = topic_boxes(site, frame, need);
  view["levels"] = boxes("level", levels, need.levels, site, language);
  view["forms"] = form_boxes(site, language, need);
  view["languages_asked"] = boxes("language", languages, need.languages, site, language);
  view["urgencies"] =
      options_of(site.choices.urgency, need.urgency ? std::to_string(*need.urgency) : "", language);
  view["other"] = need.other_topics.empty() ? std::string() : need.other_topics.front();
  view["own_words"] = need.own_words;
  for (const auto* facet : {"topic", "level", "mode", "language"})
    view[fmt::format("{}_label", facet)] = messages.text(fmt::format("facet.{}", facet));
  return view;
}

json thanks_view(const web::Frame& frame) {
  const auto& messages = frame.messages;
  const auto title = messages.text("survey_thanks_title");
  auto view =
      frame_model(frame, messages.text("page_title", {{"title", title}}), {.indexed = false});
  view["heading"] = title;
  view["lead"] = messages.text("survey_thanks");
  view["sections"] = json::array();
  view["links"] = {{{"url", frame.link("/gaps")}, {"label", messages.text("nav_gaps")}},
                   {{"url", frame.link("/")}, {"label", messages.text("to_front")}}};
  view["has_links"] = true;
  return view;
}

}  // namespace rundkurs::desk
