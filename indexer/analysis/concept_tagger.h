#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/analysis/concept_automaton.h"
#include "indexer/analysis/lexeme.h"
#include "schemas/vocabulary.h"

namespace rundkurs {

/// Finds the labels of the vocabulary in one text, word by word.
///
/// A label is found in any inflected form, within compounds and across them ("farlig
/// avfallshåndtering" has "farlig avfall"), with its head in front ("håndtering av avfall"), and
/// where a hyphen stands for a shared head ("rakennus- ja purkujätteet"). A match that lies within
/// a longer one is marked so. A false friend takes the concepts it is not to be mistaken for off
/// the words it covers. Linear in the words.
class ConceptTagger {
 public:
  ConceptTagger(const ConceptAutomaton& automaton, const std::vector<Concept>& concepts)
      : automaton_(automaton),
        concepts_(concepts),
        pause_(automaton.unit(ConceptAutomaton::pause)) {}

  struct Match {
    std::uint32_t concept_index = 0;
    std::size_t first_word = 0;
    std::size_t last_word = 0;
    std::size_t begin = 0;  ///< In parts of words; see `parts_of_a_word`.
    std::size_t end = 0;
    float strength = 0;
    bool within = false;
  };

  /// How a word is written where it stands.
  struct Writing {
    bool behind_pause = false;    ///< A comma or the end of a sentence: most labels end there.
    bool hyphen_follows = false;  ///< One that no letter follows.
    bool acronym = false;         ///< It is a label's (Lexeme::acronym), and written as one.
  };
  void take(const Lexeme& word, Writing writing);

  /// The matches of all words taken, by place.
  std::vector<Match> finish();

 private:
  struct Path {
    ConceptAutomaton::State state = 0;
    LanguageSet languages = all_languages;
    std::size_t begin = 0;
    int joints = 0;   ///< Words stepped over.
    float trust = 1;  ///< Less once a part of a word was not known.
  };
  using Paths = std::vector<Path>;

  void pause();
  void step(const Paths& from, const Alternatives& forms, std::size_t end, Paths& to);
  void take_head(const Paths& from, const Alternatives& head, std::size_t begin, Paths& to);
  void take_ellipsis(const Lexeme& word, bool hyphen_follows, const Paths& whole_word);

  const ConceptAutomaton& automaton_;
  const std::vector<Concept>& concepts_;
  ConceptAutomaton::Unit pause_;  ///< 0 where no label has one.
  std::size_t word_ = 0;
  Paths open_;      ///< Labels begun and not ended at the end of the last word.
  Paths ellipsis_;  ///< Those that wait for the head of a later compound.
  std::vector<Match> matches_;
};

}  // namespace rundkurs
