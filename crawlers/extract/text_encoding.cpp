#include "crawlers/extract/text_encoding.h"

#include <cstddef>

#include <unicode/unistr.h>

#include "schemas/utf8.h"

namespace rundkurs {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_big_mark = "\xFE\xFF";
constexpr std::string_view utf16_little_mark = "\xFF\xFE";

/// Zero bytes at the even and the odd places of the beginning. Headers are mostly ASCII, whose
/// UTF-16 has one zero byte a letter.
struct Zeros {
  std::size_t even = 0;
  std::size_t odd = 0;
};

Zeros zeros_in(std::string_view bytes) {
  constexpr std::size_t enough = 200;
  Zeros zeros;
  for (std::size_t i = 0; i < bytes.size() && i < enough; ++i) {
    if (bytes[i] == '\0') ++(i % 2 == 0 ? zeros.even : zeros.odd);
  }
  return zeros;
}

const char* encoding_of(std::string_view bytes) {
  if (bytes.starts_with(utf8_mark)) return "UTF-8";
  if (bytes.starts_with(utf16_big_mark)) return "UTF-16BE";
  if (bytes.starts_with(utf16_little_mark)) return "UTF-16LE";
  const auto [even, odd] = zeros_in(bytes);
  if (odd > 4 * even + 4) return "UTF-16LE";
  if (even > 4 * odd + 4) return "UTF-16BE";
  return is_valid_utf8(bytes) ? "UTF-8" : "windows-1252";
}

}  // namespace

std::string text_of_table(std::string_view bytes) {
  const std::string_view encoding = encoding_of(bytes);
  if (encoding == "UTF-8") {
    if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
    return std::string(bytes);
  }
  const icu::UnicodeString decoded(
      bytes.data(), static_cast<std::int32_t>(bytes.size()), encoding.data());
  std::string text;
  decoded.toUTF8String(text);
  if (text.starts_with(utf8_mark)) text.erase(0, utf8_mark.size());
  return text;
}

}  // namespace rundkurs
