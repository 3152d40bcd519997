#include "schemas/offering_json.h"

#include <fmt/format.h>

#include "schemas/fnv.h"
#include "schemas/json.h"
#include "schemas/json_members.h"
#include "schemas/json_schema.h"
#include "schemas/offering_members.h"
#include "schemas/place_json.h"
#include "schemas/run_json.h"

namespace rundkurs {
namespace {

using nlohmann::json;

json json_of(const InstitutionReference& institution) {
  json object = {{"id", institution.id}};
  put(object, "name", institution.name);
  put(object, "short", institution.short_name);
  put(object, "country", institution.country);
  put(object, "url", institution.url);
  return object;
}

InstitutionReference institution_from(const json& object) {
  return {object.at("id"),
          object.at("name"),
          object.value("short", ""),
          object.at("country"),
          object.value("url", "")};
}

json json_of(const TopicScore& topic) {
  json object = {{"id", topic.id}, {"score", topic.score}, {"curated", topic.curated}};
  put(object, "concepts", topic.concepts);
  return object;
}

TopicScore topic_from(const json& object) {
  return {object.at("id"),
          object.at("score"),
          object.value("concepts", std::vector<std::string>()),
          object.value("curated", false)};
}

json json_of(const RelatedOffering& related) {
  json object = {{"id", related.id}};
  put(object, "reason", related.reason);
  return object;
}

RelatedOffering related_from(const json& object) {
  return {object.at("id"), object.value("reason", "")};
}

json json_of(const Duration& duration) {
  json object = json::object();
  put(object, "weeks", duration.weeks);
  put(object, "hours", duration.hours);
  return object;
}

Duration duration_from(const json& object) {
  Duration duration;
  take(object, "weeks", duration.weeks);
  take(object, "hours", duration.hours);
  return duration;
}

json json_of(const Provenance& provenance) {
  json object = json::object();
  put(object, "url", provenance.url);
  put(object, "captured", provenance.captured);
  put(object, "extractor", provenance.extractor);
  put(object, "rule", provenance.rule);
  return object;
}

Provenance provenance_from(const json& object) {
  return {object.value("url", ""),
          object.value("captured", ""),
          object.value("extractor", ""),
          object.value("rule", "")};
}

Result<Offering> offering_of(const json& object, const std::string& where) {
  Offering offering;
  each_plain_member(offering, [&](const char* name, auto& value) { take(object, name, value); });
  for (const auto& related : object.value("related", json::array()))
    offering.related.push_back(related_from(related));
  offering.institution = institution_from(object.at("institution"));
  if (object.contains("credits")) {
    const auto& credits = object.at("credits");
    offering.credits = Credits{credits.at("value"), credits.at("system")};
  }
  if (object.contains("duration")) offering.duration = duration_from(object.at("duration"));
  take(object, "for_groups", offering.for_groups);
  for (const auto& place : object.value("place", json::array()))
    offering.place.push_back(place_from(place));
  for (const auto& entry : object.value("runs", json::array())) {
    auto run = run_from(entry, fmt::format("{}: runs[{}]", where, offering.runs.size()));
    if (!run) return std::move(run).error();
    offering.runs.push_back(*std::move(run));
  }
  for (const auto& topic : object.value("topics", json::array()))
    offering.topics.push_back(topic_from(topic));
  take(object, "relevance_curated", offering.relevance_curated);
  const auto provenances = object.value("provenance", json::object());
  for (const auto& [field, provenance] : provenances.items())
    offering.provenance.emplace(field, provenance_from(provenance));
  take(object, "demonstration", offering.demonstration);
  return offering;
}

template <typename Range>
void put_each(json& object, const char* name, const Range& entries) {
  for (const auto& entry : entries)
    object[name].push_back(json_of(entry));
}

}  // namespace

json to_json(const Offering& offering) {
  json object = json::object();
  each_plain_member(offering,
                    [&](const char* name, const auto& value) { put(object, name, value); });
  put_each(object, "related", offering.related);
  object["institution"] = json_of(offering.institution);
  if (offering.credits) {
    object["credits"] = {{"value", offering.credits->value}, {"system", offering.credits->system}};
  }
  if (offering.duration) object["duration"] = json_of(*offering.duration);
  if (offering.for_groups) object["for_groups"] = true;
  put_each(object, "place", offering.place);
  put_each(object, "runs", offering.runs);
  put_each(object, "topics", offering.topics);
  if (offering.relevance) object["relevance_curated"] = offering.relevance_curated;
  for (const auto& [field, provenance] : offering.provenance)
    object["provenance"][field] = json_of(provenance);
  if (offering.demonstration) object["demonstration"] = true;
  return object;
}

Result<Offering> offering_from_json(const json& object, const std::string& where) {
  if (auto sound = JsonSchema::named("offering").check(object, where); !sound) return sound.error();
  return offering_of(object, where);
}

std::string to_ndjson(const Offering& offering) {
  return json_text(to_json(offering));
}

std::string content_digest(const Offering& offering) {
  auto content = to_json(offering);
  for (const char* name :
       {"provenance", "first_seen", "last_seen", "last_changed", "missing_since", "gone"})
    content.erase(name);
  return fmt::format("{:016x}", fnv1a(json_text(content)));
}

}  // namespace rundkurs
