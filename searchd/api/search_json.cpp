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

void put(JsonWriter& to, const char* name, const std::optional<double>& value) {
  if (value) to.name(name).value(*value);
}

void put(JsonWriter& to, const char* name, const std::optional<PartialDate>& date) {
  if (date) to.name(name).value(date->text());
}

void put(JsonWriter& to, const char* name, bool on) {
  if (on) to.name(name).value(true);
}

void write(const facets::SearchFilters& filters, JsonWriter& to) {
  to.begin('{');
  for (std::size_t i = 0; i < facets::facet_count; ++i) {
    if (!filters.facets[i].empty()) to.name(facets::facet_names[i]).value(filters.facets[i]);
  }
  put(to, "ects_min", filters.ects_min);
  put(to, "ects_max", filters.ects_max);
  put(to, "start_from", filters.start_from);
  put(to, "start_to", filters.start_to);
  put(to, "deadline_from", filters.deadline_from);
  put(to, "deadline_to", filters.deadline_to);
  put(to, "price_max", filters.price_max);
  put(to, "pace_max", filters.pace_max);
  put(to, "part_time", filters.part_time);
  put(to, "online", filters.online);
  put(to, "free", filters.free);
  put(to, "for_groups", filters.for_groups);
  put(to, "open", filters.open);
  if (filters.near) {
    to.name("near").begin('{').name("lat").value(rounded(filters.near->lat, 1e5));
    to.name("lon").value(rounded(filters.near->lon, 1e5)).end('}');
  }
  put(to, "within_km", filters.within_km);
  to.end('}');
}

void write(const std::vector<query::Interpretation>& parts, JsonWriter& to) {
  to.begin('[');
  for (const auto& part : parts) {
    to.begin('{').name("text").value(part.text).name("concepts").value(part.concepts);
    to.name("corrected_to").value_or_null(part.corrected_to).end('}');
  }
  to.end(']');
}

void write(const std::vector<FilterHint>& hints, JsonWriter& to) {
  to.begin('[');
  for (const auto& hint : hints) {
    to.begin('{').name("text").value(hint.text).name("parameter").value(hint.parameter);
    to.name("value").value(hint.value).name("label").value(hint.label);
    to.name("rest").value(hint.rest).end('}');
  }
  to.end(']');
}

void write(const std::vector<Facet>& facets, JsonWriter& to) {
  to.begin('{');
  for (const auto& facet : facets) {
    to.name(facet.name).begin('[');
    for (const auto& value : facet.values) {
      to.begin('{').name("value").value(value.value).name("label").value(value.label);
      to.name("count").value(value.count).name("selected").value(value.selected).end('}');
    }
    to.end(']');
  }
  to.end('}');
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

json to_json(const Hit& hit, std::string_view language, const SearchService& service) {
  JsonWriter to;
  write(hit, language, service, to);
  return json::parse(to.take());
}

std::string answer_text(const SearchRequest& request,
                        const SearchAnswer& answer,
                        const std::vector<FilterHint>& suggested,
                        const SearchService& service) {
  JsonWriter to;
  to.begin('{').name("query").begin('{').name("q").value(request.q).name("filters");
  write(request.filters, to);
  to.name("interpreted");
  write(answer.interpreted, to);
  to.end('}').name("total").value(answer.total);
  if (!answer.missing_shards.empty())
    to.name("partial").value(true).name("missing_shards").value(answer.missing_shards);
  to.name("page").value(request.page).name("per_page").value(request.per_page);
  to.name("suggested_filters");
  write(suggested, to);
  to.name("hits").begin('[');
  for (const auto& hit : answer.hits)
    write(hit, request.language, service, to);
  to.end(']').name("facets");
  write(answer.facets, to);
  return to.end('}').take();
}

json to_json(const SearchRequest& request,
             const SearchAnswer& answer,
             const std::vector<FilterHint>& suggested,
             const SearchService& service) {
  return json::parse(answer_text(request, answer, suggested, service));
}

}  // namespace rundkurs::api
