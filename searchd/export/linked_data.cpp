#include "searchd/export/linked_data.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace rundkurs::exported {
namespace {

using nlohmann::json;

// {"nb": "x", "en": "y"} as values that carry their language.
json language_values(const LanguageText& text) {
  auto values = json::array();
  for (const auto& [language, words] : text)
    values.push_back({{"@value", words}, {"@language", language}});
  return values;
}

json organisation(const InstitutionReference& institution) {
  json object = {{"@type", "CollegeOrUniversity"}, {"name", language_values(institution.name)}};
  if (!institution.url.empty()) object["url"] = institution.url;
  return object;
}

json place_of(const Place& place) {
  json object = {{"@type", "Place"}, {"name", place.name}};
  if (place.lat && place.lon)
    object["geo"] = {
        {"@type", "GeoCoordinates"}, {"latitude", *place.lat}, {"longitude", *place.lon}};
  return object;
}

// schema.org dates are ISO 8601; a term is no such date and stays away.
void put_date(json& object, const char* name, const std::optional<PartialDate>& date) {
  if (date && date->season == PartialDate::Season::none) object[name] = date->text();
}

json instance(const Run& run) {
  json object = {{"@type", "CourseInstance"}};
  put_date(object, "startDate", run.start);
  put_date(object, "endDate", run.end);
  if (!run.mode.empty()) object["courseMode"] = run.mode;
  if (!run.language_of_instruction.empty()) object["inLanguage"] = run.language_of_instruction;
  if (!run.url.empty()) object["url"] = run.url;
  for (const auto& place : run.place)
    object["location"].push_back(place_of(place));
  if (run.tuition)
    object["offers"] = {{"@type", "Offer"},
                        {"price", run.tuition->amount},
                        {"priceCurrency", run.tuition->currency}};
  return object;
}

}  // namespace

json linked_data(const Offering& offering) {
  const bool programme = offering.kind == "programme";
  json object = {{"@context", "https://schema.org/"},
                 {"@type", programme ? "EducationalOccupationalProgram" : "Course"},
                 {"identifier", offering.id},
                 {"url", offering.url},
                 {"name", language_values(offering.title)},
                 {"provider", organisation(offering.institution)}};
  const auto& text = offering.summary.empty() ? offering.description : offering.summary;
  if (!text.empty()) object["description"] = language_values(text);
  if (!offering.code.empty()) object[programme ? "alternateName" : "courseCode"] = offering.code;
  if (offering.level != "unspecified") object["educationalLevel"] = offering.level;
  if (offering.ects)
    object["numberOfCredits"] = {
        {"@type", "StructuredValue"}, {"value", *offering.ects}, {"unitText", "ECTS"}};
  if (!offering.language_of_instruction.empty())
    object["inLanguage"] = offering.language_of_instruction;
  for (const auto& [language, outcomes] : offering.learning_outcomes) {
    for (const auto& outcome : outcomes)
      object["teaches"].push_back({{"@value", outcome}, {"@language", language}});
  }
  if (programme) {
    if (!offering.mode.empty()) object["educationalProgramMode"] = offering.mode;
    if (!offering.runs.empty()) {
      put_date(object, "startDate", offering.runs.front().start);
      put_date(object, "applicationDeadline", offering.runs.front().application_deadline);
    }
  } else {
    for (const auto& run : offering.runs)
      object["hasCourseInstance"].push_back(instance(run));
  }
  return object;
}

}  // namespace rundkurs::exported
