#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/result.h"

namespace rundkurs::normalise {

struct Level {
  std::string id;          ///< basic upper-secondary vocational bachelor master phd continuing
  std::optional<int> eqf;  ///< Only where the words state it or have just one (4–8).
  bool weak = false;       ///< A degree named in the title outranks it (Kopps BASIC, AMK).
  friend bool operator==(const Level&, const Level&) = default;
};

/// What level words and codes mean, country by country: `data/labels/values/levels.json`.
class LevelReader {
 public:
  static Result<LevelReader> load(const std::string& data_folder);

  /// A level from a source's words or codes ("Avancerad nivå", "eqf_6", "A1N", "fagskole nivå 5.2",
  /// "kandidat"). The country decides between false friends (da kandidat = master, sv = bachelor);
  /// with an empty one only words count that mean the same everywhere. Empty where the words name
  /// no level, or several ("Grunnnám / Framhaldsnám").
  std::optional<Level> read(std::string_view words, std::string_view country) const;

  /// The level that a title states by itself ("Insinööri (ylempi AMK)", "Bachelor i …"); stricter
  /// than read(): only names of degrees count.
  std::optional<Level> in_title(std::string_view title, std::string_view country) const;

  /// The level that a course code states, where a country's codes do so (Iceland: HAG403G).
  std::optional<Level> in_code(std::string_view code, std::string_view country) const;

  /// The level of everything that counts its credits in this system (an id of facets.json): only
  /// higher vocational education has yrkeshögskolepoäng. Empty for most.
  std::optional<Level> of_credits(std::string_view system) const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

/// The EQF level of an id, where it has exactly one (master 7).
std::optional<int> eqf_of(std::string_view level_id);

}  // namespace rundkurs::normalise
