#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/occurrence.h"

namespace rundkurs::feed {
namespace sisu_format {
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
  const auto least = range.is_object() ? word_at(range, "min") : word(range);
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
      .words(RawField::part_of, "courseUnitIds")
      .words(RawField::code, "code")
      .words(RawField::code, "courseUnits.code")
      .prose(RawField::description, "additionalDescription")
      .words(RawField::start, "activityPeriod.startDate")
      .words(RawField::end, "activityPeriod.endDate")
      .words(RawField::deadline, "enrolmentPeriod.endDateTime");
  for (const auto* path : {"name", "courseUnits.name", "nameSpecifier"}) {
    if (!record.has(RawField::title)) JsonFacts(json, record).words(RawField::title, path);
  }
  const auto units = all_at(json, "courseUnits");
  if (units.size() == 1) add_credits(*units.front(), "credits", record);
  for (const auto* path : {"teachingLanguageUrn", "teachingLanguageUrns"})
    add_last_parts(json, path, RawField::language, record);
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
      .prose(RawField::summary, "tweetText")
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
  for (const auto* path : {"studyLevel", "degreeTypeUrn", "educationType"})
    add_last_parts(json, path, RawField::level, record);
  add_last_parts(json, "possibleAttainmentLanguages", RawField::language, record);
  return record;
}

void read_one(const Json& json, std::vector<RawRecord>& records) {
  const auto state = word_at(json, "documentState");
  if (!json.is_object() || state == "DELETED" || state == "DRAFT") return;
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

/// Records come alone, in a list, or in the list of an answer to a search or an export.
void read(const Json& json, const Document&, std::vector<RawRecord>& records) {
  for (const auto* object : all_at(json, "")) {
    bool is_envelope = false;
    for (const auto* list : {"searchResults", "entities"}) {
      is_envelope = is_envelope || object->contains(list);
      for (const auto* one : all_at(*object, list))
        read_one(*one, records);
    }
    if (!is_envelope) read_one(*object, records);
  }
}

int recognises(const JsonKeys& keys) {
  for (const std::string within : {"", "searchResults.", "entities."}) {
    const auto has = [&](std::initializer_list<std::string_view> names) {
      return std::all_of(names.begin(), names.end(), [&](std::string_view name) {
        return keys.has(within + std::string(name));
      });
    };
    if (has({"courseUnitRealisationTypeUrn", "activityPeriod"})) return 95;
    if (has({"courseUnitId", "languageOfInstructionCodes"})) return 95;
    if (has({"groupId", "code", "name", "credits.min"})) return 90;
    if (has({"groupId", "name", "targetCredits.min"})) return 90;
    if (has({"groupId", "name", "moduleContentApprovalRequired"})) return 90;
    if (has({"languageOfInstructionCodes", "credits.min", "code"})) return 85;
  }
  return keys.has_all({"searchResults.groupId", "searchResults.credits.min"}) ? 90 : 0;
}

}  // namespace
}  // namespace sisu_format

std::unique_ptr<Extractor> sisu_extractor() {
  return json_extractor({"sisu", "FI", &sisu_format::recognises, &sisu_format::read});
}

}  // namespace rundkurs::feed
