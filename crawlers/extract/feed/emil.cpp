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
      .prose(RawField::prerequisites, "eligibility.strings")
      .prose(RawField::prerequisites, "eligibility.eligibilityDescription.string")
      .prose(RawField::prerequisites, "recommendedPriorKnowledge.strings")
      .words(RawField::url, "url.urls")
      .words(RawField::url, "url.url")
      .words(RawField::updated, "lastEdited");
}

std::string_view kind_of_info(const Json& content) {
  const auto configuration = word_at(content, "configuration.code");
  return configuration == "program" || configuration == "kurspaket" ? "programme" : "course";
}

/// The form of a school goes first: that of higher vocational education has one level, whatever the
/// ISCED says. The levels of the SeQF have the numbers of the EQF.
void add_level(const Json& content, RawRecord& record) {
  JsonFacts facts(content, record, "content.");
  facts.words(RawField::level, "type.code").words(RawField::level, "form.code");
  if (const auto level = word_at(content, "qualificationLevel.code"); level.size() == 1)
    facts.made(RawField::level, "eqf_" + level, "qualificationLevel.code");
  facts.words(RawField::level, "educationLevels.code")
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

/// "5 termin"; a range has no one value, neither here nor of credits.
void add_extent(const Json& content, RawRecord& record) {
  const auto length = word_at(content, "extent.length");
  const auto unit = word_at(content, "extent.unit.code");
  if (!length.empty() && !unit.empty() && word_at(content, "extent.max").empty())
    add_once(record, RawField::duration, length + " " + unit, "content.extent");
  const auto least = word_at(content, "credits.min");
  const auto most = word_at(content, "credits.credits");
  const bool ranges = !least.empty() && least != most;
  add_once(record, RawField::credits, ranges ? least + "-" + most : most, "content.credits");
  JsonFacts(content, record, "content.").words(RawField::credit_unit, "credits.system.code");
}

RawRecord read_info(const Json& content) {
  RawRecord record;
  record.add(RawField::kind, std::string(kind_of_info(content)), "content.configuration.code");
  add_texts(content, record);
  add_level(content, record);
  add_subjects(content, record);
  add_extent(content, record);
  JsonFacts(content, record, "content.")
      .words(RawField::id, "identifier")
      .words(RawField::code, "code")
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

/// The fee that students from outside the EU and EEA pay, and fees of whatever condition.
void add_fees(const Json& content, RawRecord& record) {
  const auto abroad = word_at(content, "extensions.tuitionFee.total");
  if (!abroad.empty() && abroad != "0")
    add_once(
        record, RawField::tuition, abroad + " SEK utanför EU", "content.extensions.tuitionFee");
  for (const auto* fee : all_at(content, "fees")) {
    const auto amount = word_at(*fee, "totalAmount");
    const auto currency = word_at(*fee, "currency");
    if (!amount.empty() && !currency.empty())
      add_once(record, RawField::tuition, amount + " " + currency, "content.fees");
  }
}

void add_terms(const Json& content, RawRecord& record) {
  const auto pace = word_at(content, "paceOfStudy.percentage");
  if (!pace.empty())
    add_once(record, RawField::pace, pace + " %", "content.paceOfStudy.percentage");
  add_fees(content, record);
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
      .words(RawField::deadline, "application.last")
      .words(RawField::seats, "places");
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
