#include "schemas/kept_offering.h"

#include <limits>
#include <utility>

#include <fmt/format.h>
#include <simdjson.h>

#include "schemas/offering_members.h"

namespace rundkurs {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// What cannot be converted throws simdjson_error, which offering_from_kept_text() catches.
void set(element from, PartialDate& date);
void set(element from, InstitutionReference& institution);
void set(element from, Credits& credits);
void set(element from, Duration& duration);
void set(element from, Region& region);
void set(element from, Place& place);
void set(element from, Tuition& tuition);
void set(element from, Run& run);
void set(element from, TopicScore& topic);
void set(element from, RelatedOffering& related);
void set(element from, Provenance& provenance);

void set(element from, std::string& value) {
  value = std::string_view(from);
}

void set(element from, double& value) {
  value = double(from);
}

void set(element from, bool& value) {
  value = bool(from);
}

void set(element from, int& value) {
  const auto number = std::int64_t(from);
  if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max())
    throw simdjson::simdjson_error(simdjson::NUMBER_OUT_OF_RANGE);
  value = static_cast<int>(number);
}

template <typename T>
void set(element from, std::optional<T>& value) {
  set(from, value.emplace());
}

template <typename T>
void set(element from, std::vector<T>& values) {
  for (const element entry : array(from))
    set(entry, values.emplace_back());
}

template <typename T>
void set(element from, std::map<std::string, T, std::less<>>& values) {
  for (const auto [key, entry] : object(from))
    set(entry, values[std::string(key)]);
}

void set(element from, PartialDate& date) {
  const auto read = parse_partial_date(std::string_view(from));
  if (!read) throw simdjson::simdjson_error(simdjson::INCORRECT_TYPE);
  date = *read;
}

/// Reads a member where there is one.
template <typename T>
void take(object from, const char* name, T& value) {
  element found;
  if (from.at_key(name).get(found) == simdjson::SUCCESS) set(found, value);
}

void set(element from, InstitutionReference& institution) {
  const object members = from;
  set(members["id"], institution.id);
  set(members["name"], institution.name);
  take(members, "short", institution.short_name);
  set(members["country"], institution.country);
  take(members, "url", institution.url);
}

void set(element from, Credits& credits) {
  set(from["value"], credits.value);
  set(from["system"], credits.system);
}

void set(element from, Duration& duration) {
  take(from, "weeks", duration.weeks);
  take(from, "hours", duration.hours);
}

void set(element from, Region& region) {
  take(from, "code", region.code);
  set(from["name"], region.name);
}

void set(element from, Place& place) {
  set(from["name"], place.name);
  take(from, "region", place.region);
  take(from, "lat", place.lat);
  take(from, "lon", place.lon);
}

void set(element from, Tuition& tuition) {
  set(from["amount"], tuition.amount);
  set(from["currency"], tuition.currency);
  take(from, "applies_to", tuition.applies_to);
}

void set(element from, Run& run) {
  const object members = from;
  take(members, "start", run.start);
  take(members, "end", run.end);
  take(members, "application_deadline", run.application_deadline);
  take(members, "place", run.place);
  take(members, "mode", run.mode);
  take(members, "pace", run.pace);
  take(members, "language_of_instruction", run.language_of_instruction);
  take(members, "seats", run.seats);
  take(members, "url", run.url);
  take(members, "status", run.status);
  take(members, "tuition", run.tuition);
}

void set(element from, TopicScore& topic) {
  set(from["id"], topic.id);
  set(from["score"], topic.score);
  take(from, "concepts", topic.concepts);
  take(from, "curated", topic.curated);
}

void set(element from, RelatedOffering& related) {
  set(from["id"], related.id);
  take(from, "reason", related.reason);
}

void set(element from, Provenance& provenance) {
  const object members = from;
  take(members, "url", provenance.url);
  take(members, "captured", provenance.captured);
  take(members, "extractor", provenance.extractor);
  take(members, "rule", provenance.rule);
}

Offering offering_of(object members) {
  Offering offering;
  each_plain_member(offering, [&](const char* name, auto& value) { take(members, name, value); });
  set(members["institution"], offering.institution);
  take(members, "credits", offering.credits);
  take(members, "duration", offering.duration);
  take(members, "for_groups", offering.for_groups);
  take(members, "place", offering.place);
  take(members, "runs", offering.runs);
  take(members, "topics", offering.topics);
  take(members, "related", offering.related);
  take(members, "relevance_curated", offering.relevance_curated);
  take(members, "provenance", offering.provenance);
  take(members, "demonstration", offering.demonstration);
  return offering;
}

}  // namespace

Result<Offering> offering_from_kept_text(std::string_view text, const std::string& where) {
  thread_local simdjson::dom::parser parser;
  try {
    return offering_of(parser.parse(text.data(), text.size()));
  } catch (const simdjson::simdjson_error& error) {
    return Error{Error::Code::malformed, error.what(), where, ""};
  }
}

}  // namespace rundkurs
