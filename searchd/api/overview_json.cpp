#include "searchd/api/overview_json.h"

#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace rundkurs::api {
namespace {

// A hundredth of a degree is a kilometre: the middle of a region is no more exact than that.
double hundredths(float degrees) {
  return std::round(static_cast<double>(degrees) * 100) / 100;
}

nlohmann::json months_json(const Overview::Months& counted) {
  auto months = nlohmann::json::array();
  for (const auto& [month, count] : counted.counts)
    months.push_back(
        {{"month", fmt::format("{:04}-{:02}", month / 100, month % 100)}, {"count", count}});
  return {{"months", std::move(months)}, {"not_stated", counted.not_stated}};
}

nlohmann::json pairs_json(const Overview::Pairs& pairs) {
  auto list = nlohmann::json::array();
  for (const auto& [pair, count] : pairs)
    list.push_back({{"topic", pair.first}, {"value", pair.second}, {"count", count}});
  return list;
}

}  // namespace

nlohmann::json to_json(const MappedPlace& place) {
  return {{"parameter", place.facet},
          {"value", place.value},
          {"lat", hundredths(place.position.lat)},
          {"lon", hundredths(place.position.lon)}};
}

nlohmann::json to_json(const Overview& overview,
                       std::string_view language,
                       const SearchService& service) {
  auto places = nlohmann::json::array();
  for (const auto& [place, count] : overview.places) {
    auto json = to_json(place);
    json["label"] = service.label(place.facet, place.value, language);
    json["count"] = count;
    places.push_back(std::move(json));
  }
  return {{"total", overview.total},
          {"places", std::move(places)},
          {"without_place", overview.without_place},
          {"starts", months_json(overview.starts)},
          {"deadlines", months_json(overview.deadlines)},
          {"topics",
           {{"level", pairs_json(overview.levels)}, {"language", pairs_json(overview.languages)}}}};
}

}  // namespace rundkurs::api
