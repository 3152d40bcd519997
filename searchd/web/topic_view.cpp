#include "searchd/web/topic_view.h"

#include <nlohmann/json.hpp>

#include "searchd/web/counts_view.h"
#include "searchd/web/fact_words.h"
#include "searchd/web/hit_view.h"
#include "searchd/web/sector_view.h"

namespace rundkurs::web {
namespace {

constexpr std::size_t shown_values = 8;

void add_texts(const Frame& frame, const Topic& topic, nlohmann::json& view) {
  const auto* const text = frame.site.handbook.topic(topic.id);
  if (text == nullptr) return;
  const auto& language = frame.messages.language();
  const auto* const what = best_for(text->what, language);
  const auto* const where = best_for(text->where, language);
  view["what"] = what->second;
  view["where"] = where->second;
  view["text_lang"] = what->first;
  view["text_note"] = language_remark(frame, what->first);
}

}  // namespace

std::string language_remark(const Frame& frame, std::string_view written) {
  const auto& messages = frame.messages;
  if (written == messages.language()) return {};
  const FactWords words(messages, frame.site.vocabulary);
  return messages.text("text_in", {{"language", words.language_name(written)}});
}

nlohmann::json topic_card(const Frame& frame, const Topic& topic) {
  const auto& language = frame.messages.language();
  return {{"url", frame.link("/topics/" + topic.id)},
          {"label", best_for(topic.labels, language)->second},
          {"lead", best_for(topic.descriptions, language)->second}};
}

nlohmann::json topics_view(const Frame& frame) {
  const auto& messages = frame.messages;
  const auto title = messages.text("topics_title");
  auto view = frame_model(frame,
                          messages.text("page_title", {{"title", title}}),
                          {.description = messages.text("topics_lead")});
  view["heading"] = title;
  view["lead"] = messages.text("topics_lead");
  view["cards"] = nlohmann::json::array();
  for (const auto& topic : frame.site.vocabulary.topics())
    view["cards"].push_back(topic_card(frame, topic));
  return view;
}

nlohmann::json topic_view(const Frame& frame, const Topic& topic) {
  const auto& messages = frame.messages;
  const FactWords words(messages, frame.site.vocabulary);
  const auto card = topic_card(frame, topic);
  const auto label = card.at("label").get<std::string>();
  const std::vector<http::Parameter> wanted = {{"topic", topic.id}};
  const auto answer = ask(
      frame,
      {{"topic", topic.id}, {"per_page", "5"}, {"facets", "institution,country,level,language"}});

  auto view = frame_model(
      frame, messages.text("page_title", {{"title", label}}), {.description = card.at("lead")});
  view["heading"] = label;
  view["lead"] = card.at("lead");
  add_texts(frame, topic, view);
  view["institutions"] = counts_view(answer, "institution", frame, wanted, shown_values);
  view["countries"] = counts_view(answer, "country", frame, wanted, shown_values);
  view["levels"] = counts_view(answer, "level", frame, wanted, shown_values);
  view["taught_in"] = counts_view(answer, "language", frame, wanted, shown_values);
  view["hits"] = nlohmann::json::array();
  for (const auto& hit : answer.at("hits"))
    view["hits"].push_back(hit_view(hit, words, Heading::third));
  view["has_hits"] = !view["hits"].empty();
  view["all"] = {
      {"url", frame.link("/search", wanted)},
      {"label",
       messages.text("see_all", {{"count", messages.number(answer.at("total").get<double>())}})}};
  view["cards"] = sector_links(frame, frame.site.handbook.sectors_with(topic.id));
  view["has_cards"] = !view["cards"].empty();
  view["up"] = {{"url", frame.link("/topics")}, {"label", messages.text("topics_title")}};
  return view;
}

}  // namespace rundkurs::web
