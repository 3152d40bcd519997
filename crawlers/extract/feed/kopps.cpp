#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/occurrence.h"

namespace rundkurs::feed {
namespace kopps_format {
namespace {

/// The course's page is known for what came from the service itself.
void add_page(const Document& document, RawRecord& record) {
  if (!document.url.starts_with("https://api.kth.se/")) return;
  const auto& code = record.first(RawField::code);
  record.add(RawField::url, "https://www.kth.se/student/kurser/kurs/" + code, "courseCode", "sv");
  record.add(RawField::url,
             "https://www.kth.se/student/kurser/kurs/" + code + "?l=en",
             "courseCode",
             "en");
}

void add_credits(const Json& from, RawRecord& record) {
  JsonFacts(from, record)
      .words(RawField::credits, "credits")
      .words(RawField::credit_unit, "creditUnitAbbr");
}

/// The newest syllabus; it does not always come first.
const Json& current_syllabus(const Json& json) {
  static const Json none;
  const Json* newest = &none;
  double newest_term = 0;
  for (const auto* version : all_at(json, "publicSyllabusVersions")) {
    const auto term = number_at(*version, "validFromTerm.term").value_or(0);
    if (term < newest_term) continue;
    newest = &at(*version, "courseSyllabus");
    newest_term = term;
  }
  return *newest;
}

void add_syllabus(const Json& json, std::string_view lang, RawRecord& record) {
  JsonFacts(current_syllabus(json), record, "publicSyllabusVersions.courseSyllabus.")
      .prose(RawField::description, "content", lang)
      .prose(RawField::outcome, "goals", lang)
      .prose(RawField::prerequisites, "eligibility", lang)
      .prose(RawField::assessment, "examComments", lang);
}

/// The service answers in the language it was asked in (`?l=en`), under the same names; only the
/// words of its own tell which that was.
bool is_english(const Json& course) {
  return word_at(course, "creditUnitLabel") == "Credits";
}

RawRecord read_round(const Json& round) {
  RawRecord run;
  JsonFacts(round, run, "roundInfos.round.")
      .words(RawField::start, "firstTuitionDate")
      .words(RawField::end, "lastTuitionDate")
      .words(RawField::place, "campus.label")
      .words(RawField::place, "studieort.name")
      .words(RawField::language, "language")
      .words(RawField::language, "undervisningssprak.name")
      .words(RawField::seats, "maxSeats");
  if (!run.has(RawField::start))
    JsonFacts(round, run, "roundInfos.round.").words(RawField::start, "startTerm.term");
  const auto pace = word_at(round, "studyPace");
  if (!pace.empty()) run.add(RawField::pace, pace + " %", "roundInfos.round.studyPace");
  const auto form = word_at(round, "tutoringForm.name");
  if (form == "DST" || form == "ITD")
    run.add(RawField::mode, "distans", "roundInfos.round.tutoringForm");
  if (word_at(round, "state") == "CANCELLED")
    run.add(RawField::status, "inställd", "roundInfos.round.state");
  return run;
}

/// `course/{code}/detailedinformation`. The letters of `academicLevel` are left over from an older
/// system and do not agree with `educationalLevelCode`.
RawRecord read_detailed_course(const Json& json) {
  RawRecord record;
  const auto& course = at(json, "course");
  const bool english = is_english(course);
  const std::string_view lang = english ? "en" : "sv";
  const std::string_view other = english ? "sv" : "en";
  record.add(RawField::kind, "course", "course");
  JsonFacts(course, record, "course.")
      .words(RawField::id, "courseCode")
      .words(RawField::code, "courseCode")
      .words(RawField::title, "title", lang)
      .words(RawField::title, "titleOther", other)
      .words(RawField::level, "educationalLevelCode")
      .prose(RawField::description, "recruitmentText", lang)
      .prose(RawField::description, "recruitmentTextOther", other);
  add_credits(course, record);
  add_syllabus(json, lang, record);
  for (const auto* round : all_at(json, "roundInfos.round")) {
    auto run = read_round(*round);
    if (!run.facts.empty()) record.runs.push_back(std::move(run));
  }
  return record;
}

/// A course of a department's list or of a curriculum.
RawRecord read_listed_course(const Json& course) {
  RawRecord record;
  record.add(RawField::kind, "course", "courses");
  JsonFacts(course, record)
      .words(RawField::code, "courseCode")
      .words(RawField::code, "code")
      .words(RawField::title, "title", "sv")
      .words(RawField::title, "titleOther", "en")
      .words(RawField::title, "titleOtherLanguage", "en")
      .words(RawField::level, "educationalLevel")
      .words(RawField::level, "educationalLevelCode")
      .words(RawField::level, "level");
  record.add(RawField::id, record.first(RawField::code), "code");
  add_credits(course, record);
  return record;
}

/// The days of teaching, of each occasion; the terms of a search are those of all of them.
void add_occasions(const Json& course, RawRecord& record) {
  for (const auto* period : all_at(course, "period")) {
    RawRecord run;
    JsonFacts(*period, run, "period.")
        .words(RawField::start, "forstaUndervisningsdatum.date")
        .words(RawField::end, "sistaUndervisningsdatum.date");
    if (run.has(RawField::start)) record.runs.push_back(std::move(run));
  }
}

/// The services that replace Kopps have the names of Ladok. The extent is an object or a text; a
/// number alone has no unit.
RawRecord read_ladok_course(const Json& course) {
  RawRecord record;
  record.add(RawField::kind, "course", "kod");
  JsonFacts(course, record)
      .words(RawField::id, "kod")
      .words(RawField::id, "utbildningskod")
      .words(RawField::code, "kod")
      .words(RawField::code, "utbildningskod")
      .words(RawField::title, "benamning")
      .words(RawField::title, "benamningEngelska", "en")
      .words(RawField::credits, "omfattning.formattedWithUnit")
      .words(RawField::level, "utbildningstyp.level.name")
      .words(RawField::level, "utbildningstyp.level.code")
      .words(RawField::level, "nivainomstudieordning.level.name")
      .words(RawField::level, "nivainomstudieordning.code")
      .words(RawField::level, "nivaInomStudieordning.name")
      .words(RawField::place, "studieort.name")
      .words(RawField::place, "studieort")
      .words(RawField::language, "undervisningssprak.name")
      .words(RawField::language, "undervisningssprak.code")
      .words(RawField::language, "undervisningssprak")
      .words(RawField::start, "startdatum")
      .words(RawField::end, "slutdatum")
      .prose(RawField::outcome, "larandemal", "sv")
      .prose(RawField::description, "kursinnehall", "sv");
  if (!record.has(RawField::credits))
    JsonFacts(course, record).words(RawField::credits, "omfattning");
  for (const auto* path : {"studietakt.takt", "studietakt.code", "studietakt"}) {
    const auto pace = number_at(course, path);
    if (pace && !record.has(RawField::pace))
      record.add(RawField::pace, fmt::format("{} %", *pace), path);
  }
  add_occasions(course, record);
  if (!record.has(RawField::start) && record.runs.empty())
    JsonFacts(course, record)
        .words(RawField::start, "startperiod.code")
        .words(RawField::start, "startperiod");
  if (is_true_at(course, "cancelled") || is_true_at(course, "avvecklad") ||
      is_true_at(course, "installt"))
    record.add(RawField::status, "inställd", "installt");
  make_run(record);
  return record;
}

/// Programmes closed before July 2007 have the points of the older system under the newer unit.
RawRecord read_programme(const Json& programme) {
  RawRecord record;
  constexpr double first_term_of_hp = 20072;
  const auto last_term = number_at(programme, "lastAdmissionTerm");
  record.add(RawField::kind, "programme", "programmeCode");
  JsonFacts(programme, record)
      .words(RawField::id, "programmeCode")
      .words(RawField::code, "programmeCode")
      .words(RawField::title, "title", "sv")
      .words(RawField::title, "titleOtherLanguage", "en")
      .words(RawField::level, "educationalLevel")
      .words(RawField::credits, "credits");
  if (!last_term || *last_term >= first_term_of_hp)
    JsonFacts(programme, record).words(RawField::credit_unit, "creditUnitAbbr");
  const auto years = word_at(programme, "lengthInStudyYears");
  if (!years.empty()) record.add(RawField::duration, "P" + years + "Y", "lengthInStudyYears");
  if (last_term) record.add(RawField::status, "closed", "lastAdmissionTerm");
  return record;
}

void keep(RawRecord record, const Document& document, std::vector<RawRecord>& records) {
  if (!record.has(RawField::title) || !record.has(RawField::code)) return;
  if (record.first(RawField::kind) == "course") add_page(document, record);
  records.push_back(std::move(record));
}

/// A course stands in the plan of every specialisation and year.
void read_plan(const Json& json, const Document& document, std::vector<RawRecord>& records) {
  std::set<std::string> seen;
  auto courses = all_at(json, "studyYears.courses");
  const auto more = all_at(json, "curriculums.studyYears.courses");
  courses.insert(courses.end(), more.begin(), more.end());
  for (const auto* course : courses) {
    auto record = at(*course, "benamning").is_null() ? read_listed_course(*course)
                                                     : read_ladok_course(*course);
    if (seen.insert(record.first(RawField::code)).second)
      keep(std::move(record), document, records);
  }
}

bool is_withdrawn(const Json& course) {
  return is_true_at(course, "cancelled") || is_true_at(course, "deactivated");
}

void read(const Json& json, const Document& document, std::vector<RawRecord>& records) {
  read_plan(json, document, records);
  for (const auto* path :
       {"", "courses", "programmes", "searchHits.course", "searchHits", "searchData.results"}) {
    for (const auto* one : all_at(json, path)) {
      const bool is_hit = std::string_view(path) == "searchHits" && one->contains("course");
      if (is_hit) continue;  // its course has been read
      if (!at(*one, "course.courseCode").is_null()) {
        if (!is_withdrawn(at(*one, "course"))) keep(read_detailed_course(*one), document, records);
      } else if (!at(*one, "programmeCode").is_null()) {
        keep(read_programme(*one), document, records);
      } else if (!at(*one, "benamning").is_null()) {
        keep(read_ladok_course(*one), document, records);
      } else if (!is_withdrawn(*one)) {
        keep(read_listed_course(*one), document, records);
      }
    }
  }
}

int recognises(const JsonKeys& keys) {
  if (keys.has_all({"course.courseCode", "course.titleOther"})) return 95;
  if (keys.has_all({"programmeCode", "titleOtherLanguage"})) return 95;
  for (const std::string path : {"studyYears.courses.", "curriculums.studyYears.courses."}) {
    if (keys.has(path + "courseCode") || keys.has_all({path + "kod", path + "benamning"}))
      return 95;
  }
  if (keys.has_all({"searchHits.course.courseCode", "searchHits.course.title"})) return 90;
  for (const std::string path : {"", "courses.", "searchHits.", "searchData.results."}) {
    if (keys.has_all({path + "kod", path + "benamning", path + "omfattning"})) return 90;
    if (keys.has_all({path + "utbildningskod", path + "benamning", path + "omfattning"})) return 90;
  }
  if (keys.has_all({"programmes.programmeCode", "programmes.title"})) return 90;
  if (keys.has_all({"courseCode", "title", "educationalLevelCode"})) return 85;
  return keys.has_all({"department", "courses.code", "courses.credits", "courses.title"}) ? 85 : 0;
}

}  // namespace
}  // namespace kopps_format

std::unique_ptr<Extractor> kopps_extractor() {
  return json_extractor({"kopps", "SE", &kopps_format::recognises, &kopps_format::read});
}

}  // namespace rundkurs::feed
