#include "searchd/api/search_json.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "schemas/json.h"

namespace rundkurs::api {
namespace {

using nlohmann::json;

double rounded(double number, double steps) {
  return std::round(number * steps) / steps;
}

template <typename T>
json or_null(const std::optional<T>& value) {
  return value ? json(*value) : json();
}

json or_null(const std::string& text) {
  return text.empty() ? json() : json(text);
}

void put(json& object, const char* name, const std::optional<double>& value) {
  if (value) object[name] = *value;
}

void put(json& object, const char* name, const std::optional<PartialDate>& date) {
  if (date) object[name] = date->text();
}

void put(json& object, const char* name, bool on) {
  if (on) object[name] = true;
}

json filters_json(const facets::SearchFilters& filters) {
  auto object = json::object();
  for (std::size_t i = 0; i < facets::facet_count; ++i) {
    if (!filters.facets[i].empty()) object[std::string(facets::facet_names[i])] = filters.facets[i];
  }
  put(object, "ects_min", filters.ects_min);
  put(object, "ects_max", filters.ects_max);
  put(object, "start_from", filters.start_from);
  put(object, "start_to", filters.start_to);
  put(object, "deadline_from", filters.deadline_from);
  put(object, "price_max", filters.price_max);
  put(object, "pace_max", filters.pace_max);
  put(object, "part_time", filters.part_time);
  put(object, "online", filters.online);
  put(object, "free", filters.free);
  put(object, "for_groups", filters.for_groups);
  put(object, "open", filters.open);
  if (filters.near)
    object["near"] = {{"lat", rounded(filters.near->lat, 1e5)},
                      {"lon", rounded(filters.near->lon, 1e5)}};
  put(object, "within_km", filters.within_km);
  return object;
}

json interpreted_json(const std::vector<query::Interpretation>& parts) {
  auto list = json::array();
  for (const auto& part : parts) {
    list.push_back({{"text", part.text},
                    {"concepts", part.concepts},
                    {"corrected_to", or_null(part.corrected_to)}});
  }
  return list;
}

json hints_json(const std::vector<FilterHint>& hints) {
  auto list = json::array();
  for (const auto& hint : hints) {
    list.push_back({{"text", hint.text},
                    {"parameter", hint.parameter},
                    {"value", hint.value},
                    {"label", hint.label},
                    {"rest", hint.rest}});
  }
  return list;
}

void append_text(std::string& to, const std::string& text) {
  const bool plain = std::none_of(text.begin(), text.end(), [](char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20U;
  });
  if (plain) {
    to.append(1, '"').append(text).append(1, '"');
  } else {
    to.append(json_text(text));
  }
}

}  // namespace

std::string facets_text(const std::vector<Facet>& facets) {
  std::string text = "{";
  for (const auto& facet : facets) {
    if (text.size() > 1) text += ',';
    append_text(text, facet.name);
    text += ":[";
    for (const auto& value : facet.values) {
      if (text.back() != '[') text += ',';
      text += R"({"value":)";
      append_text(text, value.value);
      text += R"(,"label":)";
      append_text(text, value.label);
      text += R"(,"count":)" + std::to_string(value.count);
      text += value.selected ? R"(,"selected":true})" : R"(,"selected":false})";
    }
    text += ']';
  }
  return text += '}';
}

json to_json(const Hit& hit, std::string_view language, const SearchService& service) {
  const auto& offering = hit.offering;
  auto topics = json::array();
  for (const auto& topic : offering.topics)
    topics.push_back(topic.id);
  auto matched = json::array();
  for (const auto& match : hit.matched) {
    matched.push_back({{"concept", match.concept_id}, {"as", match.as}, {"lang", match.language}});
  }
  json object = {
      {"id", offering.id},
      {"title", hit.title},
      {"title_lang", hit.title_language},
      {"institution",
       {{"id", offering.institution.id},
        {"name", service.label("institution", offering.institution.id, language)},
        {"country", offering.institution.country}}},
      {"level", offering.level},
      {"kind", offering.kind},
      {"ects", or_null(offering.ects)},
      {"language_of_instruction", offering.language_of_instruction},
      {"mode", offering.mode},
      {"start", or_null(hit.start)},
      {"url", offering.url},
      {"topics", std::move(topics)},
      {"relevance", or_null(offering.relevance)},
      {"snippet", hit.snippet},
      {"snippet_lang", or_null(hit.snippet_language)},
      {"matched", std::move(matched)},
      {"score", rounded(hit.score, 1000)},
  };
  auto places = json::array();
  for (const auto& place : offering.place)
    places.push_back(place.name);
  if (!places.empty()) object["place"] = std::move(places);
  put(object, "pace", offering.pace);
  if (offering.part_time) object["part_time"] = *offering.part_time;
  if (!offering.ects && offering.credits)
    object["credits"] = {{"value", offering.credits->value}, {"system", offering.credits->system}};
  if (hit.distance_km) object["distance_km"] = rounded(*hit.distance_km, 10);
  if (offering.demonstration) object["demonstration"] = true;
  return object;
}

json to_json(const SearchRequest& request,
             const SearchAnswer& answer,
             const std::vector<FilterHint>& suggested,
             const SearchService& service) {
  auto hits = json::array();
  for (const auto& hit : answer.hits)
    hits.push_back(to_json(hit, request.language, service));
  return {{"query",
           {{"q", request.q},
            {"filters", filters_json(request.filters)},
            {"interpreted", interpreted_json(answer.interpreted)}}},
          {"total", answer.total},
          {"page", request.page},
          {"per_page", request.per_page},
          {"hits", std::move(hits)},
          {"facets", json::parse(facets_text(answer.facets))},
          {"suggested_filters", hints_json(suggested)}};
}

}  // namespace rundkurs::api
