#include "searchd/api/gap_json.h"

#include <cmath>
#include <map>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "searchd/http/parameters.h"

namespace rundkurs::api {
namespace {

using nlohmann::json;

json whole(const std::optional<std::size_t>& number) {
  return number ? json(*number) : json(nullptr);
}

/// One decimal is as much as such figures bear.
json rounded(const std::optional<double>& number) {
  return number ? json(std::round(*number * 10) / 10) : json(nullptr);
}

std::string search_of(const std::string& topic) {
  return "/search?topic=" + http::percent_encode(topic);
}

/// The search for the offerings of a cell; null where they have no such facet.
json search_of(const std::string& topic,
               gaps::Dimension by,
               const gaps::GapCell& cell,
               const needs::SurveyChoices& choices) {
  if (!cell.offerings) return nullptr;
  if (cell.value == gaps::left_open) return search_of(topic);
  if (cell.value == "workplace") return search_of(topic) + "&for_groups=true";
  auto value = cell.value;
  if (by == gaps::Dimension::audience)
    value = needs::choice_of(choices.organisations, value)->audience;
  return fmt::format("{}&{}={}", search_of(topic), gaps::name_of(by), http::percent_encode(value));
}

exported::Cell number_cell(const json& number) {
  return number.is_null() ? exported::Cell() : exported::Cell(number.get<double>());
}

/// What the row of a topic and that of one of its cells have in common.
std::vector<exported::Cell> sheet_row(const json& topic,
                                      const std::string& value,
                                      const std::string& label,
                                      const json& counted) {
  std::vector<exported::Cell> row = {
      topic.at("topic").get<std::string>(), topic.at("label").get<std::string>(), value, label};
  for (const auto* name : {"respondents", "offerings", "index"})
    row.push_back(number_cell(counted.at(name)));
  return row;
}

}  // namespace

std::string gap_label(gaps::Dimension by,
                      const std::string& value,
                      std::string_view language,
                      const needs::SurveyChoices& choices,
                      const SearchService& service) {
  if (value == gaps::left_open) return service.label("level", value, language);
  if (by == gaps::Dimension::audience)
    return needs::label_of(choices.organisations, value, language);
  if (by == gaps::Dimension::sector) return needs::label_of(choices.sectors, value, language);
  if (by == gaps::Dimension::mode) return needs::label_of(choices.forms, value, language);
  if (by == gaps::Dimension::region) {
    // Respondents are also where nothing is offered, of which the index knows no name.
    if (const auto region = choices.regions.find(value); region != choices.regions.end())
      return region->second;
  }
  return service.label(gaps::name_of(by), value, language);
}

json to_json(const gaps::GapTable& table,
             std::string_view language,
             const gaps::GapRules& rules,
             const needs::SurveyChoices& choices,
             const SearchService& service) {
  auto values = json::array();
  for (const auto& [value, respondents] : table.values) {
    values.push_back({{"value", value},
                      {"label", gap_label(table.by, value, language, choices, service)},
                      {"respondents", whole(respondents)}});
  }
  auto topics = json::array();
  for (const auto& row : table.rows) {
    auto cells = json::array();
    for (const auto& cell : row.cells) {
      cells.push_back({{"value", cell.value},
                       {"respondents", whole(cell.respondents)},
                       {"offerings", whole(cell.offerings)},
                       {"index", rounded(cell.index)},
                       {"search", search_of(row.topic, table.by, cell, choices)}});
    }
    topics.push_back({{"topic", row.topic},
                      {"label", service.label("topic", row.topic, language)},
                      {"respondents", whole(row.respondents)},
                      {"need", rounded(row.need)},
                      {"urgency", rounded(row.urgency)},
                      {"offerings", row.offerings},
                      {"index", rounded(row.index)},
                      {"unmet", rounded(row.unmet)},
                      {"search", search_of(row.topic)},
                      {"cells", std::move(cells)}});
  }
  return {
      {"by", gaps::name_of(table.by)},
      {"respondents", table.respondents < rules.fewest ? json(nullptr) : json(table.respondents)},
      {"inquiries", table.respondents < rules.fewest ? json(nullptr) : whole(table.inquiries)},
      {"offerings", table.offerings},
      {"rules",
       {{"fewest", rules.fewest},
        {"half_met", rules.half_met},
        {"usual_urgency", rules.usual_urgency},
        {"least_weight", rules.least},
        {"most_weight", rules.most},
        {"inquiries",
         {{"unanswered", rules.inquiries.unanswered},
          {"nothing_fitted", rules.inquiries.nothing_fitted},
          {"partly", rules.inquiries.partly},
          {"helped", rules.inquiries.helped}}}}},
      {"values", std::move(values)},
      {"topics", std::move(topics)}};
}

json to_json(const std::vector<desk::GapState>& series) {
  auto list = json::array();
  const desk::GapState* before = nullptr;
  for (const auto& state : series) {
    auto topics = json::array();
    for (const auto& topic : state.topics) {
      topics.push_back({{"topic", topic.topic},
                        {"respondents", whole(topic.respondents)},
                        {"need", rounded(topic.need)},
                        {"offerings", topic.offerings},
                        {"index", rounded(topic.index)},
                        {"unmet", rounded(topic.unmet)}});
    }
    list.push_back({{"date", state.day},
                    {"respondents", whole(state.respondents)},
                    {"offerings", state.offerings},
                    {"counted_anew", before != nullptr && before->rules != state.rules},
                    {"topics", std::move(topics)}});
    before = &state;
  }
  return list;
}

exported::Table gap_sheet(const json& table) {
  const auto by = table.at("by").get<std::string>();
  exported::Table sheet;
  sheet.title = "gaps by " + by;
  sheet.heads = {"topic",
                 "topic_label",
                 by,
                 by + "_label",
                 "respondents",
                 "offerings",
                 "index",
                 "need",
                 "urgency",
                 "unmet"};
  for (const auto& topic : table.at("topics")) {
    sheet.rows.push_back(sheet_row(topic, "", "", topic));
    for (const auto* name : {"need", "urgency", "unmet"})
      sheet.rows.back().push_back(number_cell(topic.at(name)));
    const auto& cells = topic.at("cells");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto& label = table.at("values")[i].at("label");
      sheet.rows.push_back(sheet_row(topic, cells[i].at("value"), label, cells[i]));
      sheet.rows.back().resize(sheet.heads.size());
    }
  }
  return sheet;
}

exported::Table series_sheet(const json& table) {
  std::map<std::string, std::string> labels;
  for (const auto& topic : table.at("topics"))
    labels[topic.at("topic")] = topic.at("label");
  exported::Table sheet;
  sheet.title = "over time";
  sheet.heads = {
      "date", "topic", "topic_label", "respondents", "offerings", "index", "need", "unmet"};
  for (const auto& state : table.at("series")) {
    for (const auto& topic : state.at("topics")) {
      const auto id = topic.at("topic").get<std::string>();
      const auto label = labels.find(id);
      std::vector<exported::Cell> row = {
          state.at("date").get<std::string>(), id, label == labels.end() ? id : label->second};
      for (const auto* name : {"respondents", "offerings", "index", "need", "unmet"})
        row.push_back(number_cell(topic.at(name)));
      sheet.rows.push_back(std::move(row));
    }
  }
  return sheet;
}

}  // namespace rundkurs::api
