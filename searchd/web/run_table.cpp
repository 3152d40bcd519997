#include "searchd/web/run_table.h"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace rundkurs::web {
namespace {

struct RunColumn {
  std::string_view heading;
  std::function<std::string(const nlohmann::json& run)> words;
};

std::string start_and_end(const nlohmann::json& run, const Messages& messages) {
  auto words = messages.date(text_of(run, "start"));
  if (const auto end = messages.date(text_of(run, "end")); !end.empty()) words += " – " + end;
  return words;
}

}  // namespace

void add_runs(const nlohmann::json& record, const FactWords& words, nlohmann::json& view) {
  const auto& messages = words.messages();
  const std::vector<RunColumn> columns = {
      {"start", [&](const auto& run) { return start_and_end(run, messages); }},
      {"deadline",
       [&](const auto& run) { return messages.date(text_of(run, "application_deadline")); }},
      {"place", [&](const auto& run) { return words.places(run); }},
      {"mode", [&](const auto& run) { return words.modes(run); }},
      {"price", [&](const auto& run) { return words.tuition(run); }}};
  const auto runs = record.value("runs", nlohmann::json::array());
  view["has_runs"] = !runs.empty();
  view["run_columns"] = nlohmann::json::array();
  view["runs"] = nlohmann::json::array();
  for (std::size_t i = 0; i < runs.size(); ++i)
    view["runs"].push_back({{"cells", nlohmann::json::array()}});
  for (const auto& column : columns) {
    const bool has_start = column.heading == "start";  // Always there: it carries the status.
    const bool stated = std::any_of(
        runs.begin(), runs.end(), [&](const auto& run) { return !column.words(run).empty(); });
    if (!stated && !has_start) continue;
    view["run_columns"].push_back({{"heading", messages.text(column.heading)}});
    for (std::size_t i = 0; i < runs.size(); ++i) {
      const auto status = text_of(runs[i], "status");
      nlohmann::json cell = {{"text", column.words(runs[i])}};
      if (has_start && !status.empty()) cell["status"] = messages.text("status." + status);
      view["runs"][i]["cells"].push_back(std::move(cell));
    }
  }
}

}  // namespace rundkurs::web
