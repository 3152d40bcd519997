#include "crawlers/compose/fill.h"

#include <string_view>
#include <utility>

#include "crawlers/compose/union.h"

namespace rundkurs {
namespace {

void copy_provenance(std::string_view field, Offering& offering, const Offering& from) {
  const auto known = from.provenance.find(field);
  if (known != from.provenance.end()) offering.provenance.try_emplace(known->first, known->second);
}

/// A value where there is none.
template <typename Value>
void take(std::string_view field,
          Value Offering::*member,
          Offering& offering,
          const Offering& from) {
  if (offering.*member != Value{} || from.*member == Value{}) return;
  offering.*member = from.*member;
  copy_provenance(field, offering, from);
}

/// Texts in the languages that are missing; one of unknown language only where there is no text.
template <typename Texts>
void add_languages(std::string_view field,
                   Texts Offering::*member,
                   Offering& offering,
                   const Offering& from) {
  auto& texts = offering.*member;
  for (const auto& [lang, text] : from.*member) {
    if (lang == "und" && !texts.empty()) continue;
    if (texts.emplace(lang, text).second) copy_provenance(field, offering, from);
  }
}

template <typename Value>
void add_values(std::string_view field,
                std::vector<Value> Offering::*member,
                Offering& offering,
                const Offering& from) {
  unite(offering.*member, from.*member);
  if (!(from.*member).empty()) copy_provenance(field, offering, from);
}

void fill_level(Offering& offering, const Offering& from) {
  if (offering.level != "unspecified" || from.level == "unspecified") return;
  offering.level = from.level;
  offering.eqf = from.eqf;
  copy_provenance("level", offering, from);
  copy_provenance("eqf", offering, from);
}

void fill_credits(Offering& offering, const Offering& from) {
  if (offering.credits || offering.ects || !from.credits) return;
  offering.credits = from.credits;
  offering.ects = from.ects;
  copy_provenance("credits", offering, from);
  copy_provenance("ects", offering, from);
}

void fill_texts(Offering& offering, const Offering& from) {
  add_languages("title", &Offering::title, offering, from);
  add_languages("summary", &Offering::summary, offering, from);
  add_languages("description", &Offering::description, offering, from);
  add_languages("audience_text", &Offering::audience_text, offering, from);
  add_languages("prerequisites", &Offering::prerequisites, offering, from);
  add_languages("assessment", &Offering::assessment, offering, from);
  add_languages("learning_outcomes", &Offering::learning_outcomes, offering, from);
}

void fill_lists(Offering& offering, const Offering& from) {
  add_values("language_of_instruction", &Offering::language_of_instruction, offering, from);
  add_values("mode", &Offering::mode, offering, from);
  add_values("place", &Offering::place, offering, from);
  add_values("audience", &Offering::audience, offering, from);
  add_values("isced_f", &Offering::isced_f, offering, from);
  add_values("esco_skills", &Offering::esco_skills, offering, from);
  add_values("runs", &Offering::runs, offering, from);
}

}  // namespace

void fill(Offering& offering, const Offering& from) {
  fill_texts(offering, from);
  fill_level(offering, from);
  fill_credits(offering, from);
  fill_lists(offering, from);
  take("institution", &Offering::institution, offering, from);
  take("code", &Offering::code, offering, from);
  take("url", &Offering::url, offering, from);
  take("duration", &Offering::duration, offering, from);
  take("pace", &Offering::pace, offering, from);
  take("part_time", &Offering::part_time, offering, from);
  offering.urls.insert(from.urls.begin(), from.urls.end());
}

void add_occurrence(Offering& education, const Offering& occurrence) {
  Offering with_runs = occurrence;
  const Run shared{.place = occurrence.place,
                   .mode = occurrence.mode,
                   .pace = occurrence.pace,
                   .language_of_instruction = occurrence.language_of_instruction,
                   .url = occurrence.url};
  if (with_runs.runs.empty() && shared != Run{}) {
    with_runs.runs.push_back(shared);
    copy_provenance("runs", education, occurrence);
  }
  for (auto& run : with_runs.runs) {
    if (run.place.empty()) run.place = shared.place;
    if (run.mode.empty()) run.mode = shared.mode;
    if (!run.pace) run.pace = shared.pace;
    if (run.language_of_instruction.empty())
      run.language_of_instruction = shared.language_of_instruction;
    if (run.url.empty()) run.url = shared.url;
  }
  with_runs.pace.reset();  // of the occurrence, as its page is
  const bool has_page = !education.url.empty();
  const auto urls = education.urls;
  fill(education, with_runs);
  if (has_page) education.urls = urls;
}

}  // namespace rundkurs
