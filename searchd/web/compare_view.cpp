#include "searchd/web/compare_view.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "searchd/web/fact_words.h"
#include "searchd/web/hit_view.h"
#include "searchd/web/run_dates.h"
#include "searchd/web/saved_view.h"
#include "searchd/web/training_pages.h"

namespace rundkurs::web {
namespace {

struct Row {
  std::string_view label;
  std::function<std::string(const nlohmann::json& record)> words;
};

std::string topics_of(const nlohmann::json& record, const FactWords& words) {
  std::string list;
  for (const auto& topic : record.value("topics", nlohmann::json::array())) {
    const auto label = words.vocabulary().facet_label(
        "topic", topic.at("id").get<std::string>(), words.messages().language());
    list += (list.empty() ? "" : ", ") + label;
  }
  return list;
}

std::string price_of(const nlohmann::json& record, const FactWords& words) {
  for (const auto& run : record.value("runs", nlohmann::json::array())) {
    if (auto price = words.tuition(run); !price.empty()) return price;
  }
  return {};
}

std::string text_in(const nlohmann::json& record, const char* member, const std::string& language) {
  const auto text = best_text(record, member, language);
  return text ? text->second : std::string();
}

std::vector<Row> rows_of(const FactWords& words) {
  const auto& messages = words.messages();
  return {
      {"kind", [&](const auto& record) { return words.kind(record); }},
      {"level", [&](const auto& record) { return words.level(record); }},
      {"credits_ects", [&](const auto& record) { return words.credits(record); }},
      {"teaching_language", [&](const auto& record) { return words.languages(record); }},
      {"mode", [&](const auto& record) { return words.modes(record); }},
      {"place", [&](const auto& record) { return words.places(record); }},
      {"facet.country", [&](const auto& record) { return words.country(record); }},
      {"start", [&](const auto& record) { return messages.date(next_start(record)); }},
      {"deadline", [&](const auto& record) { return messages.date(next_deadline(record)); }},
      {"duration", [&](const auto& record) { return words.duration(record); }},
      {"pace", [&](const auto& record) { return words.pace(record); }},
      {"price", [&](const auto& record) { return price_of(record, words); }},
      {"relevance", [&](const auto& record) { return words.relevance(record); }},
      {"topics", [&](const auto& record) { return topics_of(record, words); }},
      {"prerequisites",
       [&](const auto& record) { return text_in(record, "prerequisites", messages.language()); }},
      {"assessment",
       [&](const auto& record) { return text_in(record, "assessment", messages.language()); }}};
}

nlohmann::json compared(const std::vector<nlohmann::json>& records, const FactWords& words) {
  const auto& messages = words.messages();
  auto rows = nlohmann::json::array();
  for (const auto& row : rows_of(words)) {
    std::vector<std::string> values;
    for (const auto& record : records)
      values.push_back(row.words(record));
    if (std::all_of(values.begin(), values.end(), [](const auto& v) { return v.empty(); }))
      continue;
    // What one of them does not state is no difference.
    auto stated = values;
    std::erase(stated, std::string());
    const bool differs = std::any_of(
        stated.begin(), stated.end(), [&](const auto& value) { return value != stated.front(); });
    auto cells = nlohmann::json::array();
    for (const auto& value : values) {
      cells.push_back({{"text", value.empty() ? messages.text("not_stated_fact") : value},
                       {"silent", value.empty()}});
    }
    rows.push_back({{"label", messages.text(row.label)}, {"differs", differs}, {"cells", cells}});
  }
  return rows;
}

}  // namespace

nlohmann::json compare_view(const Frame& frame, const ChosenRecords& chosen) {
  const auto& messages = frame.messages;
  const FactWords words(messages, frame.site.vocabulary);
  auto view = frame_model(frame,
                          messages.text("page_title", {{"title", messages.text("compare_title")}}),
                          {.indexed = false});
  const auto ids = id_parameters(chosen.records);
  view["columns"] = nlohmann::json::array();
  for (const auto& record : chosen.records) {
    auto column = hit_view(hit_of_record(record, messages.language()), words);
    auto others = ids;
    std::erase_if(others,
                  [&](const auto& parameter) { return parameter.value == text_of(record, "id"); });
    column["remove_url"] = frame.link("/compare", others);
    column["page"] = record.at("url");
    view["columns"].push_back(std::move(column));
  }
  view["comparable"] = chosen.records.size() > 1;
  view["rows"] = compared(chosen.records, words);
  view["differs_note"] = messages.text("differs_note", {{"mark", messages.text("differs")}});
  view["cut"] = chosen.cut ? messages.text("compare_many") : std::string();
  view["files"] = training_links(frame, chosen.records);
  view["gone"] = gone_words(messages, chosen);
  view["saved_url"] = frame.link("/saved");
  return view;
}

}  // namespace rundkurs::web
