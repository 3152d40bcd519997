#include "indexer/analysis/vocabulary_report.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "indexer/analysis/concept_automaton.h"
#include "indexer/analysis/ending.h"
#include "indexer/analysis/function_word.h"
#include "indexer/analysis/language_words.h"

namespace rundkurs {
namespace {

constexpr std::size_t shortest_unknown = 4;  // Letters.

std::string key_of(const std::vector<Token>& tokens) {
  std::string key;
  for (const auto& token : tokens)
    key += (key.empty() ? "" : " ") + token.stem;
  return key;
}

bool says_something(const Token& token) {
  return letters_in(token.word) >= shortest_unknown &&
         token.word.find_first_of("0123456789") == std::string::npos && !joins_words(token.word) &&
         !is_common_word(token.word);
}

std::vector<bool> known_words(const Analysis& analysis) {
  std::vector<bool> known(analysis.tokens.size());
  for (const auto& match : analysis.concepts)
    for (auto word = match.first_token; word <= match.last_token; ++word)
      known[word] = true;
  return known;
}

}  // namespace

VocabularyReport::VocabularyReport(std::shared_ptr<const Vocabulary> vocabulary,
                                   const Analyser& analyser)
    : vocabulary_(std::move(vocabulary)) {
  const auto& concepts = vocabulary_->concepts();
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    for (const auto& [code, labels] : concepts[i].labels) {
      const auto language = language_of(code);
      if (!language) continue;
      const auto at = static_cast<std::size_t>(*language);
      for (const auto& label : labels) {
        if (concepts[i].is_as_written(code, label)) continue;  // Its stems are another's.
        auto key = key_of(analyser.analyse(label, code).tokens);
        keys_[at].insert(key);
        labels_[at].push_back({i, label, std::move(key)});
      }
    }
  }
}

void VocabularyReport::add_text(std::string_view document,
                                std::string_view language,
                                const Analysis& analysis) {
  const auto known_language = language_of(language);
  if (!known_language) return;
  const auto at = static_cast<std::size_t>(*known_language);
  note_labels(analysis.tokens, at);
  const auto known = known_words(analysis);
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const auto& token = analysis.tokens[i];
    if (known[i] || !says_something(token)) continue;
    auto& word = unknown_[at][token.stem];
    word.documents.emplace(document);
    ++word.forms[token.word];
  }
}

void VocabularyReport::note_labels(const std::vector<Token>& tokens, std::size_t language) {
  const auto& keys = keys_[language];
  auto& seen = seen_keys_[language];
  const auto note = [&](const std::string& key) {
    if (keys.contains(key)) seen.insert(key);
  };
  for (std::size_t first = 0; first < tokens.size(); ++first) {
    for (const auto& part : tokens[first].parts)
      note(part);
    std::string key;
    const auto end = std::min(tokens.size(), first + ConceptAutomaton::longest_label);
    for (auto last = first; last < end; ++last) {
      key += (key.empty() ? "" : " ") + tokens[last].stem;
      note(key);
    }
  }
}

std::vector<VocabularyReport::Collision> VocabularyReport::collisions() const {
  std::vector<Collision> found;
  for (std::size_t language = 0; language < language_count; ++language) {
    std::map<std::string, std::vector<const Label*>> by_key;
    for (const auto& label : labels_[language])
      by_key[label.key].push_back(&label);
    for (const auto& [key, labels] : by_key) {
      std::set<std::string> concepts;
      std::set<std::string> texts;
      for (const auto* label : labels) {
        concepts.insert(vocabulary_->concepts()[label->concept_index].id);
        texts.insert(label->text);
      }
      // One wording of several concepts is in `shared_labels`, or the vocabulary would not load.
      if (concepts.size() < 2 || texts.size() < 2) continue;
      found.push_back({std::string(analysed_languages[language]),
                       {texts.begin(), texts.end()},
                       {concepts.begin(), concepts.end()}});
    }
  }
  return found;
}

std::map<std::string, std::vector<std::string>> VocabularyReport::unnamed() const {
  std::map<std::string, std::vector<std::string>> missing;
  const auto& concepts = vocabulary_->concepts();
  for (const auto language : analysed_languages) {
    std::vector<std::string> without;
    for (const auto& entry : concepts)
      if (!entry.labels.contains(language)) without.push_back(entry.id);
    if (!without.empty() && without.size() * 2 < concepts.size())
      missing.emplace(language, std::move(without));
  }
  return missing;
}

std::vector<VocabularyReport::Unused> VocabularyReport::unused() const {
  std::vector<Unused> found;
  for (std::size_t language = 0; language < language_count; ++language) {
    for (const auto& label : labels_[language])
      if (!seen_keys_[language].contains(label.key))
        found.push_back({std::string(analysed_languages[language]),
                         vocabulary_->concepts()[label.concept_index].id,
                         label.text});
  }
  return found;
}

std::map<std::string, std::vector<VocabularyReport::Unknown>> VocabularyReport::unknown(
    std::size_t limit) const {
  std::map<std::string, std::vector<Unknown>> found;
  for (std::size_t language = 0; language < language_count; ++language) {
    std::vector<Unknown> words;
    for (const auto& [stem, word] : unknown_[language]) {
      const auto form =
          std::max_element(word.forms.begin(), word.forms.end(), [](const auto& a, const auto& b) {
            return a.second < b.second;
          });
      words.push_back({form->first, word.documents.size()});
    }
    std::stable_sort(words.begin(), words.end(), [](const Unknown& a, const Unknown& b) {
      return a.documents > b.documents;
    });
    if (words.size() > limit) words.resize(limit);
    if (!words.empty()) found.emplace(analysed_languages[language], std::move(words));
  }
  return found;
}

std::string to_text(const VocabularyReport& report, std::size_t limit) {
  std::string text = "labels that collide\n";
  for (const auto& [language, labels, concepts] : report.collisions())
    text += fmt::format(
        "  {}  \"{}\"  {}\n", language, fmt::join(labels, "\", \""), fmt::join(concepts, " "));
  text += "concepts without a label\n";
  for (const auto& [language, concepts] : report.unnamed())
    text += fmt::format("  {}  {}\n", language, fmt::join(concepts, " "));
  text += "labels that no offering uses\n";
  for (const auto& [language, concept_id, label] : report.unused())
    text += fmt::format("  {}  {}  \"{}\"\n", language, concept_id, label);
  text += "frequent words that no concept knows\n";
  for (const auto& [language, words] : report.unknown(limit)) {
    std::string list;
    for (const auto& [word, documents] : words)
      list += fmt::format(" {} ({})", word, documents);
    text += fmt::format("  {} {}\n", language, list);
  }
  return text;
}

}  // namespace rundkurs
