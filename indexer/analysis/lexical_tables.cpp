#include "indexer/analysis/lexical_tables.h"

#include <algorithm>
#include <span>
#include <utility>

#include "indexer/analysis/acronym.h"
#include "indexer/analysis/function_word.h"
#include "indexer/analysis/segmentation.h"
#include "indexer/analysis/twin.h"

namespace rundkurs {
namespace {

using Unit = ConceptAutomaton::Unit;

// How far a wording derived from a label is trusted beside the label itself.
constexpr float exact = 1.0F;
constexpr float derived = 0.9F;    // Another word class: "kompostere" for "kompostering".
constexpr float reordered = 0.8F;  // Head first: "håndtering av avfall" for "avfallshåndtering".

constexpr std::size_t longest_reordered = 5;

constexpr auto comma = ConceptAutomaton::pause;

struct LabelWord {
  std::string word;
  const WordForms& forms;
  const std::vector<WordForms>& parts;
};

class TableMaker {
 public:
  TableMaker(LexicalTables& tables, const Morphology& morphology)
      : tables_(tables), morphology_(morphology) {}

  void make() {
    for (std::size_t i = 0; i < language_count; ++i) {
      const auto language = static_cast<Language>(i);
      for (const auto& part : tables_.vocabulary->compound_parts(code_of(language)))
        lexicon(language).add(part, morphology_.forms(part, language));
    }
    each_label([&](std::size_t, Language language, const std::string& label) {
      for (const auto& word : words_of(label)) {
        if (!joins_words(word)) lexicon(language).add(word, forms(word, language));
      }
      if (const auto words = words_of(label); words.size() == 1)
        lexicon(language).add_head(words.front(), forms(words.front(), language));
    });
    each_label([&](std::size_t index, Language language, const std::string& label) {
      add_label(static_cast<std::uint32_t>(index), language, label);
    });
  }

 private:
  template <typename Visit>
  void each_label(Visit visit) const {
    const auto& concepts = tables_.vocabulary->concepts();
    for (std::size_t i = 0; i < concepts.size(); ++i) {
      for (const auto& [code, labels] : concepts[i].labels) {
        const auto language = language_of(code);
        if (!language) continue;
        for (const auto& label : labels)
          visit(i, *language, label);
      }
    }
  }

  /// Commas are words of a label, since a list of ideas is none of them.
  std::vector<std::string> words_of(std::string_view label) const {
    std::vector<std::string> words;
    std::size_t end = 0;
    for (const auto& span : segmenter_.words(label)) {
      const bool behind_comma = label.substr(end, span.begin - end).starts_with(',');
      if (behind_comma && !words.empty()) words.emplace_back(comma);
      words.push_back(fold_word(label.substr(span.begin, span.end - span.begin)));
      end = span.end;
    }
    return words;
  }

  // Labels repeat their words; what is known of one does not change.
  const WordForms& forms(const std::string& word, Language language) {
    auto& known = forms_[static_cast<std::size_t>(language)];
    const auto [place, fresh] = known.try_emplace(word);
    if (fresh) place->second = morphology_.forms(word, language);
    return place->second;
  }

  const std::vector<WordForms>& parts(const std::string& word,
                                      const WordForms& of_word,
                                      Language language) {
    auto& known = parts_[static_cast<std::size_t>(language)];
    const auto [place, fresh] = known.try_emplace(word);
    if (fresh) place->second = parts_of(word, of_word, language, lexicon(language), morphology_);
    return place->second;
  }

  CompoundLexicon& lexicon(Language language) {
    return tables_.lexicons[static_cast<std::size_t>(language)];
  }

  void add_label(std::uint32_t concept_index, Language language, const std::string& label) {
    auto written = words_of(label);
    add_words(concept_index, language, label, written);
    if (std::erase(written, comma) > 0) add_words(concept_index, language, label, written);
  }

  void add_words(std::uint32_t concept_index,
                 Language language,
                 const std::string& label,
                 const std::vector<std::string>& written) {
    std::vector<LabelWord> words;
    for (const auto& word : written) {
      const auto& of_word = forms(word, language);
      const auto& of_parts = parts(word, of_word, language);
      words.push_back({word, of_word, of_parts});
    }
    if (words.empty()) return;
    if (words.size() == 1 && is_acronym(label) && reads_as_word(words.front().word)) {
      const auto unit = intern(acronym_form(words.front().word));
      tables_.automaton.add(std::span(&unit, 1), {concept_index, set_of(language), exact});
      return;
    }
    const auto stem = [](const WordForms& forms) { return forms.stems.front(); };
    add_orders(words, stem, exact, {concept_index, set_of(language), 0});
    add_orders(words, root_form, derived, {concept_index, set_of(language), 0});
  }

