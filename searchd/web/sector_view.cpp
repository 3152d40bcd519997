#include "searchd/web/sector_view.h"

#include <string>

#include <nlohmann/json.hpp>

#include "searchd/web/counts_view.h"
#include "searchd/web/fact_words.h"
#include "searchd/web/hit_view.h"
#include "searchd/web/topic_view.h"

namespace rundkurs::web {
namespace {

/// A sector needs a handful of topics; those further down share but a letter of NACE.
constexpr std::size_t shown_topics = 6;

nlohmann::json link_to(const Frame& frame, const Sector& sector) {
  const auto& language = frame.messages.language();
  return {{"url", frame.link("/sectors/" + sector.id)},
          {"label", best_for(sector.label, language)->second},
          {"lead", best_for(sector.lead, language)->second}};
}

std::vector<std::string> first_topics(const Sector& sector) {
  auto topics = sector.topics;
  if (topics.size() > shown_topics) topics.resize(shown_topics);
  return topics;
}

void add_changes(const Frame& frame, const Sector& sector, nlohmann::json& view) {
  LanguageText languages;
  for (const auto& [language, list] : sector.changes)
    languages[language] = language;
  const auto written = best_for(languages, frame.messages.language())->first;
  view["changes"] = sector.changes.find(written)->second;
  view["text_lang"] = written;
  view["text_note"] = language_remark(frame, written);
}

nlohmann::json rules(const Frame& frame, const Sector& sector) {
  auto list = nlohmann::json::array();
  for (const auto& rule : sector.rules) {
    const auto* const text = best_for(rule.text, frame.messages.language());
    list.push_back({{"text", text->second},
                    {"lang", text->first},
                    {"source", rule.source.title},
                    {"url", rule.source.url}});
  }
  return list;
}

}  // namespace

nlohmann::json sector_links(const Frame& frame, const std::vector<Sector>& sectors) {
  auto links = nlohmann::json::array();
  for (const auto& sector : sectors)
    links.push_back(link_to(frame, sector));
  return links;
}

nlohmann::json sector_links(const Frame& frame, const std::vector<const Sector*>& sectors) {
  auto links = nlohmann::json::array();
  for (const auto* const sector : sectors)
    links.push_back(link_to(frame, *sector));
  return links;
}

nlohmann::json sectors_view(const Frame& frame) {
  const auto& messages = frame.messages;
  const auto title = messages.text("sectors_title");
  auto view = frame_model(frame,
                          messages.text("page_title", {{"title", title}}),
                          {.description = messages.text("sectors_lead")});
  view["heading"] = title;
  view["lead"] = messages.text("sectors_lead");
  view["cards"] = sector_links(frame, frame.site.handbook.sectors());
  return view;
}

nlohmann::json sector_view(const Frame& frame, const Sector& sector) {
  const auto& messages = frame.messages;
  const FactWords words(messages, frame.site.vocabulary);
  const auto card = link_to(frame, sector);
  const auto label = card.at("label").get<std::string>();
  std::vector<http::Parameter> wanted;
  auto topics = nlohmann::json::array();
  for (const auto& id : first_topics(sector)) {
    wanted.push_back({"topic", id});
    topics.push_back(topic_card(frame, *frame.site.vocabulary.topic_by_id(id)));
  }
  auto asked = wanted;
  asked.push_back({"per_page", "4"});
  asked.push_back({"facets", "none"});
  const auto answer = ask(frame, asked);

  auto view = frame_model(
      frame, messages.text("page_title", {{"title", label}}), {.description = card.at("lead")});
  view["heading"] = label;
  view["lead"] = card.at("lead");
  add_changes(frame, sector, view);
  view["rules"] = rules(frame, sector);
  view["has_rules"] = !view["rules"].empty();
  view["cards"] = std::move(topics);
  view["hits"] = nlohmann::json::array();
  for (const auto& hit : answer.at("hits"))
    view["hits"].push_back(hit_view(hit, words, Heading::third));
  view["has_hits"] = !view["hits"].empty();
  view["all_url"] = frame.link("/search", wanted);
  view["up"] = {{"url", frame.link("/sectors")}, {"label", messages.text("sectors_title")}};
  return view;
}

}  // namespace rundkurs::web
