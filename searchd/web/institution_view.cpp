#include "searchd/web/institution_view.h"

#include <algorithm>
#include <map>
#include <vector>

#include <nlohmann/json.hpp>

#include "searchd/web/counts_view.h"
#include "searchd/web/fact_words.h"
#include "searchd/web/hit_view.h"

namespace rundkurs::web {
namespace {

constexpr std::size_t shown_values = 8;

/// "NO" of "no-nmbu": an institution's id begins with its country.
std::string country_of(const std::string& institution) {
  auto country = institution.substr(0, institution.find('-'));
  std::transform(country.begin(), country.end(), country.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return country;
}

/// The home page, from a record of the institution.
std::string home_of(const Frame& frame, const nlohmann::json& hit) {
  const auto record = frame.site.documents.offering(hit.at("id").get<std::string>());
  return record ? text_of(record->at("institution"), "url") : std::string();
}

}  // namespace

nlohmann::json institutions_view(const Frame& frame) {
  const auto& messages = frame.messages;
  const auto answer = ask(frame, {{"per_page", "1"}, {"facets", "institution"}});
  std::map<std::string, std::vector<nlohmann::json>> by_country;
  for (const auto& value : answer.at("facets").value("institution", nlohmann::json::array())) {
    const auto id = value.at("value").get<std::string>();
    if (id == "not-stated") continue;
    by_country[country_of(id)].push_back(
        {{"url", frame.link("/institutions/" + id)},
         {"label", value.at("label")},
         {"count", messages.number(value.at("count").get<double>())}});
  }
  auto countries = nlohmann::json::array();
  for (const auto& country : frame.site.vocabulary.facet_labels("country")) {
    auto& list = by_country[country.id];
    if (list.empty()) continue;
    std::sort(list.begin(), list.end(), [&](const auto& a, const auto& b) {
      return messages.before(a.at("label").template get<std::string>(),
                             b.at("label").template get<std::string>());
    });
    countries.push_back(
        {{"label", frame.site.vocabulary.facet_label("country", country.id, messages.language())},
         {"institutions", list}});
  }
  const auto title = messages.text("institutions_title");
  auto view = frame_model(frame,
                          messages.text("page_title", {{"title", title}}),
                          {.description = messages.text("institutions_lead")});
  view["heading"] = title;
  view["lead"] = messages.text("institutions_lead");
  view["countries"] = std::move(countries);
  return view;
}

std::optional<nlohmann::json> institution_view(const Frame& frame, const std::string& id) {
  const auto& messages = frame.messages;
  const FactWords words(messages, frame.site.vocabulary);
  const std::vector<http::Parameter> wanted = {{"institution", id}};
  const auto answer = ask(
      frame, {{"institution", id}, {"per_page", "6"}, {"facets", "topic,level,language,country"}});
  if (answer.at("hits").empty()) return {};
  const auto& institution = answer.at("hits").front().at("institution");
  // A malformed id is left out of the search, which then finds others.
  if (text_of(institution, "id") != id) return {};

  const auto name = institution.at("name").get<std::string>();
  auto view = frame_model(frame,
                          messages.text("page_title", {{"title", name}}),
                          {.description = name + ": " + messages.text("what_they_teach")});
  view["heading"] = name;
  view["country"] = words.country(answer.at("hits").front());
  view["home_page"] = home_of(frame, answer.at("hits").front());
  view["topics"] = counts_view(answer, "topic", frame, wanted, shown_values);
  view["levels"] = counts_view(answer, "level", frame, wanted, shown_values);
  view["taught_in"] = counts_view(answer, "language", frame, wanted, shown_values);
  view["hits"] = nlohmann::json::array();
  for (const auto& hit : answer.at("hits"))
    view["hits"].push_back(hit_view(hit, words, Heading::third));
  view["has_hits"] = true;
  view["all"] = {
      {"url", frame.link("/search", wanted)},
      {"label",
       messages.text("see_all", {{"count", messages.number(answer.at("total").get<double>())}})}};
  view["up"] = {{"url", frame.link("/institutions")},
                {"label", messages.text("institutions_title")}};
  return view;
}

}  // namespace rundkurs::web
