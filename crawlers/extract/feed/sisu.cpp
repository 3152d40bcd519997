#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/occurrence.h"

namespace rundkurs::feed {
namespace {

/// "urn:code:language:fi" → "fi"; what is no URN stays.
std::string last_part(const std::string& urn) {
  return urn.substr(urn.rfind(':') + 1);
}

void add_last_parts(const Json& from, std::string_view path, RawField field, RawRecord& record) {
  for (const auto* value : all_at(from, path))
    add_once(record, field, last_part(word(*value)), std::string(path));
}

/// Sisu counts in op everywhere; a range has no one value.
void add_credits(const Json& from, std::string_view path, RawRecord& record) {
  const auto& range = at(from, path);
  const auto least = word_at(range, "min");
  const auto most = word_at(range, "max");
  if (least.empty()) return;
  const auto extent = most.empty() || most == least ? least : least + "-" + most;
  add_once(record, RawField::credits, extent + " op", std::string(path));
}

/// teaching-participation-online, -lectures, -blended …: what follows the word participation.
void add_mode(const std::string& type, std::string_view path, RawRecord& record) {
  constexpr std::string_view prefix = "teaching-participation-";
  if (type.starts_with(prefix))
    add_once(record, RawField::mode, type.substr(prefix.size()), std::string(path));
}

bool is_examination(const std::string& type) {
  return type.starts_with("exam-");
}

/// The realisations of Aalto's open service carry a summary of the course unit.
RawRecord read_open_realisation(const Json& json) {
  RawRecord record;
  const auto type = last_part(word_at(json, "type"));
  record.add(RawField::kind, is_examination(type) ? "examination" : "course-offering", "type");
  JsonFacts(json, record)
      .words(RawField::id, "id")
      .words(RawField::part_of, "courseUnitId")
      .words(RawField::title, "name")
      .words(RawField::code, "code")
      .words(RawField::language, "languageOfInstructionCodes")
      .words(RawField::level, "summary.level.en")
      .prose(RawField::description, "summary.content")
      .prose(RawField::outcome, "summary.learningOutcomes")
      .prose(RawField::prerequisites, "summary.prerequisites")
      .prose(RawField::assessment, "summary.assesmentMethods")
      .words(RawField::url, "summary.homepage")
      .words(RawField::start, "startDate")
      .words(RawField::end, "endDate")
      .words(RawField::deadline, "enrolmentEndDate");
  add_credits(json, "credits", record);
  add_mode(type, "type", record);
  make_run(record);
  return record;
}

/// Sisu's own: credits stand on the course unit, which is fetched by its id.
RawRecord read_realisation(const Json& json) {
  RawRecord record;
  const auto type = last_part(word_at(json, "courseUnitRealisationTypeUrn"));
  record.add(RawField::kind,
             is_examination(type) ? "examination" : "course-offering",
             "courseUnitRealisationTypeUrn");
  JsonFacts(json, record)
      .words(RawField::id, "id")
      .words(RawField::part_of, "courseUnits.id")
      .words(RawField::title, "name")
      .words(RawField::code, "code")
      .words(RawField::code, "courseUnits.code")
      .prose(RawField::description, "additionalDescription")
      .words(RawField::start, "activityPeriod.startDate")
      .words(RawField::end, "activityPeriod.endDate")
      .words(RawField::deadline, "enrolmentPeriod.endDateTime");
  add_last_parts(json, "teachingLanguageUrn", RawField::language, record);
  add_mode(type, "courseUnitRealisationTypeUrn", record);
  make_run(record);
  return record;
}

std::string_view kind_of_unit(const Json& json) {
  const auto type = word_at(json, "type");
  if (type == "DegreeProgramme") return "programme";
  return type.ends_with("Module") ? "module" : "course";
}

/// A course unit or module, or the hit of a search for them.
RawRecord read_unit(const Json& json) {
  RawRecord record;
  record.add(RawField::kind, std::string(kind_of_unit(json)), "type");
  JsonFacts(json, record)
      .words(RawField::id, "id")
      .words(RawField::title, "name")
      .words(RawField::code, "code")
      .prose(RawField::description, "content")
      .prose(RawField::description, "contentDescription")
      .prose(RawField::description, "summary.content")
      .prose(RawField::outcome, "outcomes")
      .prose(RawField::outcome, "learningOutcomes")
      .prose(RawField::outcome, "summary.learningOutcomes")
      .prose(RawField::prerequisites, "prerequisites")
      .words(RawField::language, "languageOfInstructionCodes")
      .words(RawField::level, "summary.level.en");
  add_credits(json, "credits", record);
  add_credits(json, "targetCredits", record);
  add_last_parts(json, "studyLevel", RawField::level, record);
  add_last_parts(json, "possibleAttainmentLanguages", RawField::language, record);
  return record;
}

void read_one(const Json& json, std::vector<RawRecord>& records) {
  if (!json.is_object() || word_at(json, "documentState") == "DELETED") return;
  RawRecord record;
  if (json.contains("activityPeriod")) {
    record = read_realisation(json);
  } else if (json.contains("startDate") && json.contains("courseUnitId")) {
    record = read_open_realisation(json);
  } else {
    record = read_unit(json);
  }
  if (record.has(RawField::title)) records.push_back(std::move(record));
}

void read(const Json& json, const Document&, std::vector<RawRecord>& records) {
  const bool is_search = json.is_object() && json.contains("searchResults");
  for (const auto* one : all_at(json, is_search ? "searchResults" : ""))
    read_one(*one, records);
}

int recognises(const JsonKeys& keys) {
  if (keys.has_all({"courseUnitRealisationTypeUrn", "activityPeriod"})) return 95;
  if (keys.has_all({"courseUnitId", "languageOfInstructionCodes"})) return 95;
  if (keys.has_all({"groupId", "code", "name", "credits.min"})) return 90;
  if (keys.has_all({"groupId", "name", "targetCredits.min"})) return 90;
  if (keys.has_all({"searchResults.groupId", "searchResults.credits.min"})) return 90;
  return keys.has_all({"languageOfInstructionCodes", "credits.min", "code"}) ? 85 : 0;
}

}  // namespace

std::unique_ptr<Extractor> sisu_extractor() {
  return json_extractor({"sisu", "FI", &recognises, &read});
}

}  // namespace rundkurs::feed
