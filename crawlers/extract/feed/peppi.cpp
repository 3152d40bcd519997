#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/occurrence.h"

namespace rundkurs::feed {
namespace {

/// Peppi counts in op everywhere.
void add_credits(const Json& json, RawRecord& record) {
  const auto credits = word_at(json, "credits");
  if (!credits.empty()) add_once(record, RawField::credits, credits + " op", "credits");
}

/// Names come as a text, as a map of languages, or with the language in the member's name.
void add_name(const Json& json, std::string_view path, RawRecord& record) {
  const JsonFacts facts(at(json, path), record, std::string(path) + ".");
  facts.words(RawField::title, "")
      .words(RawField::title, "valueFi", "fi")
      .words(RawField::title, "valueSv", "sv")
      .words(RawField::title, "valueEn", "en");
}

/// A course unit or programme of the university's service; `hasCourse` lists what a programme is
/// of.
RawRecord read_offering(const Json& json) {
  RawRecord record;
  const bool programme = !at(json, "hasCourse").is_null();
  record.add(RawField::kind, programme ? "programme" : "course", "hasCourse");
  JsonFacts(json, record)
      .words(RawField::id, "code")
      .words(RawField::code, "code")
      .words(RawField::title, "name")
      .words(RawField::language, "teachingLanguages.codeKey")
      .words(RawField::duration, "duration")
      .prose(RawField::description, "teaches")
      .prose(RawField::outcome, "assesses")
      .prose(RawField::prerequisites, "coursePrerequisites")
      .prose(RawField::assessment, "accomplishmentMethods");
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
  add_name(json, "courseUnit.localizedName", record);
  for (const auto* path : {"localizedName", "name"}) {
    if (!record.has(RawField::title)) add_name(json, path, record);
  }
  JsonFacts(json, record, "realizations.")
      .words(RawField::id, "id")
      .words(RawField::id, "code")
      .words(RawField::code, "code")
      .words(RawField::part_of, "courseUnit.code")
      .made(RawField::part_of, unit_code(word_at(json, "code")), "code")
      .words(RawField::language, "teachingLanguage")
      .words(RawField::language, "teachingLanguages.codeKey")
      .words(RawField::place, "office")
      .prose(RawField::description, "content")
      .prose(RawField::outcome, "objective")
      .words(RawField::start, "startDate")
      .words(RawField::end, "endDate")
      .words(RawField::deadline, "enrollmentEnd");
  add_credits(json, record);
  make_run(record);
  return record;
}

void read(const Json& json, const Document&, std::vector<RawRecord>& records) {
  for (const auto* object : all_at(json, "")) {
    if (!object->is_object()) continue;
    const bool is_group = object->contains("realizations");
    for (const auto* one : all_at(*object, is_group ? "realizations" : "")) {
      const bool is_realization = is_group || !at(*one, "enrollmentEnd").is_null();
      auto record = is_realization ? read_realization(*one) : read_offering(*one);
      if (record.has(RawField::title)) records.push_back(std::move(record));
    }
  }
}

int recognises(const JsonKeys& keys) {
  if (keys.has_all({"realizations.code", "realizations.credits"})) return 95;
  if (keys.has_all({"code", "name", "credits"}) &&
      (keys.has("teachingLanguages.codeKey") || keys.has_all({"teaches", "assesses"})))
    return 95;
  return keys.has_all({"code", "credits", "enrollmentStart", "enrollmentEnd"}) ? 90 : 0;
}

}  // namespace

std::unique_ptr<Extractor> peppi_extractor() {
  return json_extractor({"peppi", "FI", &recognises, &read});
}

}  // namespace rundkurs::feed
