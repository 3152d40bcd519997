#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/occurrence.h"

namespace rundkurs::feed {
namespace jobed_connect_format {
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
  const auto paces = all_at(summary, "paceOfStudyPercentage");
  const auto pace = paces.size() == 1 ? word(*paces.front()) : std::string();
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

/// A single education lists its events whole, where a hit sums them up.
void add_events(const Json& hit, RawRecord& record) {
  for (const auto* event : all_at(hit, "events")) {
    RawRecord run;
    const JsonFacts facts(*event, run, "events.");
    facts.words(RawField::start, "execution.start")
        .words(RawField::end, "execution.end")
        .words(RawField::deadline, "application.last")
        .words(RawField::language, "languageOfInstruction")
        .words(RawField::place, "locations.town")
        .words(RawField::place, "location.town")
        .words(RawField::url, "urls");
    const auto pace = number_at(*event, "paceOfStudyPercentage");
    if (pace) facts.made(RawField::pace, fmt::format("{} %", *pace), "paceOfStudyPercentage");
    if (is_true_at(*event, "distance") || at(*event, "distance").is_object())
      facts.made(RawField::mode, "distans", "distance");
    if (is_true_at(*event, "isCancelled") || is_true_at(*event, "cancelled"))
      facts.made(RawField::status, "inställd", "isCancelled");
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
      .prose(RawField::prerequisites, "education.eligibility.eligibilityDescription")
      .words(RawField::institution, "education_provider_name")
      .words(RawField::institution, "providerSummary.providers")
      .words(RawField::institution, "education_providers.name")
      .words(RawField::url, "education.urls");
  for (const auto* subject : all_at(hit, "education.subject")) {
    if (word_at(*subject, "type").find("ISCED") != std::string::npos)
      add_once(record, RawField::isced, word_at(*subject, "code"), "education.subject");
  }
  add_events(hit, record);
  if (record.runs.empty()) add_runs(at(hit, "eventSummary"), record);
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
    if (keys.has_all({path + "education.title", path + "education_providers"})) return 95;
    if (keys.has_all({path + "education.title", path + "events.execution"})) return 95;
    if (keys.has_all({path + "education_title", path + "education_form"})) return 95;
  }
  return 0;
}

}  // namespace
}  // namespace jobed_connect_format

std::unique_ptr<Extractor> jobed_connect_extractor() {
  return json_extractor(
      {"jobed-connect", "SE", &jobed_connect_format::recognises, &jobed_connect_format::read});
}

}  // namespace rundkurs::feed
