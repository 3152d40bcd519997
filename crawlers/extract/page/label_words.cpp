#include "crawlers/extract/page/label_words.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace rundkurs::page {
namespace {

void append(std::string& text, UChar32 point) {
  std::uint8_t bytes[4];
  std::int32_t length = 0;
  UBool failed = false;
  U8_APPEND(bytes, length, 4, point, failed);
  if (!failed) text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

/// What label_words() asks of a letter.
struct Letter {
  UChar32 folded = 0;
  bool is_word = false;  ///< Letter, digit or fraction.
  bool is_small = false;
  bool starts_a_part = false;  ///< Capital or digit.
};

Letter letter(UChar32 point) {
  if (point < 0 || (u_isalnum(point) == 0 && u_charType(point) != U_OTHER_NUMBER)) return {};
  return {.folded = u_foldCase(point, U_FOLD_CASE_DEFAULT),
          .is_word = true,
          .is_small = u_islower(point) != 0,
          .starts_a_part = u_isupper(point) != 0 || u_isdigit(point) != 0};
}

/// Most text is ASCII, and ICU's tables are a function call away.
const std::array<Letter, 128>& ascii_letters() {
  static const auto letters = [] {
    std::array<Letter, 128> made;
    for (std::size_t c = 0; c < made.size(); ++c)
      made[c] = letter(static_cast<UChar32>(c));
    return made;
  }();
  return letters;
}

}  // namespace

std::vector<LabelWord> label_words(std::string_view text, std::size_t most) {
  std::vector<LabelWord> words;
  words.reserve(std::min(most, text.size() / 5 + 1));  // Words are longer, on the whole.
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto& ascii = ascii_letters();
  bool inside = false;
  bool after_small = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    UChar32 point = 0;
    U8_NEXT(bytes, at, text.size(), point);
    const bool is_ascii = point >= 0 && point < 128;
    const Letter met = is_ascii ? ascii[static_cast<std::size_t>(point)] : letter(point);
    if (!met.is_word) {
      inside = false;
      after_small = false;
      continue;
    }
    if (!inside) {
      if (words.size() == most) return words;
      words.push_back({{}, begin, begin, {}});
      inside = true;
    }
    auto& word = words.back();
    if (after_small && met.starts_a_part) word.seams.push_back(begin);
    after_small = met.is_small;
    if (is_ascii) {
      word.folded += static_cast<char>(met.folded);
    } else {
      append(word.folded, met.folded);
    }
    word.end = at;
  }
  return words;
}

std::string label_key(std::string_view text) {
  std::string key;
  for (const auto& word : label_words(text, 40)) {
    if (!key.empty()) key += ' ';
    key += word.folded;
  }
  return key;
}

}  // namespace rundkurs::page
