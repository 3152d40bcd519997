#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rundkurs {

/// What a source can say of an offering. Values are still the source's own words.
enum class RawField {
  id,       ///< The source's identifier.
  part_of,  ///< Identifier of the education this is an occurrence of.
  kind,     ///< course, programme, qualification, programme-offering, course-offering,
            ///< application-target, education-description, institution, event …
  title,
  code,
  institution,
  institution_id,
  country,
  level,        ///< "Avancerad nivå", "eqf_6", "BASIC", "fagskole nivå 5.2" …
  credits,      ///< "7,5 hp", "10.0 ECTS", "180"; with the unit when it stands beside the number.
  credit_unit,  ///< Where the unit stands apart: "hp", "opintojenlaajuusyksikko_2".
  language,     ///< Teaching language, a value each: "Norsk", "oppilaitoksenopetuskieli_1", "swe".
  place,
  region,
  mode,
  pace,
  duration,
  start,
  end,
  deadline,
  seats,
  status,
  tuition,  ///< "kr. 97 000", "15 125 SEK", "gratis".
  summary,
  description,
  outcome,
  prerequisites,
  audience,
  assessment,
  isced,
  skill,
  url,
  updated,
  twin,  ///< URL of the same page in another language; `lang` is that language.
};

/// "language", as source files and provenance spell it.
std::string_view name_of(RawField field);
/// RawField::id … for a name; throws std::out_of_range for an unknown one (source files are
/// checked).
RawField raw_field(std::string_view name);
bool is_raw_field(std::string_view name);

struct RawValue {
  std::string text;  ///< Clean UTF-8, mark-up removed, as the source words it.
  std::string lang;  ///< Language of the text where the source says so; else empty.
  std::string rule;  ///< Label, path or XPath that found it.
};

/// One record as its source has it: facts in the source's words, runs apart.
struct RawRecord {
  std::string format;  ///< The extractor's name.
  std::map<RawField, std::vector<RawValue>> facts;
  std::vector<RawRecord> runs;

  void add(RawField field, std::string text, std::string rule, std::string lang = {});
  /// The first value, or an empty text.
  const std::string& first(RawField field) const;
  bool has(RawField field) const { return facts.contains(field); }
};

}  // namespace rundkurs
