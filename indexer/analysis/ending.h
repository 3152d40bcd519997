#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rundkurs {

/// An ending and what stands in its place in the stem. In a table the longer of two endings, of
/// which one ends in the other, comes first.
struct Ending {
  std::string_view ending;
  std::string_view instead = "";
  std::size_t least = 4;  ///< Letters that must remain in front of it, and if any, a vowel.
};

/// Letters of a UTF-8 word.
std::size_t letters_in(std::string_view word);

bool has_vowel(std::string_view word);

/// Of the consonants among ASCII, as Nordic words are spelt with them.
bool is_consonant(char letter);

/// Takes the first ending that fits off `word`; says whether one did.
template <typename Table>
bool replace_ending(std::string& word, const Table& table) {
  for (const Ending& entry : table) {
    if (!word.ends_with(entry.ending)) continue;
    const auto rest = std::string_view(word).substr(0, word.size() - entry.ending.size());
    if (letters_in(rest) < entry.least || (entry.least > 0 && !has_vowel(rest))) continue;
    word.resize(rest.size());
    word += entry.instead;
    return true;
  }
  return false;
}

}  // namespace rundkurs
