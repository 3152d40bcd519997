#include "searchd/web/front_view.h"

#include <array>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "searchd/web/counts_view.h"
#include "searchd/web/fact_words.h"
#include "searchd/web/hit_view.h"
#include "searchd/web/sector_view.h"

namespace rundkurs::web {
namespace {

struct Example {
  std::string_view query;
  std::string_view language;
};
constexpr auto examples = std::to_array<Example>({{"avfallshåndtering", "nb"},
                                                  {"cirkulär ekonomi", "sv"},
                                                  {"kiertotalous", "fi"},
                                                  {"circular design", "en"}});

constexpr std::size_t all_values = 1000;

std::string today_text() {
  const auto date = today();
  return fmt::format("{:04}-{:02}-{:02}", date / 10000, date / 100 % 100, date % 100);
}

nlohmann::json example_links(const Frame& frame) {
  auto links = nlohmann::json::array();
  for (const auto& [query, language] : examples) {
    links.push_back({{"text", query},
                     {"tag", language},
                     {"url", frame.link("/search", {{"q", std::string(query)}})},
                     {"last", false}});
  }
  links.back()["last"] = true;
  return links;
}

nlohmann::json doors(const Frame& frame) {
  const auto& messages = frame.messages;
  return {{{"url", frame.link("/guide")},
           {"label", messages.text("door_study")},
           {"text", messages.text("door_study_text")}},
          {{"url", frame.link("/sectors")},
           {"label", messages.text("door_company")},
           {"text", messages.text("door_company_text")}},
          {{"url", frame.link("/ask")},
           {"label", messages.text("door_ask")},
           {"text", messages.text("door_ask_text")}}};
}

nlohmann::json figures(const nlohmann::json& answer, const Frame& frame) {
  const auto& messages = frame.messages;
  const auto figure = [&](std::size_t value, std::string_view label) {
    return nlohmann::json{{"number", messages.number(static_cast<double>(value))},
                          {"label", messages.text(label)}};
  };
  return {figure(answer.at("total"), "stat_offerings"),
          figure(value_count(answer, "institution"), "stat_institutions"),
          figure(value_count(answer, "country"), "stat_countries")};
}

}  // namespace

nlohmann::json front_view(const Frame& frame) {
  const auto& messages = frame.messages;
  const FactWords words(messages, frame.site.vocabulary);
  const auto everything = ask(frame, {{"per_page", "1"}, {"facets", "topic,country,institution"}});
  const std::vector<http::Parameter> soon = {{"start_from", today_text()}, {"sort", "start"}};
  auto soon_asked = soon;
  soon_asked.push_back({"per_page", "3"});
  soon_asked.push_back({"facets", "none"});
  const auto starting = ask(frame, soon_asked);

  auto view = frame_model(
      frame, messages.text("page_title_front"), {.description = messages.text("front_lead")});
  view["examples"] = example_links(frame);
  view["doors"] = doors(frame);
  view["figures"] = figures(everything, frame);
  view["topics"] = counts_view(everything, "topic", frame, {}, all_values);
  view["sectors"] = sector_links(frame, frame.site.handbook.sectors());
  view["hits"] = nlohmann::json::array();
  for (const auto& hit : starting.at("hits"))
    view["hits"].push_back(hit_view(hit, words, Heading::third));
  view["has_soon"] = !view["hits"].empty();
  view["soon_url"] = frame.link("/search", soon);
  return view;
}

nlohmann::json guide_view(const Frame& frame) {
  const auto& messages = frame.messages;
  const auto everything =
      ask(frame, {{"per_page", "1"}, {"facets", "topic,country,level,language"}});
  auto view = frame_model(frame,
                          messages.text("page_title", {{"title", messages.text("guide_title")}}),
                          {.description = messages.text("guide_lead")});
  const auto question = [&](const char* facet, std::string_view key) {
    auto values = nlohmann::json::array();
    for (const auto& value : everything.at("facets").value(facet, nlohmann::json::array())) {
      const auto id = value.at("value").get<std::string>();
      if (id == "not-stated" || id == "unspecified" || value.at("count") == 0) continue;
      values.push_back({{"facet", facet},
                        {"value", id},
                        {"input_id", fmt::format("{}-{}", facet, id)},
                        {"label", value.at("label")},
                        {"count", messages.number(value.at("count").get<double>())},
                        {"checked", false}});
    }
    return nlohmann::json{{"question", messages.text(key)},
                          {"values", values},
                          {"online", std::string_view(facet) == "country"},
                          {"online_label", messages.text("switch.online")}};
  };
  view["questions"] = {question("topic", "guide_topic"),
                       question("level", "guide_level"),
                       question("country", "guide_where"),
                       question("language", "guide_language")};
  return view;
}

}  // namespace rundkurs::web
