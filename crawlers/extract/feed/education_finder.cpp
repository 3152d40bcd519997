#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/occurrence.h"

namespace rundkurs::feed {
namespace education_finder_format {
namespace {

/// What the credits are counted in follows from the kind of school only.
std::string_view system_of(const std::string& level) {
  return level.starts_with("yrkeshögskole")   ? "yh"
         : level.ends_with("vuxenutbildning") ? "gy"
                                              : "hp";
}

RawRecord read_course(const Json& course) {
  RawRecord record;
  const auto system = system_of(word_at(course, "level"));
  record.add(RawField::kind,
             std::string(occurrence_kind(number_at(course, "credits"), system)),
             "credits");
  JsonFacts(course, record)
      .words(RawField::id, "id")
      .words(RawField::title, "name")
      .words(RawField::code, "code")
      .words(RawField::level, "level")
      .words(RawField::credits, "credits")
      .words(RawField::institution, "provider")
      .words(RawField::place, "studyLocation")
      .words(RawField::url, "url")
      .prose(RawField::description, "information")
      .words(RawField::start, "start")
      .words(RawField::end, "end")
      .words(RawField::deadline, "latestApplication")
      .words(RawField::seats, "numberOfSeats");
  const auto scope = word_at(course, "scope");
  if (!scope.empty()) record.add(RawField::pace, scope + " %", "scope");
  make_run(record);
  return record;
}

void read(const Json& json, const Document&, std::vector<RawRecord>& records) {
  for (const auto* path : {"", "courses", "content"}) {
    for (const auto* course : all_at(json, path)) {
      auto record = read_course(*course);
      if (record.has(RawField::title)) records.push_back(std::move(record));
    }
  }
}

int recognises(const JsonKeys& keys) {
  for (const std::string path : {"", "courses.", "content."}) {
    const bool named = keys.has_all({path + "name", path + "studyLocation"});
    if (named && (keys.has(path + "scope") || keys.has(path + "latestApplication"))) return 95;
  }
  return 0;
}

}  // namespace
}  // namespace education_finder_format

std::unique_ptr<Extractor> education_finder_extractor() {
  return json_extractor({"education-finder",
                         "SE",
                         &education_finder_format::recognises,
                         &education_finder_format::read});
}

}  // namespace rundkurs::feed
