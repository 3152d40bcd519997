#include <set>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/json_facts.h"

namespace rundkurs::feed {
namespace lth_format {
namespace {

/// "G1", "G2" and "A": the cycle of the faculty's courses.
void add_level(const Json& course, RawRecord& record) {
  const auto cycle = word_at(course, "cycle");
  if (cycle == "A") record.add(RawField::level, "avancerad nivå", "cycle");
  JsonFacts(course, record).words(RawField::level, "cycle");
}

RawRecord read_course(const Json& course) {
  RawRecord record;
  record.add(RawField::kind, "course", "courseCode");
  JsonFacts(course, record)
      .words(RawField::id, "courseCode")
      .words(RawField::code, "courseCode")
      .words(RawField::title, "name_sv", "sv")
      .words(RawField::title, "name_en", "en")
      .words(RawField::language, "language_sv")
      .words(RawField::url, "homePage_sv", "sv")
      .words(RawField::url, "homePage_en", "en");
  if (!record.has(RawField::language))
    JsonFacts(course, record).words(RawField::language, "languageCode");
  const auto credits = word_at(course, "credits");
  if (!credits.empty()) record.add(RawField::credits, credits + " hp", "credits");
  add_level(course, record);
  return record;
}

RawRecord read_programme(const Json& programme) {
  RawRecord record;
  record.add(RawField::kind, "programme", "programmeCode");
  JsonFacts(programme, record)
      .words(RawField::id, "programmeCode")
      .words(RawField::code, "programmeCode")
      .words(RawField::title, "programme_sv", "sv")
      .words(RawField::title, "programme_en", "en");
  return record;
}

/// A course stands in the list once for each programme and specialisation that has it.
void read(const Json& json, const Document&, std::vector<RawRecord>& records) {
  std::set<std::string> seen;
  for (const auto* path : {"", "courses"}) {
    for (const auto* one : all_at(json, path)) {
      const bool course = !at(*one, "courseCode").is_null();
      auto record = course ? read_course(*one) : read_programme(*one);
      if (record.has(RawField::title) && seen.insert(record.first(RawField::id)).second)
        records.push_back(std::move(record));
    }
  }
}

int recognises(const JsonKeys& keys) {
  for (const std::string path : {"", "courses."}) {
    if (keys.has_all({path + "courseCode", path + "name_sv", path + "credits"})) return 90;
  }
  return keys.has_all({"programmeCode", "programme_sv"}) ? 90 : 0;
}

}  // namespace
}  // namespace lth_format

std::unique_ptr<Extractor> lth_extractor() {
  return json_extractor({"lth", "SE", &lth_format::recognises, &lth_format::read});
}

}  // namespace rundkurs::feed
