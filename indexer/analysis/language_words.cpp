#include "indexer/analysis/language_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/analysis/language_sign_tables.h"
#include "indexer/analysis/segmentation.h"

namespace rundkurs {
namespace {

using WordTable = std::unordered_map<std::string_view, LanguageSet>;

const WordTable& word_table() {
  static const WordTable table = [] {
    WordTable made;
    for (const auto& [language, words] : language_signs::common_words) {
      for (std::size_t at = 0; at < words.size();) {
        const auto end = std::min(words.find(' ', at), words.size());
        made[words.substr(at, end - at)] |= set_of(language);
        at = end + 1;
      }
    }
    return made;
  }();
  return table;
}

void add(LanguageSigns& signs, LanguageSet languages, double score) {
  int sharing = 0;
  for (std::size_t i = 0; i < language_count; ++i)
    sharing += (languages >> i) & 1U;
  for (std::size_t i = 0; i < language_count; ++i)
    if (((languages >> i) & 1U) != 0) signs.score[i] += score / sharing;
}

/// The entries of a table by one of their bytes: a word is compared with the few that it may have.
template <typename Entry>
using ByByte = std::array<std::vector<const Entry*>, 256>;

template <typename Entry, std::size_t Size, typename Byte>
ByByte<Entry> by_byte(const Entry (&table)[Size], Byte byte_of) {
  ByByte<Entry> made;
  for (const auto& entry : table)
    made[static_cast<unsigned char>(byte_of(entry))].push_back(&entry);
  return made;
}

void count_letters(LanguageSigns& signs, std::string_view word) {
  static const auto letters =
      by_byte(language_signs::telling_letters,
              [](const language_signs::TellingLetter& of) { return of.letter.front(); });
  for (std::size_t at = 0; at < word.size(); ++at)
    for (const auto* const sign : letters[static_cast<unsigned char>(word[at])])
      if (word.substr(at).starts_with(sign->letter) && word.find(sign->letter) == at)
        add(signs, sign->languages, 0.6);
}

void count_ending(LanguageSigns& signs, std::string_view word) {
  static const auto endings =
      by_byte(language_signs::telling_endings,
              [](const language_signs::TellingEnding& of) { return of.ending.back(); });
  for (const auto* const sign : endings[static_cast<unsigned char>(word.back())])
    if (word.size() > sign->ending.size() + 2 && word.ends_with(sign->ending))
      add(signs, sign->languages, sign->score);
}

}  // namespace

LanguageSigns count_signs(std::string_view folded_text) {
  thread_local const Segmenter segmenter;
  LanguageSigns signs;
  for (const auto& span : segmenter.words(folded_text)) {
    const auto word = folded_text.substr(span.begin, span.end - span.begin);
    const auto found = word_table().find(word);
    if (found != word_table().end()) add(signs, found->second, 1.5);
    count_letters(signs, word);
    count_ending(signs, word);
  }
  return signs;
}

bool is_common_word(std::string_view folded_word) {
  return word_table().contains(folded_word);
}

}  // namespace rundkurs
