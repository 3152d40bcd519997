#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "crawlers/extract/ascii.h"
#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/occurrence.h"

namespace rundkurs::feed {
namespace planned_educations_format {
namespace {

bool has_lower_case(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Towns are sometimes in capitals; the municipality beside is not.
void add_place(const Json& event, RawRecord& record) {
  const bool only_town = word_at(event, "municipality").empty();
  const auto* name = only_town || has_lower_case(word_at(event, "town")) ? "town" : "municipality";
  JsonFacts(event, record).words(RawField::place, name).words(RawField::region, "county");
}

void add_pace(const Json& event, RawRecord& record) {
  const auto pace = number_at(event, "paceOfStudy");
  if (pace) add_once(record, RawField::pace, fmt::format("{} %", *pace), "paceOfStudy");
}

/// "yhprogram" and "yhkurs" tell; others only by their extent.
std::string_view kind_of(const Json& event) {
  const auto school = word_at(event, "typeOfSchool");
  if (school.starts_with("program") || school.ends_with("program") || school.ends_with("package"))
    return "programme-offering";
  if (school.starts_with("course") || school.ends_with("kurs")) return "course-offering";
  return occurrence_kind(number_at(event, "credits"), word_at(event, "creditsSystem"));
}

RawRecord read_event(const Json& event) {
  RawRecord record;
  record.add(RawField::kind, std::string(kind_of(event)), "typeOfSchool");
  JsonFacts(event, record)
      .words(RawField::id, "educationEventId")
      .words(RawField::code, "code")
      .words(RawField::code, "courseCode")
      .words(RawField::part_of, "educationInfoId")
      .words(RawField::title, "titleSv", "sv")
      .words(RawField::title, "titleEn", "en")
      .prose(RawField::description, "descriptionSv", "sv")
      .prose(RawField::description, "descriptionEn", "en")
      .words(RawField::institution, "providerName")
      .words(RawField::level, "typeOfSchool")
      .words(RawField::level, "educationLevel")
      .words(RawField::language, "instructionLanguages")
      .words(RawField::language, "instructionLanguage")
      .words(RawField::language, "languageOfInstruction")
      .prose(RawField::prerequisites, "recommendedPriorKnowledge", "sv")
      .prose(RawField::prerequisites, "eligibilitySv", "sv")
      .words(RawField::credits, "credits")
      .words(RawField::credit_unit, "creditsSystem")
      .words(RawField::url, "url")
      .words(RawField::start, "semesterStartFrom")
      .words(RawField::end, "semesterEnd")
      .words(RawField::seats, "places");
  // 2099-12-31 stands for a course that one can always apply for.
  if (!word_at(event, "lastApplicationDate").starts_with("2099"))
    JsonFacts(event, record).words(RawField::deadline, "lastApplicationDate");
  if (is_true_at(event, "distance")) record.add(RawField::mode, "distans", "distance");
  add_place(event, record);
  add_pace(event, record);
  make_run(record);
  return record;
}

/// The list's name is that of the kind of school: "listedAdultEducationEvents".
void read(const Json& json, const Document&, std::vector<RawRecord>& records) {
  std::vector<const Json*> events = all_at(json, "");
  for (const auto* path : {"body._embedded", "_embedded", "body", "listedAdultEducationEvents"}) {
    for (const auto* holder : all_at(json, path)) {
      events.push_back(holder);
      if (!holder->is_object()) continue;
      for (const auto& list : *holder) {
        const auto more = all_at(list, "");
        events.insert(events.end(), more.begin(), more.end());
      }
    }
  }
  for (const auto* event : events) {
    if (word_at(*event, "educationEventId").empty()) continue;
    auto record = read_event(*event);
    if (record.has(RawField::title)) records.push_back(std::move(record));
  }
}

int recognises(const JsonKeys& keys) {
  for (const std::string list : {"listedAdultEducationEvents.", "adultEducationEvents.", ""}) {
    for (const std::string envelope : {"body._embedded.", "_embedded.", "body.", ""}) {
      const auto path = envelope + list;
      if (keys.has_all({path + "educationEventId", path + "titleSv"})) return 95;
    }
  }
  return 0;
}

}  // namespace
}  // namespace planned_educations_format

std::unique_ptr<Extractor> planned_educations_extractor() {
  return json_extractor({"planned-educations",
                         "SE",
                         &planned_educations_format::recognises,
                         &planned_educations_format::read});
}

}  // namespace rundkurs::feed
