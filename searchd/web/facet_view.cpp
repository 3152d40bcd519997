#include "searchd/web/facet_view.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace rundkurs::web {
namespace {

constexpr auto facets = std::to_array<std::string_view>(
    {"level", "topic", "language", "mode", "country", "region", "kind", "institution"});
constexpr auto switches =
    std::to_array<std::string_view>({"online", "part_time", "free", "open", "for_groups"});

/// Values that are shown at once; the others unfold.
constexpr std::size_t shown_at_once = 7;
/// With more values than this a list can be searched.
constexpr std::size_t long_list = 12;

struct Bound {
  std::string_view parameter;
  std::string_view label;
  std::string_view words;
};
constexpr auto bounds = std::to_array<Bound>({{"ects_min", "credits_ects", "chip.from"},
                                              {"ects_max", "credits_ects", "chip.to"},
                                              {"start_from", "start", "chip.from"},
                                              {"start_to", "start", "chip.to"},
                                              {"deadline_from", "deadline", "chip.from"},
                                              {"deadline_to", "deadline", "chip.to"},
                                              {"price_max", "price", "chip.to"},
                                              {"pace_max", "pace", "chip.to"},
                                              {"within_km", "place", "chip.to"},
                                              {"near", "place", "chip.near"}});

bool is_chosen(const LenientSearch& search, std::string_view name, std::string_view value) {
  return std::any_of(search.accepted.begin(), search.accepted.end(), [&](const auto& parameter) {
    return parameter.name == name && parameter.value == value;
  });
}

nlohmann::json value_view(std::string_view facet,
                          const nlohmann::json& value,
                          const Messages& messages) {
  const auto id = value.at("value").get<std::string>();
  return {{"facet", facet},
          {"value", id},
          {"input_id", fmt::format("{}-{}", facet, id)},
          {"label", value.at("label")},
          {"count", messages.number(value.at("count").get<double>())},
          {"checked", value.value("selected", false)}};
}

nlohmann::json one_facet(std::string_view facet, nlohmann::json values, const Messages& messages) {
  auto first = nlohmann::json::array();
  auto more = nlohmann::json::array();
  // What is not stated comes last, however common.
  std::stable_partition(values.begin(), values.end(), [](const nlohmann::json& value) {
    return value.at("value") != "not-stated" && value.at("value") != "unspecified";
  });
  for (const auto& value : values) {
    if (value.at("count") == 0 && !value.value("selected", false)) continue;
    // A ticked value is always in sight.
    auto& list = first.size() < shown_at_once || value.value("selected", false) ? first : more;
    list.push_back(value_view(facet, value, messages));
  }
  return {
      {"id", facet},
      {"label", messages.text(fmt::format("facet.{}", facet))},
      {"values", first},
      {"more", more},
      {"more_count", !more.empty()},
      {"find", values.size() > long_list},
      {"find_label",
       messages.text("facet_search", {{"label", messages.text(fmt::format("facet.{}", facet))}})},
      {"more_label", messages.text("facet_more_values", {{"count", std::to_string(more.size())}})}};
}

/// Filters that an address can hold and the page has no control for: the form carries them along.
nlohmann::json without_control(const LenientSearch& search) {
  constexpr auto names = std::to_array<std::string_view>(
      {"audience", "near", "within_km", "deadline_from", "deadline_to", "price_max", "pace_max"});
  auto kept = nlohmann::json::array();
  for (const auto& parameter : search.accepted) {
    if (std::find(names.begin(), names.end(), parameter.name) != names.end())
      kept.push_back({{"name", parameter.name}, {"value", parameter.value}});
  }
  return kept;
}

/// The address without any filter; the words and the language stay.
Address cleared(const Address& here) {
  Address bare = here;
  for (const auto& parameter : here.parameters()) {
    if (parameter.name != "q" && parameter.name != "hl") bare = bare.without(parameter.name);
  }
  return bare;
}

}  // namespace

std::string filter_words(const http::Parameter& parameter,
                         const nlohmann::json& answer,
                         const Messages& messages) {
  if (std::find(switches.begin(), switches.end(), parameter.name) != switches.end()) {
    return messages.text("switch." + parameter.name);
  }
  for (const auto& bound : bounds) {
    if (bound.parameter != parameter.name) continue;
    return messages.text(
        bound.words,
        {{"label", messages.text(bound.label)}, {"value", messages.date(parameter.value)}});
  }
  if (std::find(facets.begin(), facets.end(), parameter.name) == facets.end() &&
      parameter.name != "audience") {
    return {};
  }
  const auto counted = answer.find("facets");
  if (counted != answer.end() && counted->contains(parameter.name)) {
    for (const auto& value : counted->at(parameter.name)) {
      if (value.at("value") == parameter.value) return value.at("label").get<std::string>();
    }
  }
  return parameter.value;
}

nlohmann::json chosen_chips(const LenientSearch& search,
                            const Address& here,
                            const Messages& messages) {
  auto chosen = nlohmann::json::array();
  const auto add = [&](const http::Parameter& parameter, const std::string& label) {
    if (label.empty()) return;
    chosen.push_back({{"label", label},
                      {"remove_label", messages.text("remove_filter", {{"label", label}})},
                      {"url", here.without(parameter.name, parameter.value).text()}});
  };
  for (const auto& parameter : search.accepted) {
    add(parameter, filter_words(parameter, *search.answer, messages));
  }
  for (const auto& parameter : search.refused)
    add(parameter, parameter.value);
  return chosen;
}

nlohmann::json facet_view(const LenientSearch& search,
                          const Address& here,
                          const Messages& messages) {
  nlohmann::json view;
  const auto& counted = search.answer->at("facets");
  view["facets"] = nlohmann::json::array();
  for (const auto facet : facets) {
    const auto values = counted.find(facet);
    if (values == counted.end()) continue;
    auto drawn = one_facet(facet, *values, messages);
    if (!drawn.at("values").empty()) view["facets"].push_back(std::move(drawn));
  }
  view["switches"] = nlohmann::json::array();
  for (const auto name : switches) {
    view["switches"].push_back({{"id", fmt::format("switch-{}", name)},
                                {"name", name},
                                {"label", messages.text(fmt::format("switch.{}", name))},
                                {"checked", is_chosen(search, name, "true")}});
  }
  for (const char* name : {"ects_min", "ects_max", "start_from", "start_to"}) {
    view[name] = search.value(name);
  }
  view["kept"] = without_control(search);
  view["chosen"] = chosen_chips(search, here, messages);
  view["has_chosen"] = !view["chosen"].empty();
  view["chosen_count"] =
      view["chosen"].empty() ? nlohmann::json(false) : nlohmann::json(view["chosen"].size());
  view["clear_url"] = cleared(here).text();
  return view;
}

}  // namespace rundkurs::web
