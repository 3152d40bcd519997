#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/occurrence.h"

namespace rundkurs::feed {
namespace {

/// "kurs", "program", "kurspaket"; else by the extent.
std::string kind_of(const Json& hit) {
  auto type = word_at(hit, "education_type");
  if (type.empty()) type = word_at(hit, "education.configuration.code");
  if (type == "program" || type == "kurspaket") return "programme-offering";
  if (type == "kurs") return "course-offering";
  return std::string(occurrence_kind(number_at(hit, "education.credits.credits"),
                                     word_at(hit, "education.credits.system.code")));
}

void add_runs(const Json& summary, RawRecord& record) {
  const auto pace = word_at(summary, "paceOfStudyPercentage");
  if (!pace.empty()) record.add(RawField::pace, pace + " %", "eventSummary.paceOfStudyPercentage");
  if (is_true_at(summary, "distance"))
    record.add(RawField::mode, "distans", "eventSummary.distance");
  for (const auto* execution : all_at(summary, "executions")) {
    RawRecord run;
    JsonFacts(*execution, run, "eventSummary.executions.")
        .words(RawField::start, "start")
        .words(RawField::end, "end");
    if (!run.facts.empty()) record.runs.push_back(std::move(run));
  }
}

/// A hit of a search has an `education`; that of a match is flat.
RawRecord read_hit(const Json& hit) {
  RawRecord record;
  record.add(RawField::kind, kind_of(hit), "education_type");
  JsonFacts(hit, record)
      .words(RawField::id, "id")
      .words(RawField::title, "education.title")
      .words(RawField::title, "education_title", "sv")
      .words(RawField::code, "education.code")
      .words(RawField::code, "code")
      .prose(RawField::description, "education.description")
      .prose(RawField::description, "education_description", "sv")
      .words(RawField::level, "education.form.code")
      .words(RawField::level, "education_form")
      .words(RawField::level, "education.educationLevel.code")
      .words(RawField::credits, "education.credits.credits")
      .words(RawField::credit_unit, "education.credits.system.code")
      .words(RawField::institution, "education_provider_name")
      .words(RawField::institution, "providerSummary.providers")
      .words(RawField::url, "education.urls");
  add_runs(at(hit, "eventSummary"), record);
  return record;
}

void read(const Json& json, const Document&, std::vector<RawRecord>& records) {
  std::vector<const Json*> hits = all_at(json, "");
  for (const auto* list : {"result", "hits"}) {
    const auto more = all_at(json, list);
    hits.insert(hits.end(), more.begin(), more.end());
  }
  for (const auto* hit : hits) {
    auto record = read_hit(*hit);
    if (record.has(RawField::title)) records.push_back(std::move(record));
  }
}

int recognises(const JsonKeys& keys) {
  for (const std::string path : {"", "result.", "hits."}) {
    if (keys.has_all({path + "education.title", path + "eventSummary"})) return 95;
    if (keys.has_all({path + "education_title", path + "education_form"})) return 95;
  }
  return 0;
}

}  // namespace

std::unique_ptr<Extractor> jobed_connect_extractor() {
  return json_extractor({"jobed-connect", "SE", &recognises, &read});
}

}  // namespace rundkurs::feed
