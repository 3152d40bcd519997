#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/compound.h"
#include "indexer/analysis/concept_automaton.h"
#include "indexer/analysis/language_set.h"
#include "indexer/analysis/morphology.h"
#include "indexer/analysis/text_hash.h"
#include "schemas/vocabulary.h"

namespace rundkurs {

/// What is made of the vocabulary once and shared by all threads.
struct LexicalTables {
  std::shared_ptr<const Vocabulary> vocabulary;
  std::array<CompoundLexicon, language_count> lexicons;
  ConceptAutomaton automaton;
  TextMap<std::vector<ConceptAutomaton::Unit>> twins;  ///< Word forms by their twin_spelling().

  const CompoundLexicon& lexicon(Language language) const {
    return lexicons[static_cast<std::size_t>(language)];
  }
};

std::shared_ptr<const LexicalTables> make_lexical_tables(
    std::shared_ptr<const Vocabulary> vocabulary, const Morphology& morphology);

/// The forms of each part of a compound; empty if `word` (whose forms are `whole`) is none.
std::vector<WordForms> parts_of(std::string_view word,
                                const WordForms& whole,
                                Language language,
                                const CompoundLexicon& lexicon,
                                const Morphology& morphology);

/// The forms of the head of a compound whose first part is not known; none where there is none.
WordForms lone_head_of(std::string_view word,
                       Language language,
                       const CompoundLexicon& lexicon,
                       const Morphology& morphology);

/// Roots live apart from stems in the automaton: the root of "bygging" is not the stem of "bygg".
std::string root_form(const WordForms& forms);

/// That of a label which is an acronym and reads as a word: "REACH" has nothing in common with a
/// form of "reach".
std::string acronym_form(const std::string& folded);

/// That of a word of a label which is found as written alone: "sorting" is no form of "sort".
std::string written_form(const std::string& folded);

}  // namespace rundkurs