  /// The label's words whole, then cut, then head first.
  template <typename Form>
  void add_orders(const std::vector<LabelWord>& words,
                  Form form,
                  float strength,
                  ConceptAutomaton::Label label) {
    std::vector<Unit> whole;
    std::vector<Unit> cut;
    std::size_t joint = 0;  // Where a joining word stands in `cut`, from 1.
    std::size_t joints = 0;
    for (const auto& word : words) {
      whole.push_back(intern(form(word.forms)));
      if (joins_words(word.word)) {
        joint = cut.size() + 1;
        ++joints;
      }
      if (word.parts.empty()) {
        cut.push_back(whole.back());
      } else {
        for (const auto& part : word.parts)
          cut.push_back(intern(form(part)));
      }
    }
    label.strength = strength;
    tables_.automaton.add(whole, label);
    tables_.automaton.add(cut, label);
    label.strength = strength * reordered;
    if (joints == 0) add_head_first(cut, label);
    if (joints == 1) add_without_joint(cut, joint - 1, label);
  }

  /// [avfall, håndtering] → [håndtering, avfall].
  void add_head_first(const std::vector<Unit>& units, const ConceptAutomaton::Label& label) {
    if (units.size() < 2 || units.size() > longest_reordered) return;
    auto turned = units;
    std::rotate(turned.begin(), turned.end() - 1, turned.end());
    tables_.automaton.add(turned, label);
  }

  /// [ret, til, reparation] → [reparation, ret].
  void add_without_joint(const std::vector<Unit>& units,
                         std::size_t joint,
                         const ConceptAutomaton::Label& label) {
    if (joint == 0 || joint + 1 >= units.size() || units.size() > longest_reordered + 1) return;
    const auto middle = units.begin() + static_cast<std::ptrdiff_t>(joint);
    std::vector<Unit> turned(middle + 1, units.end());
    turned.insert(turned.end(), units.begin(), middle);
    tables_.automaton.add(turned, label);
  }

  Unit intern(const std::string& form) {
    const auto unit = tables_.automaton.intern(form);
    auto& twins = tables_.twins[twin_spelling(form)];
    if (std::find(twins.begin(), twins.end(), unit) == twins.end()) twins.push_back(unit);
    return unit;
  }

  LexicalTables& tables_;
  const Morphology& morphology_;
  Segmenter segmenter_;
  std::array<TextMap<WordForms>, language_count> forms_;
  std::array<TextMap<std::vector<WordForms>>, language_count> parts_;  ///< Once all words are in.
};

bool is_cut_by_lexicon(Language language) {
  return language != Language::en && language != Language::kl && language != Language::se &&
         language != Language::fi;
}

}  // namespace

std::shared_ptr<const LexicalTables> make_lexical_tables(
    std::shared_ptr<const Vocabulary> vocabulary, const Morphology& morphology) {
  auto tables = std::make_shared<LexicalTables>();
  tables->vocabulary = std::move(vocabulary);
  TableMaker(*tables, morphology).make();
  return tables;
}

std::vector<WordForms> parts_of(std::string_view word,
                                const WordForms& whole,
                                Language language,
                                const CompoundLexicon& lexicon,
                                const Morphology& morphology) {
  const auto pieces = is_cut_by_lexicon(language)
                          ? split_compound(word, language, lexicon, morphology)
                          : whole.pieces;
  std::vector<WordForms> parts;
  for (const auto& piece : pieces)
    parts.push_back(morphology.forms(piece, language));
  return parts;
}

WordForms lone_head_of(std::string_view word,
                       Language language,
                       const CompoundLexicon& lexicon,
                       const Morphology& morphology) {
  if (!is_cut_by_lexicon(language)) return {};
  const auto head = head_of_unknown(word, lexicon, language, morphology);
  return head.empty() ? WordForms{} : morphology.forms(head, language);
}

std::string acronym_form(const std::string& folded) {
  return "=" + folded;
}

std::string root_form(const WordForms& forms) {
  return "~" + (forms.roots.empty() ? forms.stems.front() : forms.roots.front());
}

}  // namespace rundkurs
