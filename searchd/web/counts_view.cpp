#include "searchd/web/counts_view.h"

#include <algorithm>
#include <vector>

#include <nlohmann/json.hpp>

namespace rundkurs::web {
namespace {

std::vector<nlohmann::json> stated_values(const nlohmann::json& answer, std::string_view facet) {
  std::vector<nlohmann::json> values;
  const auto facets = answer.find("facets");
  if (facets == answer.end() || !facets->contains(facet)) return values;
  for (const auto& value : facets->at(std::string(facet))) {
    const auto& id = value.at("value");
    if (id != "not-stated" && id != "unspecified" && value.at("count") > 0) values.push_back(value);
  }
  return values;
}

std::string target(std::string_view facet,
                   const std::string& id,
                   const Frame& frame,
                   std::vector<http::Parameter> further) {
  if (facet == "institution" && further.empty()) return frame.link("/institutions/" + id);
  if (facet == "topic" && further.empty()) return frame.link("/topics/" + id);
  further.push_back({std::string(facet), id});
  return frame.link("/search", std::move(further));
}

}  // namespace

nlohmann::json ask(const Frame& frame, std::vector<http::Parameter> parameters) {
  parameters.push_back({"hl", frame.messages.language()});
  auto outcome = frame.site.documents.search(parameters);
  if (outcome.answer) return std::move(*outcome.answer);
  return {{"total", 0}, {"hits", nlohmann::json::array()}, {"facets", nlohmann::json::object()}};
}

nlohmann::json counts_view(const nlohmann::json& answer,
                           std::string_view facet,
                           const Frame& frame,
                           const std::vector<http::Parameter>& further,
                           std::size_t most) {
  auto list = nlohmann::json::array();
  std::size_t largest = 0;
  for (const auto& value : stated_values(answer, facet)) {
    if (list.size() == most) break;
    const auto count = value.at("count").get<std::size_t>();
    largest = std::max(largest, count);
    list.push_back({{"label", value.at("label")},
                    {"url", target(facet, value.at("value").get<std::string>(), frame, further)},
                    {"count", frame.messages.number(static_cast<double>(count))},
                    {"percent", std::to_string(count * 100 / largest)}});
  }
  return list;
}

std::size_t value_count(const nlohmann::json& answer, std::string_view facet) {
  return stated_values(answer, facet).size();
}

}  // namespace rundkurs::web
