#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/occurrence.h"

namespace rundkurs::feed {
namespace antagning_format {
namespace {

/// The Swedish and the English site answer alike under Swedish names; the values are in the
/// language of the site, whose own words are those of the teaching language.
std::string_view language_of_site(const Json& alternative) {
  const auto taught = word_at(alternative, "undervisningssprak");
  for (const std::string_view english : {"English", "Swedish", "Other"}) {
    if (taught.starts_with(english)) return "en";
  }
  return "sv";
}

/// "VT 2027": the term is told by its year and its half.
std::string term_of(const Json& alternative) {
  const auto year = word_at(alternative, "ar");
  const auto half = word_at(alternative, "terminsPeriod");
  if (year.empty() || (half != "1" && half != "2")) return {};
  return (half == "1" ? "VT " : "HT ") + year;
}

/// What one applies for: an education at a place in a term.
RawRecord read_alternative(const Json& alternative, std::string_view state) {
  RawRecord record;
  const auto lang = language_of_site(alternative);
  const bool programme = is_true_at(alternative, "program");
  record.add(RawField::kind, programme ? "programme-offering" : "course-offering", "program");
  const JsonFacts facts(alternative, record);
  facts.words(RawField::id, "anmalningsalternativKod")
      .words(RawField::title, "titel", lang)
      .words(RawField::institution, "organisation", lang)
      .words(RawField::level, "utbildningsniva")
      .words(RawField::credits, "poang")
      .words(RawField::credit_unit, "poangEnhet")
      .words(RawField::language, "undervisningssprak")
      .words(RawField::place, "studieort")
      .words(RawField::mode, "undervisningsform")
      .prose(RawField::prerequisites, "forkunskapskrav.beskrivning", lang)
      .words(RawField::url, "kursbeskrivningUrl", lang)
      .made(RawField::start, term_of(alternative), "terminsPeriod");
  const auto pace = word_at(alternative, "studietakt");
  if (!pace.empty()) facts.made(RawField::pace, pace + " %", "studietakt");
  // Asked of citizens of other countries than those of the EU and the EEA.
  const auto fee = number_at(alternative, "studieavgiftTotal");
  if (fee && *fee > 0)
    facts.made(RawField::tuition, fmt::format("{:.0f} SEK non-EU", *fee), "studieavgiftTotal");
  if (state == "anmalan.oppen") record.add(RawField::status, "anmälan öppen", "status");
  make_run(record);
  return record;
}

void read(const Json& json, const Document&, std::vector<RawRecord>& records) {
  const auto keep = [&](RawRecord record) {
    if (record.has(RawField::title)) records.push_back(std::move(record));
  };
  for (const auto* path : {"sokresultatItems", ""}) {
    for (const auto* item : all_at(json, path)) {
      for (const auto* alternative : all_at(*item, "anmalningsalternativ"))
        keep(read_alternative(*alternative, word_at(*item, "status")));
      if (!at(*item, "anmalningsalternativKod").is_null()) keep(read_alternative(*item, {}));
    }
  }
}

int recognises(const JsonKeys& keys) {
  for (const std::string within :
       {"sokresultatItems.anmalningsalternativ.", "anmalningsalternativ.", ""}) {
    if (keys.has_all({within + "anmalningsalternativKod", within + "titel"})) return 95;
  }
  return keys.has_all({"sokresultatItems", "totaltAntalTraffar"}) ? 95 : 0;
}

}  // namespace
}  // namespace antagning_format

std::unique_ptr<Extractor> antagning_extractor() {
  return json_extractor(
      {"antagning", "SE", &antagning_format::recognises, &antagning_format::read});
}

}  // namespace rundkurs::feed
