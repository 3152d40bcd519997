#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/occurrence.h"

namespace rundkurs::feed {
namespace {

/// EMIL 3 has title.strings[]{lang, value}, EMIL 2 title.string[]{lang, content}.
void add_texts(const Json& content, RawRecord& record) {
  JsonFacts(content, record, "content.")
      .words(RawField::title, "title.strings")
      .words(RawField::title, "title.string")
      .prose(RawField::description, "description.strings")
      .prose(RawField::description, "description.string")
      .prose(RawField::prerequisites, "eligibility.eligibilityDescription.strings")
      .prose(RawField::prerequisites, "eligibility.eligibilityDescription.string")
      .words(RawField::url, "url.urls")
      .words(RawField::url, "url.url")
      .words(RawField::updated, "lastEdited");
}

std::string_view kind_of_info(const Json& content) {
  const auto configuration = word_at(content, "configuration.code");
  return configuration == "program" || configuration == "kurspaket" ? "programme" : "course";
}

/// SeQF levels are numbered like those of the EQF. The form of a school goes before the level of
/// the ISCED, which puts higher vocational education beside upper secondary.
void add_level(const Json& content, RawRecord& record) {
  const auto seqf = word_at(content, "qualificationLevel.code");
  if (!seqf.empty())
    add_once(record, RawField::level, "SeQF " + seqf, "content.qualificationLevel");
  JsonFacts(content, record, "content.")
      .words(RawField::level, "type.code")
      .words(RawField::level, "form.code")
      .words(RawField::level, "educationLevels.code")
      .words(RawField::level, "educationLevel.code");
}

void add_subjects(const Json& content, RawRecord& record) {
  for (const auto* path : {"subjects", "subject"}) {
    for (const auto* subject : all_at(content, path)) {
      if (word_at(*subject, "type").find("ISCED") != std::string::npos)
        add_once(
            record, RawField::isced, word_at(*subject, "code"), "content." + std::string(path));
    }
  }
}

RawRecord read_info(const Json& content) {
  RawRecord record;
  record.add(RawField::kind, std::string(kind_of_info(content)), "content.configuration.code");
  add_texts(content, record);
  add_level(content, record);
  add_subjects(content, record);
  JsonFacts(content, record, "content.")
      .words(RawField::id, "identifier")
      .words(RawField::code, "code")
      .words(RawField::credits, "credits.credits")
      .words(RawField::credit_unit, "credits.system.code")
      .words(RawField::institution_id, "educationProviders")
      .words(RawField::institution_id, "providers");
  return record;
}

/// `distance` counts the meetings of a distance course; the extension of the universities has a
/// flag.
void add_mode(const Json& content, RawRecord& record) {
  const auto& distance = at(content, "distance");
  if (distance.is_object()) {
    const bool meets = number_at(distance, "noOfMandatorySessions").value_or(0) > 0;
    add_once(record, RawField::mode, meets ? "distans med träffar" : "distans", "content.distance");
  } else if (is_true_at(content, "extensions.itdistance")) {
    add_once(record, RawField::mode, "distans", "content.extensions.itdistance");
  }
}

void add_terms(const Json& content, RawRecord& record) {
  const auto pace = word_at(content, "paceOfStudy.percentage");
  if (!pace.empty())
    add_once(record, RawField::pace, pace + " %", "content.paceOfStudy.percentage");
  const auto fee = word_at(content, "extensions.tuitionFee.total");
  if (!fee.empty() && fee != "0") {
    // Students from outside the EU and EEA pay it.
    add_once(record, RawField::tuition, fee + " SEK utanför EU", "content.extensions.tuitionFee");
  }
  if (is_true_at(content, "isCancelled") || is_true_at(content, "cancelled"))
    add_once(record, RawField::status, "inställd", "content.isCancelled");
}

/// An event alone does not say whether its education is a course; only higher vocational
/// education is known to come as programmes.
std::string_view kind_of_event(const std::string& identifier) {
  const bool vocational =
      identifier.starts_with("e.myh.") || identifier.find(".yh.") != std::string::npos;
  return vocational ? "programme-offering" : "course-offering";
}

RawRecord read_event(const Json& content) {
  RawRecord record;
  const auto identifier = word_at(content, "identifier");
  record.add(RawField::kind, std::string(kind_of_event(identifier)), "content.identifier");
  add_texts(content, record);
  add_mode(content, record);
  add_terms(content, record);
  JsonFacts(content, record, "content.")
      .words(RawField::id, "identifier")
      .words(RawField::part_of, "education")
      .words(RawField::institution_id, "providers")
      .words(RawField::institution_id, "provider")
      .words(RawField::country, "locations.country")
      .words(RawField::place, "locations.town")
      .words(RawField::place, "location.town")
      .words(RawField::language, "languageOfInstructions")
      .words(RawField::language, "languageOfInstruction")
      .words(RawField::start, "execution.start")
      .words(RawField::end, "execution.end")
      .words(RawField::deadline, "application.last");
  make_run(record);
  return record;
}

RawRecord read_provider(const Json& content) {
  RawRecord record;
  record.add(RawField::kind, "institution", "content.identifier");
  JsonFacts(content, record, "content.")
      .words(RawField::id, "identifier")
      .words(RawField::institution_id, "identifier")
      .words(RawField::title, "name.strings")
      .words(RawField::title, "name.string")
      .words(RawField::institution, "name.strings")
      .words(RawField::institution, "name.string")
      .words(RawField::url, "url.urls")
      .words(RawField::url, "url.url");
  return record;
}

/// A deleted record is an id, a status and nothing else.
void read_one(const Json& json, std::vector<RawRecord>& records) {
  if (word_at(json, "status") == "DELETED") return;
  const auto& content = at(json, "content");
  RawRecord record;
  const auto identifier = word_at(json, "id");
  if (content.contains("educationInfo")) {
    record = read_info(at(content, "educationInfo"));
  } else if (content.contains("educationEvent")) {
    record = read_event(at(content, "educationEvent"));
  } else if (content.contains("educationProvider")) {
    record = read_provider(at(content, "educationProvider"));
  } else if (identifier.starts_with("i.")) {
    record = read_info(content);
  } else if (identifier.starts_with("e.")) {
    record = read_event(content);
  } else if (identifier.starts_with("p.")) {
    record = read_provider(content);
  }
  if (record.has(RawField::title)) records.push_back(std::move(record));
}

constexpr const char* lists[] = {
    "educationInfos", "educationEvents", "educationProviders", "content"};

void read(const Json& json, const Document&, std::vector<RawRecord>& records) {
  for (const auto* list : lists) {
    for (const auto* one : all_at(json, list))
      if (one->contains("content")) read_one(*one, records);
  }
  for (const auto* one : all_at(json, "")) {
    if (!word_at(*one, "id").empty()) read_one(*one, records);
  }
}

int recognises(const JsonKeys& keys) {
  for (const std::string list : lists) {
    if (keys.has_all({list + ".id", list + ".content"})) return 95;
  }
  const auto id = keys.text("content.identifier");
  const bool single = id.starts_with("i.") || id.starts_with("e.") || id.starts_with("p.");
  return single && keys.has("id") ? 95 : 0;
}

}  // namespace

std::unique_ptr<Extractor> emil_extractor() {
  return json_extractor({"emil", "SE", &recognises, &read});
}

}  // namespace rundkurs::feed
