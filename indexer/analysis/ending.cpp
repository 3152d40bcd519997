#include "indexer/analysis/ending.h"

#include <algorithm>

namespace rundkurs {

std::size_t letters_in(std::string_view word) {
  return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

bool has_vowel(std::string_view word) {
  if (word.find_first_of("aeiouy") != std::string_view::npos) return true;
  // The Nordic letters beyond ASCII, but for ð, þ and the Sámi consonants, are vowels.
  for (const std::string_view vowel : {"æ", "ø", "å", "ä", "ö", "á", "é", "í", "ó", "ú", "ý"}) {
    if (word.find(vowel) != std::string_view::npos) return true;
  }
  return false;
}

bool is_consonant(char letter) {
  return std::string_view("bcdfghjklmnprstvxz").find(letter) != std::string_view::npos;
}

}  // namespace rundkurs
