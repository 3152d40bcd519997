#include "indexer/analysis/lexical_tables.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <span>
#include <utility>

#include "indexer/analysis/acronym.h"
#include "indexer/analysis/function_word.h"
#include "indexer/analysis/label_words.h"
#include "indexer/analysis/twin.h"

namespace rundkurs {
namespace {

using Unit = ConceptAutomaton::Unit;

// How far a wording derived from a label is trusted beside the label itself.
constexpr float exact = 1.0F;
constexpr float derived = 0.9F;    // Another word class: "kompostere" for "kompostering".
constexpr float reordered = 0.8F;  // Head first: "håndtering av avfall" for "avfallshåndtering".

constexpr std::size_t longest_reordered = 5;

using Word = LabelWords::Word;

class TableMaker {
 public:
  explicit TableMaker(LexicalTables& tables) : tables_(tables) {}

  void add_label(Language language, const LabelWords::Label& label) {
    add_words(language, label, label.words);
    auto without_commas = label.words;
    if (std::erase(without_commas, nullptr) > 0) add_words(language, label, without_commas);
  }

 private:
  using Words = std::vector<const Word*>;

  void add_words(Language language, const LabelWords::Label& label, const Words& words) {
    if (words.empty()) return;
    if (label.as_written) {
      add_as_written(language, label, words);
      return;
    }
    const auto& folded = words.front()->folded;
    if (words.size() == 1 && is_acronym(*label.text) && reads_as_word(folded)) {
      const auto unit = intern(acronym_form(folded));
      tables_.automaton.add(std::span(&unit, 1), {label.concept_index, set_of(language), exact});
      return;
    }
    const auto stem = [](const WordForms& forms) { return forms.stems.front(); };
    add_orders(words, stem, exact, {label.concept_index, set_of(language), 0});
    add_orders(words, root_form, derived, {label.concept_index, set_of(language), 0});
  }

  void add_as_written(Language language, const LabelWords::Label& label, const Words& words) {
    std::vector<Unit> path;
    for (const auto* const word : words)
      path.push_back(intern(word == nullptr ? std::string(ConceptAutomaton::pause)
                                            : written_form(word->folded)));
    tables_.automaton.add(path, {label.concept_index, set_of(language), exact});
  }

  /// The label's words whole, then cut, then head first.
  template <typename Form>
  void add_orders(const Words& words, Form form, float strength, ConceptAutomaton::Label label) {
    std::vector<Unit> whole;
    std::vector<Unit> cut;
    std::size_t joint = 0;  // Where a joining word stands in `cut`, from 1.
    std::size_t joints = 0;
    for (const auto* const word : words) {
      if (word == nullptr) {
        whole.push_back(intern(std::string(ConceptAutomaton::pause)));
        cut.push_back(whole.back());
        continue;
      }
      whole.push_back(intern(form(word->forms)));
      if (joins_words(word->folded)) {
        joint = cut.size() + 1;
        ++joints;
      }
      if (word->parts.empty()) cut.push_back(whole.back());
      for (const auto& part : word->parts)
        cut.push_back(intern(form(part)));
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
};

using WordsOfLanguages = std::array<LabelWords, language_count>;

/// Languages have nothing to do with each other: two are read at a time, Finnish, which takes
/// longest, from the start.
WordsOfLanguages read_languages(const Vocabulary& vocabulary, const Morphology& morphology) {
  WordsOfLanguages words;
  const auto read = [&](Language language, const Morphology& with) {
    words[static_cast<std::size_t>(language)] = read_labels(vocabulary, language, with);
  };
  std::atomic<std::size_t> next = 0;
  const auto read_others = [&](const Morphology& with) {
    for (auto i = next++; i < language_count; i = next++)
      if (const auto language = static_cast<Language>(i); language != Language::fi)
        read(language, with);
  };
  auto beside = std::async(std::launch::async, [&] {
    const Morphology own;  // Its libraries are not for two threads at once.
    read_others(own);
  });
  read(Language::fi, morphology);
  read_others(morphology);
  beside.get();
  return words;
}

bool is_cut_by_lexicon(Language language) {
  return language != Language::en && language != Language::kl && language != Language::se &&
         language != Language::fi;
}

/// Voikko cuts as far as it goes: "yhteis-kunta-tiede" is about "yhteiskunta", and no "kunta".
std::vector<std::string> with_uncut_whole(std::vector<std::string> pieces,
                                          Language language,
                                          const CompoundLexicon& lexicon,
                                          const Morphology& morphology) {
  for (std::size_t first = 0; first + 1 < pieces.size(); ++first) {
    std::string whole = pieces[first];
    if (!lexicon.begins_uncut(whole)) continue;
    for (std::size_t last = first + 1; last < pieces.size(); ++last) {
      whole += pieces[last];
      if (!lexicon.is_uncut(morphology.forms(whole, language))) continue;
      pieces[first] = whole;
      const auto begin = pieces.begin() + static_cast<std::ptrdiff_t>(first) + 1;
      pieces.erase(begin, begin + static_cast<std::ptrdiff_t>(last - first));
      break;
    }
  }
  if (pieces.size() == 1) pieces.clear();
  return pieces;
}

}  // namespace

std::shared_ptr<const LexicalTables> make_lexical_tables(
    std::shared_ptr<const Vocabulary> vocabulary, const Morphology& morphology) {
  auto tables = std::make_shared<LexicalTables>();
  tables->vocabulary = std::move(vocabulary);
  auto words = read_languages(*tables->vocabulary, morphology);
  TableMaker maker(*tables);
  for (std::size_t i = 0; i < language_count; ++i) {
    for (const auto& label : words[i].labels)
      maker.add_label(static_cast<Language>(i), label);
    tables->lexicons[i] = std::move(words[i].lexicon);
  }
  return tables;
}

std::vector<WordForms> parts_of(std::string_view word,
                                const WordForms& whole,
                                Language language,
                                const CompoundLexicon& lexicon,
                                const Morphology& morphology) {
  const auto pieces = is_cut_by_lexicon(language)
                          ? split_compound(word, language, lexicon, morphology)
                          : with_uncut_whole(whole.pieces, language, lexicon, morphology);
  std::vector<WordForms> parts;
  parts.reserve(pieces.size());
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

std::string written_form(const std::string& folded) {
  return "!" + folded;
}

std::string root_form(const WordForms& forms) {
  return "~" + (forms.roots.empty() ? forms.stems.front() : forms.roots.front());
}

}  // namespace rundkurs
