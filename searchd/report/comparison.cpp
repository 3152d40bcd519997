#include "searchd/report/comparison.h"

#include <nlohmann/json.hpp>

#include "searchd/api/gap_json.h"
#include "searchd/gaps/gap_history.h"

namespace rundkurs::report {

using nlohmann::json;

Result<json> previous_kept(gaps::GapService& gaps, const std::string& day) {
  const auto kept = gaps.kept();
  if (!kept) return kept.error();
  const auto* const state = gaps::compared_with(*kept, day);
  if (state == nullptr) return json(nullptr);
  const auto shown = api::to_json(std::vector{*state}).front();
  return json{{"made", state->day},
              {"reported", state->reported},
              {"respondents", shown.at("respondents")},
              {"topics", shown.at("topics")}};
}

json previous_in(const json& document) {
  const auto& table = document.at("gaps").at("level");
  auto topics = json::array();
  for (const auto& topic : table.at("topics")) {
    auto figures = json::object();
    for (const auto* name : {"topic", "respondents", "need", "offerings", "index", "unmet"})
      figures[name] = topic.at(name);
    topics.push_back(std::move(figures));
  }
  return {{"made", document.at("made")},
          {"reported", true},
          {"respondents", table.at("respondents")},
          {"topics", std::move(topics)}};
}

}  // namespace rundkurs::report
