#include "schemas/utf8.h"

#include <cstdint>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace rundkurs {
namespace {

/// Calls `take` with each code point (-1 for an invalid sequence) and its bytes.
template <typename Take>
void each_code_point(std::string_view text, Take take) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    UChar32 point = 0;
    U8_NEXT(bytes, at, text.size(), point);
    take(point, text.substr(begin, at - begin));
  }
}

bool is_blank(UChar32 point) {
  return point == ' ' || point == '\t' || point == '\n' || point == '\r' || point == '\f' ||
         point == '\v' || point == 0x85 || point == 0xA0 || point == 0x1680 ||
         (point >= 0x2000 && point <= 0x200B) || point == 0x2028 || point == 0x2029 ||
         point == 0x202F || point == 0x205F || point == 0x2060 || point == 0x3000 ||
         point == 0xFEFF;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  bool valid = true;
  each_code_point(text, [&](UChar32 point, std::string_view) { valid = valid && point >= 0; });
  return valid;
}

std::string clean_utf8(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  each_code_point(text, [&](UChar32 point, std::string_view bytes) {
    if (point < 0) {
      clean += "\uFFFD";
    } else if (point >= 0x20 ? point < 0x7F || point > 0x9F : point == '\n' || point == '\t') {
      clean += bytes;
    }
  });
  return clean;
}

std::string_view utf8_prefix(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U)
    --bytes;
  return text.substr(0, bytes);
}

std::string squeeze_space(std::string_view text) {
  constexpr UChar32 soft_hyphen = 0xAD;
  std::string squeezed;
  squeezed.reserve(text.size());
  bool gap = false;
  each_code_point(text, [&](UChar32 point, std::string_view bytes) {
    if (point == soft_hyphen) return;
    if (is_blank(point)) {
      gap = !squeezed.empty();
      return;
    }
    if (gap) squeezed += ' ';
    gap = false;
    squeezed += point < 0 ? std::string_view("\uFFFD") : bytes;
  });
  return squeezed;
}

std::string fold_case(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  auto folded = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  folded.foldCase();
  std::string out;
  nfc->normalize(folded, status).toUTF8String(out);
  return out;
}

}  // namespace rundkurs
