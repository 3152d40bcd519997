#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/concept_automaton.h"
#include "indexer/analysis/language_set.h"
#include "indexer/analysis/lexical_tables.h"
#include "indexer/analysis/morphology.h"
#include "indexer/analysis/recent_words.h"

namespace rundkurs {

/// A form under which a word can be part of a label, and the languages in which it has that form.
struct Alternative {
  ConceptAutomaton::Unit unit = 0;
  LanguageSet languages = 0;
};
using Alternatives = std::vector<Alternative>;

/// Everything known of a word by itself.
struct Lexeme {
  std::vector<std::string> stems;  ///< Distinct; of a text, one.
  std::vector<std::string> parts;  ///< Stems of the parts of a compound.
  Alternatives whole;
  std::vector<std::vector<Alternatives>> cuts;  ///< The parts of a compound, for each way to cut.
  Alternatives head;                            ///< Of a compound whose first part is not known.
  ConceptAutomaton::Unit acronym = 0;           ///< Where it is written as one.
  bool joins = false;                           ///< May be stepped over within a label.
  bool conjunction = false;                     ///< Goes on with a hyphen's ellipsis.
};

/// Looks words up, and remembers them: running text repeats its words. For one thread at a time.
class Lexis {
 public:
  /// Remembers at least so many words of each language.
  Lexis(std::shared_ptr<const LexicalTables> tables,
        std::shared_ptr<const Morphology> morphology,
        std::size_t remembered);

  /// A word of a text in `language`, or in none that is analysed. English words are found in any
  /// text. The reference holds until the next call.
  const Lexeme& in_text(const std::string& folded, std::optional<Language> language) const;

  /// A word whose language is not known: its forms in every language, and where none of them is in
  /// a label, those of its twins ("okonomi").
  const Lexeme& in_query(const std::string& folded) const;

 private:
  Lexeme read_text_word(const std::string& folded, std::optional<Language> language) const;
  Lexeme read_query_word(const std::string& folded) const;
  void add_forms(Alternatives& to, const WordForms& forms, LanguageSet languages) const;
  void add_written(Alternatives& to, const std::string& folded, LanguageSet languages) const;
  void add_head(Lexeme& lexeme, const std::string& folded, Language language) const;
  void add_twins(Lexeme& lexeme) const;
  void add_cut(Lexeme& lexeme, const std::vector<WordForms>& parts, LanguageSet languages) const;

  std::shared_ptr<const LexicalTables> tables_;
  std::shared_ptr<const Morphology> morphology_;
  mutable std::vector<RecentWords<Lexeme>> known_;  ///< By language; then unknown, then queries.
};

}  // namespace rundkurs
