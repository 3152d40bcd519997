#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyser.h"
#include "indexer/analysis/language_set.h"
#include "schemas/vocabulary.h"

namespace rundkurs {

/// What a person who keeps the vocabulary wants to know of it: labels that are the same once
/// inflection is taken off, concepts that cannot be named in a language, and, from the texts it is
/// used on, labels that nobody writes and words that no concept knows.
class VocabularyReport {
 public:
  VocabularyReport(std::shared_ptr<const Vocabulary> vocabulary, const Analyser& analyser);

  /// One text of a catalogue. `document` counts a word once for each offering.
  void add_text(std::string_view document, std::string_view language, const Analysis& analysis);

  /// Labels of different concepts that no text can tell apart.
  struct Collision {
    std::string language;
    std::vector<std::string> labels;    ///< Distinct wordings, as in the vocabulary.
    std::vector<std::string> concepts;  ///< At least two.
  };
  std::vector<Collision> collisions() const;

  /// Concepts without a label, by language, for the languages that most concepts have.
  std::map<std::string, std::vector<std::string>> unnamed() const;

  struct Unused {
    std::string language;
    std::string concept_id;
    std::string label;
  };
  /// Labels whose words stood together in no text of their language.
  std::vector<Unused> unused() const;

  struct Unknown {
    std::string word;           ///< The commonest of its forms.
    std::size_t documents = 0;  ///< That have it.
  };
  /// Words that belong to no concept, the most frequent first, at most `limit` a language.
  std::map<std::string, std::vector<Unknown>> unknown(std::size_t limit) const;

 private:
  struct Label {
    std::size_t concept_index = 0;
    std::string text;
    std::string key;  ///< Its stems with blanks between.
  };
  struct Word {
    std::set<std::string, std::less<>> documents;
    std::map<std::string, std::size_t> forms;
  };

  void note_labels(const std::vector<Token>& tokens, std::size_t language);

  std::shared_ptr<const Vocabulary> vocabulary_;
  std::array<std::vector<Label>, language_count> labels_;
  std::array<std::set<std::string, std::less<>>, language_count> keys_;
  std::array<std::set<std::string, std::less<>>, language_count> seen_keys_;
  std::array<std::map<std::string, Word, std::less<>>, language_count> unknown_;
};

/// As text, one finding a line under a heading for each kind.
std::string to_text(const VocabularyReport& report, std::size_t limit);

}  // namespace rundkurs
