#include "crawlers/extract/feed/emil_records.h"

#include <initializer_list>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/occurrence.h"

namespace rundkurs::feed::emil {
namespace {

/// EMIL 3 has title.strings[]{lang, value}, EMIL 2 title.string[]{lang, content}.
void add_texts(const Json& content, RawRecord& record) {
  JsonFacts(content, record, "content.")
      .words(RawField::title, "title.strings")
      .words(RawField::title, "title.string")
      .words(RawField::title, "title")
      .prose(RawField::description, "description.strings")
      .prose(RawField::description, "description.string")
      .prose(RawField::description, "description")
      .prose(RawField::prerequisites, "eligibility.strings")
      .prose(RawField::prerequisites, "eligibility.eligibilityDescription.string")
      .prose(RawField::prerequisites, "recommendedPriorKnowledge.strings")
      .words(RawField::url, "url.urls")
      .words(RawField::url, "url.url")
      .words(RawField::url, "url")
      .words(RawField::updated, "lastEdited");
}

/// A term of a code list: {"code", "type"}, or the code by itself.
void add_coded(const Json& content, RawField field, const std::string& path, RawRecord& record) {
  const JsonFacts facts(content, record, "content.");
  for (const auto& spelling : {path + ".code", path + ".content", path})
    facts.words(field, spelling);
}

std::string first_word(const Json& content, std::initializer_list<std::string_view> paths) {
  for (const auto path : paths) {
    if (auto found = word_at(content, path); !found.empty()) return found;
  }
  return {};
}

std::string_view kind_of_info(const Json& content) {
  const auto configuration =
      first_word(content, {"configuration.code", "configuration.content", "configuration"});
  return configuration == "program" || configuration == "kurspaket" ? "programme" : "course";
}

/// The form of a school goes first: that of higher vocational education has one level, whatever the
/// ISCED says. The levels of the SeQF have the numbers of the EQF.
void add_level(const Json& content, RawRecord& record) {
  JsonFacts facts(content, record, "content.");
  add_coded(content, RawField::level, "type", record);
  add_coded(content, RawField::level, "form", record);
  if (const auto level = word_at(content, "qualificationLevel.code"); level.size() == 1)
    facts.made(RawField::level, "eqf_" + level, "qualificationLevel.code");
  add_coded(content, RawField::level, "educationLevels", record);
  add_coded(content, RawField::level, "educationLevel", record);
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
  const auto most = first_word(
      content, {"credits.credits", "credits.max", "credits.value", "credits.content", "credits"});
  const bool ranges = !least.empty() && least != most;
  add_once(record, RawField::credits, ranges ? least + "-" + most : most, "content.credits");
  add_coded(content, RawField::credit_unit, "credits.system", record);
}

/// `distance` counts the meetings of a distance course; the extension of the universities has a
/// flag.
void add_mode(const Json& content, RawRecord& record) {
  const auto& distance = at(content, "distance");
  if (distance.is_object() || distance == true || distance == "") {
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
  const auto pace = first_word(
      content,
      {"paceOfStudy.percentage", "paceOfStudy.content", "paceOfStudy", "paceOfStudyPercentage"});
  if (!pace.empty() && pace.find_first_not_of("0123456789.,") == pace.npos)
    add_once(record, RawField::pace, pace + " %", "content.paceOfStudy");
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

}  // namespace

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
      .words(RawField::country, "location.country")
      .words(RawField::place, "locations.town")
      .words(RawField::place, "location.town")
      .words(RawField::start, "execution.start")
      .words(RawField::end, "execution.end")
      .words(RawField::deadline, "application.last")
      .words(RawField::seats, "places");
  for (const auto* path : {"languageOfInstructions", "languageOfInstruction"})
    add_coded(content, RawField::language, path, record);
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
      .words(RawField::title, "name")
      .words(RawField::institution, "name")
      .words(RawField::url, "url.urls")
      .words(RawField::url, "url.url");
  return record;
}

}  // namespace rundkurs::feed::emil
