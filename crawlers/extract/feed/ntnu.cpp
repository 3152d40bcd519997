#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/json_facts.h"

namespace rundkurs::feed {
namespace ntnu_format {
namespace {

/// Texts have a code each; persons (`educationalRole`) are not looked at.
void add_texts(const Json& course, RawRecord& record) {
  constexpr struct {
    std::string_view code;
    RawField field;
  } kinds[] = {{"INNHOLD", RawField::description},
               {"MÅL", RawField::outcome},
               {"ANBFORK", RawField::prerequisites},
               {"FORK", RawField::prerequisites}};
  for (const auto* text : all_at(course, "infoType")) {
    const auto code = word_at(*text, "code");
    for (const auto& kind : kinds) {
      const bool same = code == kind.code || code == "E-" + std::string(kind.code);
      if (same) JsonFacts(*text, record, "infoType.").prose(kind.field, "text");
    }
  }
}

RawRecord read_course(const Json& course) {
  RawRecord record;
  record.add(RawField::kind, "course", "course");
  JsonFacts(course, record, "course.")
      .words(RawField::id, "code")
      .words(RawField::code, "code")
      .words(RawField::title, "norwegianName", "nb")
      .words(RawField::title, "name", at(course, "norwegianName").is_null() ? "nb" : "")
      .words(RawField::title, "englishName", "en")
      .words(RawField::credits, "credit")
      .words(RawField::level, "studyLevelName")
      .words(RawField::level, "studyLevelCode");
  // "SP" and "Studiepoeng".
  if (word_at(course, "creditTypeCode") == "SP")
    record.add(RawField::credit_unit, "studiepoeng", "course.creditTypeCode");
  for (const auto* path : {"taughtInEnglish", "courseTaughtInEnglish"}) {
    if (is_true_at(course, path)) record.add(RawField::language, "Engelsk", path);
  }
  add_texts(course, record);
  return record;
}

void read(const Json& json, const Document&, std::vector<RawRecord>& records) {
  for (const auto* course : all_at(json, "course")) {
    auto record = read_course(*course);
    if (record.has(RawField::title) && record.has(RawField::code))
      records.push_back(std::move(record));
  }
}

int recognises(const JsonKeys& keys) {
  const bool course = keys.has_all({"course.code", "course.name"});
  return course && (keys.has("course.credit") || keys.has("course.studyLevelCode")) ? 90 : 0;
}

}  // namespace
}  // namespace ntnu_format

std::unique_ptr<Extractor> ntnu_extractor() {
  return json_extractor({"ntnu", "NO", &ntnu_format::recognises, &ntnu_format::read});
}

}  // namespace rundkurs::feed
