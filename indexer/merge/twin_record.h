#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "indexer/analysis/analyser.h"
#include "schemas/offering.h"
#include "schemas/vocabulary.h"

namespace rundkurs {

/// What of an offering tells whether another one is the same: little enough to compare many.
struct TwinRecord {
  std::string id;
  std::string first_seen;
  std::string institution;
  std::string country;  ///< Of the institution, and the one its id begins with.
  std::string host;
  std::string page_family;
  std::string code;
  std::string code_family;
  std::string kind;
  std::string level;  ///< Empty where it is unspecified.
  std::optional<double> ects;
  std::optional<double> pace;
  std::set<std::string> modes;
  std::set<std::string> places;
  std::set<std::string> teaching_languages;
  std::set<std::string> years;  ///< In which runs start.

  std::vector<std::string> titles;  ///< title_keys().
  std::set<std::string> languages;  ///< Of the titles.
  std::set<std::string> numbers;    ///< "2", "ii", "b": what tells a part from the next.
  std::set<std::string> words;      ///< Stems of the titles, the code left out.
  std::set<std::string> concepts;   ///< Of the titles, those within others too.
  std::set<std::string> subjects;   ///< Those that speak for the circular economy.
  bool coined = false;              ///< A title is a name that nobody gives twice: "Skills4Reuse".
};

TwinRecord twin_record(const Offering& offering,
                       const Analyser& analyser,
                       const Vocabulary& vocabulary);

/// Digests of what twins have in common: two records without an equal key are not compared.
std::vector<std::uint64_t> twin_keys(const TwinRecord& record);

}  // namespace rundkurs
