#include "searchd/web/gap_history_view.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/timestamp.h"
#include "searchd/web/gap_figure.h"

namespace rundkurs::web {
namespace {

using nlohmann::json;

constexpr std::size_t most_dates =
    5;  ///< In the table; the line goes over all, and so does the file.

// In the units of the picture. The index goes from 0 on the base line to 100 at the top.
constexpr double line_width = 128;
constexpr double margin = 4;
constexpr double top = 4;
constexpr double base_line = 36;

double days_of(const json& state) {
  const auto time = parse_timestamp(state.at("date").get<std::string>() + "T00:00:00Z");
  return time ? static_cast<double>(time->time_since_epoch().count()) / 86400 : 0;
}

/// The states with figures of needs; all where there are none to compare.
std::vector<const json*> comparable(const json& series) {
  std::vector<const json*> with_needs;
  std::vector<const json*> all;
  for (const auto& state : series) {
    all.push_back(&state);
    if (!state.at("respondents").is_null()) with_needs.push_back(&state);
  }
  return with_needs.size() < 2 ? all : with_needs;
}

/// The first, the last, and others spread evenly between them.
std::vector<const json*> a_few(const std::vector<const json*>& states) {
  if (states.size() <= most_dates) return states;
  std::vector<const json*> few;
  for (std::size_t i = 0; i < most_dates; ++i)
    few.push_back(states[i * (states.size() - 1) / (most_dates - 1)]);
  return few;
}

/// What a state says of a topic; null where the topic was not there yet.
const json* topic_in(const json& state, const json& topic) {
  for (const auto& one : state.at("topics")) {
    if (one.at("topic") == topic.at("topic")) return &one;
  }
  return nullptr;
}

/// The line of a topic's index; null where it has none.
json line_of(const std::vector<const json*>& states, const json& topic) {
  const double first = days_of(*states.front());
  const double length = std::max(1.0, days_of(*states.back()) - first);
  std::string points;
  double x = 0;
  double y = 0;
  for (const auto* state : states) {
    const auto* const one = topic_in(*state, topic);
    if (one == nullptr || one->at("index").is_null()) continue;
    x = margin + (line_width - 2 * margin) * (days_of(*state) - first) / length;
    y = base_line - (base_line - top) * one->at("index").get<double>() / 100;
    points += fmt::format("{}{:.1f},{:.1f}", points.empty() ? "" : " ", x, y);
  }
  if (points.empty()) return nullptr;
  return {{"points", points}, {"x", fmt::format("{:.1f}", x)}, {"y", fmt::format("{:.1f}", y)}};
}

json cells_of(const std::vector<const json*>& dates, const json& topic, const Messages& messages) {
  auto cells = json::array();
  for (const auto* state : dates) {
    const auto* const one = topic_in(*state, topic);
    const auto figure = [&](const char* name) {
      return one == nullptr ? std::string(no_figure) : figure_text(one->at(name), messages);
    };
    const auto need = figure("need");
    cells.push_back({{"index", figure("index")},
                     {"need", need == no_figure ? need : need + " %"},
                     {"offerings", figure("offerings")}});
  }
  return cells;
}

/// How far a figure is from where it first was to where it last was; its sign included.
std::string change_over(const std::vector<const json*>& states,
                        const json& topic,
                        const char* name,
                        const Messages& messages) {
  json first;
  json last;
  for (const auto* state : states) {
    const auto* const one = topic_in(*state, topic);
    if (one == nullptr || one->at(name).is_null()) continue;
    if (first.is_null()) first = one->at(name);
    last = one->at(name);
  }
  return change_text(first, last, messages);
}

/// The last day from which on something else was counted.
std::string counted_anew(const json& series, const Messages& messages) {
  std::string date;
  for (const auto& state : series) {
    if (state.at("counted_anew") == true) date = state.at("date");
  }
  if (date.empty()) return {};
  return messages.text("gaps_time_anew", {{"date", messages.date(date)}});
}

}  // namespace

json gap_history_view(const json& document, const Messages& messages) {
  const auto& series = document.at("series");
  if (series.empty()) return nullptr;
  const auto date_of = [&](const json& state) {
    return messages.date(state.at("date").get<std::string>());
  };
  const auto states = comparable(series);
  if (states.size() < 2)
    return {{"text", messages.text("gaps_time_first", {{"date", date_of(series.front())}})}};
  const auto dates = a_few(states);
  json view = {
      {"text",
       messages.text("gaps_time_text",
                     {{"first", date_of(*states.front())}, {"last", date_of(*states.back())}})},
      {"few",
       messages.text(
           "gaps_time_few",
           {{"count", messages.number(document.at("rules").at("fewest").get<double>())}})},
      {"anew", counted_anew(series, messages)},
      {"drawn", true},
      {"width", line_width},
      {"height", base_line + margin},
      {"base_line", base_line},
      {"top", top},
      {"dates", json::array()},
      {"rows", json::array()}};
  for (const auto* state : dates)
    view["dates"].push_back(date_of(*state));
  for (const auto& topic : document.at("topics")) {
    view["rows"].push_back({{"label", topic.at("label")},
                            {"line", line_of(states, topic)},
                            {"cells", cells_of(dates, topic, messages)},
                            {"index", change_over(states, topic, "index", messages)},
                            {"offerings", change_over(states, topic, "offerings", messages)}});
  }
  return view;
}

}  // namespace rundkurs::web
