#include <array>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/occurrence.h"

namespace rundkurs::feed {
namespace ooapi_format {
namespace {

/// Version 5 has "program" and "organization", version 6 "programme" and "organisation".
struct Kind {
  std::string_view id;  ///< The member that tells the object.
  std::string_view kind;
};
constexpr std::array<Kind, 8> kinds = {{{"courseOfferingId", "course-offering"},
                                        {"programmeOfferingId", "programme-offering"},
                                        {"programOfferingId", "programme-offering"},
                                        {"educationalProgrammeId", "programme"},
                                        {"offeringId", "course-offering"},
                                        {"courseId", "course"},
                                        {"programmeId", "programme"},
                                        {"programId", "programme"}}};

const Kind* kind_of(const Json& json) {
  for (const auto& kind : kinds) {
    if (!word_at(json, kind.id).empty()) return &kind;
  }
  return nullptr;
}

bool is_offering(const Kind& kind) {
  return kind.kind.ends_with("-offering");
}

/// Version 5 has offerings of courses, programs and parts of courses under one name.
std::string kind_word(const Json& json, const Kind& kind) {
  if (kind.id != "offeringId") return std::string(kind.kind);
  const auto type = word_at(json, "offeringType");
  return type.starts_with("program") ? "programme-offering" : std::string(kind.kind);
}

/// {"studyLoadUnit": "ects", "value": 3}, a list of these in version 6. Of several units the
/// credits count; hours of contact are no credits.
void add_study_load(const Json& json, RawRecord& record) {
  for (const auto* load : all_at(json, "studyLoad")) {
    const auto value = word_at(*load, "value");
    const auto unit = word_at(*load, "studyLoadUnit");
    if (!value.empty() && (unit == "ects" || unit == "ECTS"))
      add_once(record, RawField::credits, value + " " + unit, "studyLoad");
  }
  const auto ects = word_at(json, "ects");  // version 4
  if (!ects.empty()) add_once(record, RawField::credits, ects + " ECTS", "ects");
}

/// `level` goes before `levelOfQualification`, which may contradict it.
void add_level(const Json& json, RawRecord& record) {
  add_once(record, RawField::level, word_at(json, "level"), "level");
  const auto qualification = word_at(json, "levelOfQualification");
  if (qualification.empty()) return;
  const bool coded = qualification.starts_with("eqf");
  add_once(record,
           RawField::level,
           coded ? qualification : "eqf_" + qualification,
           "levelOfQualification");
}

void add_organisation(const Json& json, RawRecord& record) {
  for (const auto* path : {"organisation", "organization"}) {
    JsonFacts(at(json, path), record, std::string(path) + ".")
        .words(RawField::institution, "name")
        .words(RawField::institution_id, "organisationId")
        .words(RawField::institution_id, "organizationId");
    if (at(json, path).is_string()) JsonFacts(json, record).words(RawField::institution_id, path);
  }
}

void add_offering_facts(const Json& json, RawRecord& record) {
  const JsonFacts facts(json, record);
  for (const auto* path : {"courseId",
                           "programmeId",
                           "programId",
                           "course",
                           "programme",
                           "program",
                           "course.courseId",
                           "programme.programmeId",
                           "program.programId"})
    facts.words(RawField::part_of, path);
  for (const auto* price : all_at(json, "priceInformation")) {
    const auto amount = word_at(*price, "amount");
    const auto currency = word_at(*price, "currency");
    if (!amount.empty() && !currency.empty())
      facts.made(RawField::tuition, amount + " " + currency, "priceInformation");
  }
  facts.words(RawField::start, "startDate")
      .words(RawField::start, "startDateTime")
      .words(RawField::end, "endDate")
      .words(RawField::end, "endDateTime")
      .words(RawField::deadline, "enrollEndDate")
      .words(RawField::deadline, "enrolEndDateTime")
      .words(RawField::seats, "maxNumberStudents");
}

RawRecord read_object(const Json& json, const Kind& kind) {
  RawRecord record;
  record.add(RawField::kind, kind_word(json, kind), std::string(kind.id));
  const JsonFacts facts(json, record);
  facts.words(RawField::id, kind.id)
      .words(RawField::title, "name")
      .words(RawField::code, "primaryCode.code")
      .words(RawField::language, "mainLanguage")
      .words(RawField::language, "teachingLanguage")
      .words(RawField::language, "teachingLanguages")
      .words(RawField::language, "languageOfChoice")
      .words(RawField::place, "addresses.city")
      .words(RawField::country, "addresses.countryCode")
      .words(RawField::mode, "modeOfDelivery")
      .words(RawField::pace, "modeOfStudy")
      .words(RawField::duration, "duration")
      .prose(RawField::description, "description")
      .prose(RawField::outcome, "learningOutcomes")
      .prose(RawField::prerequisites, "admissionRequirements")
      .prose(RawField::assessment, "assessment")
      .words(RawField::isced, "fieldsOfStudy")
      .words(RawField::url, "link")
      .words(RawField::start, "firstStartDate")
      .words(RawField::start, "firstStartDateTime");
  add_study_load(json, record);
  add_level(json, record);
  add_organisation(json, record);
  if (is_offering(kind)) add_offering_facts(json, record);
  make_run(record);
  return record;
}

void read(const Json& json, const Document&, std::vector<RawRecord>& records) {
  for (const auto* path : {"", "items", "_embedded.items"}) {
    for (const auto* one : all_at(json, path)) {
      const auto* kind = kind_of(*one);
      const bool part = word_at(*one, "offeringType") == "component";
      if (kind == nullptr || part) continue;
      auto record = read_object(*one, *kind);
      if (record.has(RawField::title)) records.push_back(std::move(record));
    }
  }
}

int recognises(const JsonKeys& keys) {
  for (const std::string path : {"", "items.", "_embedded.items."}) {
    for (const auto& kind : kinds) {
      if (!keys.has(path + std::string(kind.id)) || !keys.has(path + "name")) continue;
      if (keys.has(path + "primaryCode.codeType") || keys.has(path + "primaryCode.code")) return 95;
      for (const auto* own : {"studyLoad", "mainLanguage", "teachingLanguage", "modeOfDelivery"}) {
        if (keys.has(path + own)) return 85;
      }
    }
  }
  return 0;
}

}  // namespace
}  // namespace ooapi_format

std::unique_ptr<Extractor> ooapi_extractor() {
  return json_extractor({"ooapi", "", &ooapi_format::recognises, &ooapi_format::read});
}

}  // namespace rundkurs::feed
