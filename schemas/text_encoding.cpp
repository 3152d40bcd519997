#include "schemas/text_encoding.h"

#include <algorithm>
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
  return "UTF-8";
}

std::string decoded(std::string_view bytes, const char* encoding) {
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), encoding);
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

/// Line by line, since a table may have been put together from files of two programs.
std::string with_code_page_lines(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  while (!bytes.empty()) {
    const auto end = std::min(bytes.find_first_of("\r\n"), bytes.size() - 1) + 1;
    const auto line = bytes.substr(0, end);
    text += is_valid_utf8(line) ? std::string(line) : decoded(line, "windows-1252");
    bytes.remove_prefix(end);
  }
  return text;
}

}  // namespace

std::string text_of_table(std::string_view bytes) {
  const std::string_view encoding = encoding_of(bytes);
  if (encoding == "UTF-8") {
    if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
    return is_valid_utf8(bytes) ? std::string(bytes) : with_code_page_lines(bytes);
  }
  auto text = decoded(bytes, encoding.data());
  if (text.starts_with(utf8_mark)) text.erase(0, utf8_mark.size());
  return text;
}

}  // namespace rundkurs
