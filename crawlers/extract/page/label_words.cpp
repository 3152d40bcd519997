#include "crawlers/extract/page/label_words.h"

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

}  // namespace

std::vector<LabelWord> label_words(std::string_view text, std::size_t most) {
  std::vector<LabelWord> words;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  bool inside = false;
  bool after_small = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    UChar32 point = 0;
    U8_NEXT(bytes, at, text.size(), point);
    if (point < 0 || u_isalnum(point) == 0) {
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
    if (after_small && (u_isupper(point) != 0 || u_isdigit(point) != 0))
      word.seams.push_back(begin);
    after_small = u_islower(point) != 0;
    append(word.folded, u_foldCase(point, U_FOLD_CASE_DEFAULT));
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
