#include "searchd/query/read_words.h"

#include <algorithm>
#include <utility>

namespace rundkurs::query {
namespace {

bool is_known(const Analyser::QueryWord& word, const Lexicon& lexicon) {
  const auto has_stem = [&lexicon](const std::string& stem) { return lexicon.has_stem(stem); };
  return lexicon.has_word(word.word) ||
         std::any_of(word.stems.begin(), word.stems.end(), has_stem) ||
         (!word.parts.empty() && std::all_of(word.parts.begin(), word.parts.end(), has_stem)) ||
         !lexicon.twins_of(word.word).empty();
}

// A word with a number in it is a code or a year, and has too many neighbours.
bool may_be_misspelt(const std::string& word) {
  return std::none_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Of a compound whose first part is not known, that part may be misspelt.
bool explains(const ConceptMatch& match, std::size_t word) {
  constexpr double least_strength = 0.6;
  return match.first_token <= word && word <= match.last_token && match.strength > least_strength;
}

// The text with its unknown words replaced by the nearest known ones.
std::string correct(ReadWords& words, const Lexicon& lexicon) {
  std::string text;
  std::size_t copied = 0;
  for (std::size_t i = 0; i < words.typed_words.size(); ++i) {
    const auto& word = words.typed_words[i];
    const auto& concepts = words.analysis.concepts;
    const bool has_meaning = std::any_of(
        concepts.begin(), concepts.end(), [i](const auto& match) { return explains(match, i); });
    if (has_meaning || !may_be_misspelt(word.word) || is_known(word, lexicon)) continue;
    words.corrections[i] = lexicon.nearest(word.word);
    if (words.corrections[i].empty()) continue;
    text.append(words.typed, copied, word.begin - copied).append(words.corrections[i]);
    copied = word.end;
  }
  return text.append(words.typed, copied);
}

}  // namespace

std::string ReadWords::typed_text(std::size_t first, std::size_t last) const {
  const auto begin = typed_words[first].begin;
  return typed.substr(begin, typed_words[last].end - begin);
}

ReadWords read_words(const std::string& typed, const Analyser& analyser, const Lexicon& lexicon) {
  ReadWords words;
  words.typed = words.read = typed;
  words.analysis = analyser.analyse_query(typed);
  words.typed_words = words.analysis.words;
  words.corrections.resize(words.typed_words.size());
  auto corrected = correct(words, lexicon);
  if (corrected == typed) return words;
  auto analysis = analyser.analyse_query(corrected);
  if (analysis.words.size() == words.typed_words.size()) {
    words.read = std::move(corrected);
    words.analysis = std::move(analysis);
  } else {
    // A correction that falls apart into other words is none.
    words.corrections.assign(words.typed_words.size(), {});
  }
  return words;
}

std::vector<Interpretation> interpret(const ReadWords& words) {
  std::vector<Interpretation> parts;
  const auto& concepts = words.analysis.concepts;
  for (std::size_t first = 0; first < words.typed_words.size();) {
    auto last = first;
    for (const auto& match : concepts) {
      if (match.first_token == first) last = std::max(last, match.last_token);
    }
    Interpretation part{words.typed_text(first, last), {}, {}};
    for (const auto& match : concepts) {
      const bool inside = match.first_token >= first && match.last_token <= last;
      if (inside && std::find(part.concepts.begin(), part.concepts.end(), match.concept_id) ==
                        part.concepts.end())
        part.concepts.push_back(match.concept_id);
    }
    bool changed = false;
    for (auto i = first; i <= last; ++i)
      changed = changed || !words.corrections[i].empty();
    if (changed) {
      const auto& read = words.analysis.words;
      part.corrected_to = words.read.substr(read[first].begin, read[last].end - read[first].begin);
    }
    parts.push_back(std::move(part));
    first = last + 1;
  }
  return parts;
}

}  // namespace rundkurs::query
