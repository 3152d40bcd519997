#include "searchd/api/search_json.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "searchd/api/json_writer.h"

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
  put(object, "deadline_to", filters.deadline_to);
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

/// The soonest deadline that is still to come.
std::optional<PartialDate> next_deadline(const Offering& offering) {
  std::optional<PartialDate> next;
  for (const auto& run : offering.runs) {
    const auto& deadline = run.application_deadline;
    if (!deadline || run.status == "cancelled" || deadline->latest_key() < today()) continue;
    if (!next || deadline->sort_key() < next->sort_key()) next = deadline;
  }
  return next;
}

void write(const Hit& hit,
           std::string_view language,
           const SearchService& service,
           JsonWriter& to) {
  const auto& offering = hit.offering;
  const auto& institution = offering.institution;
  to.begin('{').name("id").value(offering.id);
  to.name("title").value(hit.title).name("title_lang").value(hit.title_language);
  to.name("institution").begin('{').name("id").value(institution.id);
  to.name("name").value(service.label("institution", institution.id, language));
  to.name("country").value(institution.country).end('}');
  to.name("level").value(offering.level).name("kind").value(offering.kind);
  to.name("ects").value(offering.ects);
  to.name("language_of_instruction").value(offering.language_of_instruction);
  to.name("mode").value(offering.mode).name("start").value_or_null(hit.start);
  to.name("url").value(offering.url).name("topics").begin('[');
  for (const auto& topic : offering.topics)
    to.value(topic.id);
  to.end(']').name("relevance").value(offering.relevance);
  to.name("snippet").value(hit.snippet).name("snippet_lang").value_or_null(hit.snippet_language);
  to.name("matched").begin('[');
  for (const auto& match : hit.matched) {
    to.begin('{').name("concept").value(match.concept_id).name("as").value(match.as);
    to.name("lang").value(match.language).end('}');
  }
  to.end(']').name("score").value(rounded(hit.score, 1000));
  if (!offering.place.empty()) {
    to.name("place").begin('[');
    for (const auto& place : offering.place)
      to.value(place.name);
    to.end(']');
  }
  if (const auto deadline = next_deadline(offering)) to.name("deadline").value(deadline->text());
  if (offering.pace) to.name("pace").value(*offering.pace);
  if (offering.part_time) to.name("part_time").value(*offering.part_time);
  if (!offering.ects && offering.credits) {
    to.name("credits").begin('{').name("value").value(offering.credits->value);
    to.name("system").value(offering.credits->system).end('}');
  }
  if (hit.distance_km) to.name("distance_km").value(rounded(*hit.distance_km, 10));
  if (offering.demonstration) to.name("demonstration").value(true);
  to.end('}');
}

}  // namespace

std::string facets_text(const std::vector<Facet>& facets) {
  JsonWriter to;
  to.begin('{');
  for (const auto& facet : facets) {
    to.name(facet.name).begin('[');
    for (const auto& value : facet.values) {
      to.begin('{').name("value").value(value.value).name("label").value(value.label);
      to.name("count").value(value.count).name("selected").value(value.selected).end('}');
    }
    to.end(']');
  }
  return to.end('}').take();
}

std::string hits_text(const std::vector<Hit>& hits,
                      std::string_view language,
                      const SearchService& service) {
  JsonWriter to;
  to.begin('[');
  for (const auto& hit : hits)
    write(hit, language, service, to);
  return to.end(']').take();
}

json to_json(const Hit& hit, std::string_view language, const SearchService& service) {
  JsonWriter to;
  write(hit, language, service, to);
  return json::parse(to.take());
}

json to_json(const SearchRequest& request,
             const SearchAnswer& answer,
             const std::vector<FilterHint>& suggested,
             const SearchService& service) {
  return {{"query",
           {{"q", request.q},
            {"filters", filters_json(request.filters)},
            {"interpreted", interpreted_json(answer.interpreted)}}},
          {"total", answer.total},
          {"page", request.page},
          {"per_page", request.per_page},
          {"hits", json::parse(hits_text(answer.hits, request.language, service))},
          {"facets", json::parse(facets_text(answer.facets))},
          {"suggested_filters", hints_json(suggested)}};
}

}  // namespace rundkurs::api
