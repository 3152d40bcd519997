#include "indexer/analysis/label_words.h"

#include <cstddef>
#include <string_view>
#include <utility>

#include "indexer/analysis/function_word.h"
#include "indexer/analysis/lexical_tables.h"
#include "indexer/analysis/segmentation.h"

namespace rundkurs {
namespace {

class Reader {
 public:
  Reader(LabelWords& to, Language language, const Morphology& morphology)
      : to_(to), language_(language), morphology_(morphology) {}

  void read(const Vocabulary& vocabulary) {
    const auto code = code_of(language_);
    for (const auto& part : vocabulary.compound_parts(code))
      to_.lexicon.add(part, morphology_.forms(part, language_));
    for (const auto& word : vocabulary.uncut_words(code))
      to_.lexicon.add_uncut(word, morphology_.forms(word, language_));
    const auto& concepts = vocabulary.concepts();
    for (std::size_t i = 0; i < concepts.size(); ++i) {
      const auto labels = concepts[i].labels.find(code);
      if (labels == concepts[i].labels.end()) continue;
      for (const auto& label : labels->second)
        add(static_cast<std::uint32_t>(i), label, concepts[i].is_as_written(code, label));
    }
    // Only now is the lexicon whole.
    for (auto& [folded, word] : to_.words)
      word.parts = parts_of(folded, word.forms, language_, to_.lexicon, morphology_);
  }

 private:
  void add(std::uint32_t concept_index, const std::string& text, bool as_written) {
    LabelWords::Label label{concept_index, &text, as_written, words_of(text)};
    if (!as_written) enrich_lexicon(label);
    to_.labels.push_back(std::move(label));
  }

  void enrich_lexicon(const LabelWords::Label& label) {
    for (const auto* const word : label.words)
      if (word != nullptr && !joins_words(word->folded)) to_.lexicon.add(word->folded, word->forms);
    if (label.words.size() == 1)
      to_.lexicon.add_head(label.words.front()->folded, label.words.front()->forms);
  }

  std::vector<const LabelWords::Word*> words_of(std::string_view label) {
    std::vector<const LabelWords::Word*> words;
    std::size_t end = 0;
    for (const auto& span : segmenter_.words(label)) {
      const bool behind_comma = label.substr(end, span.begin - end).starts_with(',');
      if (behind_comma && !words.empty()) words.push_back(nullptr);
      words.push_back(&word(fold_word(label.substr(span.begin, span.end - span.begin))));
      end = span.end;
    }
    return words;
  }

  const LabelWords::Word& word(const std::string& folded) {
    const auto [place, fresh] = to_.words.try_emplace(folded);
    if (fresh) place->second = {folded, morphology_.forms(folded, language_), {}};
    return place->second;
  }

  LabelWords& to_;
  Language language_;
  const Morphology& morphology_;
  Segmenter segmenter_;
};

}  // namespace

LabelWords read_labels(const Vocabulary& vocabulary,
                       Language language,
                       const Morphology& morphology) {
  LabelWords words;
  Reader(words, language, morphology).read(vocabulary);
  return words;
}

}  // namespace rundkurs
