#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/analysis/compound.h"
#include "indexer/analysis/language_set.h"
#include "indexer/analysis/morphology.h"
#include "indexer/analysis/text_hash.h"
#include "schemas/vocabulary.h"

namespace rundkurs {

/// What the vocabulary's labels in one language are made of.
struct LabelWords {
  struct Word {
    std::string folded;
    WordForms forms;
    std::vector<WordForms> parts;  ///< Of a compound.
  };
  struct Label {
    std::uint32_t concept_index = 0;  ///< Into the vocabulary's concepts.
    const std::string* text = nullptr;
    bool as_written = false;         ///< See Concept::as_written.
    std::vector<const Word*> words;  ///< Null is a comma, since a list of ideas is none of them.
  };

  CompoundLexicon lexicon;
  TextMap<Word> words;        ///< By their folded form: labels repeat them.
  std::vector<Label> labels;  ///< In the order of the concepts.
};

/// `vocabulary` must outlive what is returned.
LabelWords read_labels(const Vocabulary& vocabulary,
                       Language language,
                       const Morphology& morphology);

}  // namespace rundkurs
