#include "indexer/analysis/acronym.h"

#include <cstddef>

#include "indexer/analysis/ending.h"

namespace rundkurs {
namespace {

/// Of ASCII and of the Nordic letters, the second byte of which tells À–Þ from à–þ.
struct Capitals {
  std::size_t capitals = 0;
  std::size_t small = 0;
  bool first = false;

  explicit Capitals(std::string_view written) {
    constexpr char lead = '\xC3';
    constexpr unsigned char first_small = 0xA0;
    for (std::size_t i = 0; i < written.size(); ++i) {
      const char byte = written[i];
      bool capital = byte >= 'A' && byte <= 'Z';
      bool letter = capital || (byte >= 'a' && byte <= 'z');
      if (byte == lead && i + 1 < written.size()) {
        capital = static_cast<unsigned char>(written[++i]) < first_small;
        letter = true;
      }
      if (capital) ++capitals;
      if (letter && !capital) ++small;
      if (capital && capitals + small == 1) first = true;
    }
  }
};

}  // namespace

bool is_acronym(std::string_view written) {
  if (written.ends_with('s')) written.remove_suffix(1);
  const Capitals found(written);
  return found.capitals >= 2 && found.small == 0;
}

bool reads_as_word(std::string_view folded) {
  if (folded.find_first_of("0123456789") != std::string_view::npos) return false;
  bool consonant = false;  // has been
  bool vowel = false;      // stands behind it
  for (std::size_t begin = 0; begin < folded.size();) {
    std::size_t end = begin + 1;
    while (end < folded.size() && (static_cast<unsigned char>(folded[end]) & 0xC0U) == 0x80U)
      ++end;
    const auto letter = folded.substr(begin, end - begin);
    if (has_vowel(letter)) {
      vowel = consonant;
    } else if (vowel) {
      return true;
    } else {
      consonant = true;
    }
    begin = end;
  }
  return false;
}

bool is_written_as_acronym(std::string_view written, bool begins_sentence, bool english) {
  const Capitals found(written);
  return found.capitals >= 2 || (found.first && !begins_sentence && !english);
}

}  // namespace rundkurs
