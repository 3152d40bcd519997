#include "searchd/web/map_view.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "searchd/web/nordic_map.h"

namespace rundkurs::web {
namespace {

constexpr double smallest_radius = 16;
constexpr double largest_radius = 60;
constexpr double dot_radius = 26;
/// In a smaller circle a number would not fit.
constexpr double radius_for_number = 24;

nlohmann::json drawing() {
  return {{"width", map_width},
          {"height", map_height},
          {"outlines", map_address()},
          {"circles", nlohmann::json::array()}};
}

/// Every member is there, so that none is looked for in the page around it.
nlohmann::json circle_at(const nlohmann::json& place, double radius, const std::string& title) {
  const auto point = on_map(place.at("lat").get<double>(), place.at("lon").get<double>());
  return {{"x", std::lround(point.x)},
          {"y", std::lround(point.y)},
          {"r", std::lround(radius)},
          {"title", title},
          {"url", nullptr},
          {"chosen", false},
          {"numbered", false}};
}

bool is_chosen(const LenientSearch& search, const std::string& name, const std::string& value) {
  return std::find(search.accepted.begin(), search.accepted.end(), http::Parameter{name, value}) !=
         search.accepted.end();
}

}  // namespace

nlohmann::json map_view(const nlohmann::json& places,
                        const LenientSearch& search,
                        const Address& here,
                        const Messages& messages) {
  auto view = drawing();
  double most = 1;
  for (const auto& place : places)
    most = std::max(most, place.at("count").get<double>());
  // The largest come first, so that no small one is hidden beneath.
  for (const auto& place : places) {
    const auto count = place.at("count").get<double>();
    const auto name = place.at("parameter").get<std::string>();
    const auto value = place.at("value").get<std::string>();
    const auto label = place.at("label").get<std::string>();
    const bool chosen = is_chosen(search, name, value);
    const double radius = std::max(smallest_radius, largest_radius * std::sqrt(count / most));
    auto circle = circle_at(place, radius, fmt::format("{}: {}", label, messages.number(count)));
    circle["url"] = (chosen ? here.without(name, value) : here.with(name, value)).text();
    circle["chosen"] = chosen;
    circle["label"] = label;
    circle["count"] = messages.number(count);
    circle["numbered"] = radius >= radius_for_number;
    circle["percent"] = std::to_string(std::lround(100 * count / most));
    view["circles"].push_back(std::move(circle));
  }
  return view;
}

nlohmann::json places_of_facets(const nlohmann::json& answer, const nlohmann::json& known_places) {
  auto places = nlohmann::json::array();
  const auto& facets = answer.at("facets");
  for (const auto& known : known_places) {
    const auto facet = facets.find(known.at("parameter").get<std::string>());
    if (facet == facets.end()) continue;
    for (const auto& value : *facet) {
      if (value.at("value") != known.at("value") || value.at("count") == 0) continue;
      auto place = known;
      place["label"] = value.at("label");
      place["count"] = value.at("count");
      places.push_back(std::move(place));
    }
  }
  std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) {
    return a.at("count").template get<double>() > b.at("count").template get<double>();
  });
  return places;
}

nlohmann::json dot_map_view(const nlohmann::json& record) {
  auto view = drawing();
  for (const auto& place : record.value("place", nlohmann::json::array())) {
    if (place.contains("lat") && place.contains("lon"))
      view["circles"].push_back(circle_at(place, dot_radius, place.at("name").get<std::string>()));
  }
  return view.at("circles").empty() ? nlohmann::json() : view;
}

}  // namespace rundkurs::web
