#include <chrono>
#include <initializer_list>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/occurrence.h"

namespace rundkurs::feed {
namespace peppi_format {
namespace {

/// The day in Finland of a number of milliseconds since 1970, which is how the study guide writes
/// dates (their midnights are those of Helsinki). Summer time is that of directive 2000/84/EC: from
/// the last Sunday of March to that of October, at one o'clock UTC.
std::string finnish_day(double milliseconds) {
  using namespace std::chrono;
  constexpr double latest = 4102444800000;  // the year 2100
  if (milliseconds < 0 || milliseconds > latest) return {};
  const sys_seconds time{seconds(static_cast<long long>(milliseconds / 1000))};
  const auto year = year_month_day(floor<days>(time)).year();
  const bool summer = time >= sys_days(year / March / Sunday[last]) + 1h &&
                      time < sys_days(year / October / Sunday[last]) + 1h;
  const year_month_day day(floor<days>(time + (summer ? 3h : 2h)));
  return fmt::format("{:04}-{:02}-{:02}",
                     static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

/// A date as text, or as the study guide's number.
void add_day(const Json& json, RawField field, std::string_view path, RawRecord& record) {
  const auto& value = at(json, path);
  const JsonFacts facts(json, record, "realizations.");
  if (value.is_number()) {
    facts.made(field, finnish_day(value.get<double>()), path);
  } else {
    facts.words(field, path);
  }
}

/// Peppi counts in op everywhere. A unit may be worth from one number of them to another.
void add_credits(const Json& json, RawRecord& record) {
  const auto first_of = [&](std::initializer_list<std::string_view> paths) {
    std::string found;
    for (const auto path : paths) {
      if (found.empty()) found = word_at(json, path);
    }
    return found;
  };
  const auto least = first_of({"credits.min", "creditsMin", "minCredits"});
  const auto most = first_of({"credits.max", "creditsMax", "maxCredits"});
  auto credits = word_at(json, "credits");
  if (credits.empty()) credits = least == most || most.empty() ? least : least + "-" + most;
  if (!credits.empty()) add_once(record, RawField::credits, credits + " op", "credits");
}

/// Names come as a text, as a map of languages, or with the language in the member's name.
void add_name(const Json& json, std::string_view path, RawRecord& record) {
  const auto& name = at(json, path);
  JsonFacts(name, record, std::string(path)).words(RawField::title, "");
  JsonFacts(name, record, std::string(path) + ".")
      .words(RawField::title, "valueFi", "fi")
      .words(RawField::title, "valueSv", "sv")
      .words(RawField::title, "valueEn", "en");
}

void add_names(const Json& json, std::initializer_list<std::string_view> paths, RawRecord& record) {
  for (const auto path : paths) {
    if (!record.has(RawField::title)) add_name(json, path, record);
  }
}

/// A code ("fi"), an object with one, or a list of either.
void add_languages(const Json& json, RawRecord& record) {
  for (const auto* path : {"teachingLanguages.codeKey",
                           "teachingLanguages.code",
                           "teachingLanguage.codeKey",
                           "teachingLanguage.code",
                           "teachingLanguage.name",
                           "teachingLanguage",
                           "teachingLanguages"}) {
    if (!record.has(RawField::language)) JsonFacts(json, record).words(RawField::language, path);
  }
}

/// `educationLevel` is a number of the EQF.
void add_level(const Json& json, RawRecord& record) {
  const auto level = word_at(json, "educationLevel");
  const bool eqf = level.size() == 1 && level >= "1" && level <= "8";
  add_once(record, RawField::level, eqf ? "eqf_" + level : level, "educationLevel");
}

/// The study guide's sections have headings of their own, which differ between universities.
void add_section(const Json& content, RawRecord& record) {
  JsonFacts(content, record, "contentList.content.")
      .prose(RawField::description, "valueFi", "fi")
      .prose(RawField::description, "valueSv", "sv")
      .prose(RawField::description, "valueEn", "en");
}

/// A course unit or programme; `hasCourse` lists what a programme is of.
RawRecord read_offering(const Json& json) {
  RawRecord record;
  const bool programme = !at(json, "hasCourse").is_null();
  record.add(RawField::kind, programme ? "programme" : "course", "hasCourse");
  add_names(json, {"name", "localizedName"}, record);
  add_languages(json, record);
  add_level(json, record);
  JsonFacts(json, record)
      .words(RawField::id, "code")
      .words(RawField::code, "code")
      .words(RawField::duration, "duration")
      .prose(RawField::description, "content")
      .prose(RawField::outcome, "objective")
      .prose(RawField::prerequisites, "prerequisites")
      .prose(RawField::description, "teaches")
      .prose(RawField::outcome, "assesses")
      .prose(RawField::prerequisites, "coursePrerequisites")
      .prose(RawField::assessment, "accomplishmentMethods");
  for (const auto* section : all_at(json, "contentList.content"))
    add_section(*section, record);
  add_credits(json, record);
  return record;
}

/// "KT00AB12" of "KT00AB12-3001": the code of an implementation ends in its number.
std::string unit_code(const std::string& code) {
  const auto dash = code.rfind('-');
  const bool numbered = dash != code.npos && code.size() == dash + 5 &&
                        code.find_first_not_of("0123456789", dash + 1) == code.npos;
  return numbered ? code.substr(0, dash) : std::string();
}

RawRecord read_realization(const Json& json) {
  RawRecord record;
  record.add(RawField::kind, "course-offering", "realizations");
  add_names(json, {"courseUnit.localizedName", "courseUnit.name", "localizedName", "name"}, record);
  add_languages(json, record);
  JsonFacts(json, record, "realizations.")
      .words(RawField::id, "id")
      .words(RawField::id, "realisationId")
      .words(RawField::id, "code")
      .words(RawField::code, "code")
      .words(RawField::part_of, "courseUnit.code")
      .made(RawField::part_of, unit_code(word_at(json, "code")), "code")
      .words(RawField::seats, "maxSeats")
      .words(RawField::seats, "seats")
      .words(RawField::place, at(json, "office.name").is_null() ? "office" : "office.name")
      .prose(RawField::description, "content")
      .prose(RawField::outcome, "objective");
  add_day(json, RawField::start, "startDate", record);
  add_day(json, RawField::end, "endDate", record);
  add_day(json, RawField::deadline, "enrollmentEnd", record);
  add_day(json, RawField::deadline, "enrollmentEndDateTime", record);
  add_credits(json, record);
  make_run(record);
  return record;
}

bool is_realization(const Json& json) {
  for (const auto* name :
       {"enrollmentEnd", "enrollmentStart", "courseUnit", "startDate", "realisationId"}) {
    if (!at(json, name).is_null()) return true;
  }
  return false;
}

/// An answer is one object, a list, groups of realizations, or a list within an envelope.
void read(const Json& json, const Document&, std::vector<RawRecord>& records) {
  for (const auto* object : all_at(json, "")) {
    if (!object->is_object()) continue;
    std::vector<const Json*> found;
    for (const auto* list :
         {"realizations", "courseUnits", "programmes", "degreeProgrammes", "learningUnits"}) {
      const auto more = all_at(*object, list);
      found.insert(found.end(), more.begin(), more.end());
    }
    if (found.empty() && !word_at(*object, "code").empty()) found.push_back(object);
    for (const auto* one : found) {
      auto record = is_realization(*one) ? read_realization(*one) : read_offering(*one);
      if (record.has(RawField::title)) records.push_back(std::move(record));
    }
  }
}

int recognises(const JsonKeys& keys) {
  if (keys.has("realizations.code") &&
      (keys.has("realizations.credits") || keys.has("realizations.startDate")))
    return 95;
  if (keys.has_all({"courseUnits.code", "courseUnits.credits"})) return 90;
  if (keys.has_all({"code", "name", "credits"}) &&
      (keys.has("teachingLanguages.codeKey") || keys.has("hasCourse.codeKey") ||
       keys.has_all({"teaches", "assesses"})))
    return 95;
  // The study guide, which is Peppi's page for everybody.
  if (keys.has_all({"realisationId", "code", "enrollmentEndDateTime"})) return 95;
  if (keys.has_all({"code", "name.valueFi", "credits"})) return 90;
  if (keys.has_all({"learningUnits.learningUnitId", "learningUnits.code"})) return 90;
  return keys.has_all({"code", "enrollmentStart", "enrollmentEnd"}) ? 90 : 0;
}

}  // namespace
}  // namespace peppi_format

std::unique_ptr<Extractor> peppi_extractor() {
  return json_extractor({"peppi", "FI", &peppi_format::recognises, &peppi_format::read});
}

}  // namespace rundkurs::feed
