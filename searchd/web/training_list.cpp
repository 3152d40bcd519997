#include "searchd/web/training_list.h"

#include <cmath>
#include <functional>
#include <optional>

#include <nlohmann/json.hpp>

#include "searchd/web/hit_view.h"
#include "searchd/web/run_dates.h"

namespace rundkurs::web {
namespace {

using exported::Cell;

Cell number(const std::optional<double>& value) {
  return value ? Cell(*value) : Cell();
}

Cell text(std::string value) {
  return value.empty() ? Cell() : Cell(std::move(value));
}

std::optional<double> number_in(const nlohmann::json& record, const char* member) {
  const auto found = record.find(member);
  if (found == record.end() || !found->is_number()) return {};
  return found->get<double>();
}

std::optional<double> ects_of(const nlohmann::json& record) {
  return number_in(record, "ects");
}

std::optional<double> times(const std::optional<double>& value, double by) {
  if (!value) return {};
  return std::round(*value * by);
}

/// Of the run that begins next, else of the first that states one.
nlohmann::json tuition_of(const nlohmann::json& record) {
  const auto next = next_start(record);
  nlohmann::json first;
  for (const auto& run : record.value("runs", nlohmann::json::array())) {
    if (!run.contains("tuition") || !run.at("tuition").is_object()) continue;
    if (!next.empty() && text_of(run, "start") == next) return run.at("tuition");
    if (first.is_null()) first = run.at("tuition");
  }
  return first.is_null() ? nlohmann::json::object() : first;
}

std::string end_of(const nlohmann::json& record) {
  const auto next = next_start(record);
  for (const auto& run : record.value("runs", nlohmann::json::array())) {
    if (!next.empty() && text_of(run, "start") == next) return text_of(run, "end");
  }
  return {};
}

struct Column {
  std::string_view label;
  std::function<Cell(const nlohmann::json& record)> cell;
};

std::vector<Column> columns(const FactWords& words) {
  const auto& language = words.messages().language();
  const auto best = [&language](const nlohmann::json& record, const char* member) {
    const auto found = best_text(record, member, language);
    return text(found ? found->second : std::string());
  };
  return {
      {"record.title", [best](const auto& record) { return best(record, "title"); }},
      {"institution",
       [best](const auto& record) { return best(record.at("institution"), "name"); }},
      {"facet.country", [&](const auto& record) { return text(words.country(record)); }},
      {"place", [&](const auto& record) { return text(words.places(record)); }},
      {"mode", [&](const auto& record) { return text(words.modes(record)); }},
      {"teaching_language", [&](const auto& record) { return text(words.languages(record)); }},
      {"level", [&](const auto& record) { return text(words.level(record)); }},
      {"credits_ects", [](const auto& record) { return number(ects_of(record)); }},
      {"hours_least",
       [](const auto& record) { return number(times(ects_of(record), least_hours_of_credit)); }},
      {"hours_most",
       [](const auto& record) { return number(times(ects_of(record), most_hours_of_credit)); }},
      {"duration", [&](const auto& record) { return text(words.duration(record)); }},
      {"price", [](const auto& record) { return number(number_in(tuition_of(record), "amount")); }},
      {"currency",
       [](const auto& record) { return text(text_of(tuition_of(record), "currency")); }},
      {"next_start", [](const auto& record) { return text(next_start(record)); }},
      {"end", [](const auto& record) { return text(end_of(record)); }},
      {"deadline", [](const auto& record) { return text(next_deadline(record)); }},
      {"record.url", [](const auto& record) { return text(text_of(record, "url")); }}};
}

}  // namespace

exported::Table training_table(const std::vector<nlohmann::json>& records, const FactWords& words) {
  exported::Table table;
  table.title = words.messages().text("saved_title");
  const auto all = columns(words);
  for (const auto& column : all)
    table.heads.push_back(words.messages().text(column.label));
  for (const auto& record : records) {
    auto& row = table.rows.emplace_back();
    for (const auto& column : all)
      row.push_back(column.cell(record));
  }
  return table;
}

std::string training_sum(const std::vector<nlohmann::json>& records, const Messages& messages) {
  double credits = 0;
  for (const auto& record : records)
    credits += ects_of(record).value_or(0);
  if (credits == 0) return {};
  return messages.text("training_sum",
                       {{"credits", messages.number(credits)},
                        {"least", messages.number(std::round(credits * least_hours_of_credit))},
                        {"most", messages.number(std::round(credits * most_hours_of_credit))}});
}

}  // namespace rundkurs::web
