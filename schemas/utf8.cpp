#include "schemas/utf8.h"

#include <array>
#include <cstdint>
#include <cstring>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace rundkurs {
namespace {

/// A set of ASCII characters. Pages are mostly made of those that need no decoding and no second
/// look, so that this is asked of nearly every byte.
using AsciiSet = std::array<bool, 256>;

template <typename IsMember>
constexpr AsciiSet ascii_set(IsMember is_member) {
  AsciiSet set{};
  for (unsigned c = 0; c < 0x80; ++c)
    set[c] = is_member(c);
  return set;
}

/// How far characters of the set reach from `begin`.
std::size_t end_of(const AsciiSet& set, std::string_view text, std::size_t begin) {
  while (begin < text.size() && set[static_cast<unsigned char>(text[begin])])
    ++begin;
  return begin;
}

std::size_t end_of_ascii(std::string_view text, std::size_t begin) {
  constexpr std::uint64_t high_bits = 0x8080808080808080U;
  std::uint64_t eight = 0;
  for (; begin + sizeof eight <= text.size(); begin += sizeof eight) {
    std::memcpy(&eight, text.data() + begin, sizeof eight);
    if ((eight & high_bits) != 0) break;
  }
  while (begin < text.size() && static_cast<unsigned char>(text[begin]) < 0x80)
    ++begin;
  return begin;
}

/// The code point at `at`, -1 for an invalid sequence; moves `at` behind it.
UChar32 next_code_point(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 point = 0;
  U8_NEXT(bytes, at, text.size(), point);
  return point;
}

constexpr bool is_blank(UChar32 point) {
  return point == ' ' || point == '\t' || point == '\n' || point == '\r' || point == '\f' ||
         point == '\v' || point == 0x85 || point == 0xA0 || point == 0x1680 ||
         (point >= 0x2000 && point <= 0x200B) || point == 0x2028 || point == 0x2029 ||
         point == 0x202F || point == 0x205F || point == 0x2060 || point == 0x3000 ||
         point == 0xFEFF;
}

constexpr auto printable =
    ascii_set([](unsigned c) { return c < 0x7F && (c >= 0x20 || c == '\n' || c == '\t'); });
constexpr auto not_blank = ascii_set([](unsigned c) { return !is_blank(static_cast<UChar32>(c)); });

}  // namespace

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = end_of_ascii(text, 0); at < text.size(); at = end_of_ascii(text, at)) {
    if (next_code_point(text, at) < 0) return false;
  }
  return true;
}

std::string clean_utf8(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    at = end_of(printable, text, at);
    clean += text.substr(begin, at - begin);
    if (at == text.size()) break;
    const auto odd = at;
    const auto point = next_code_point(text, at);
    if (point < 0) {
      clean += "\uFFFD";
    } else if (point > 0x9F) {  // Everything below is plain, or a control character.
      clean += text.substr(odd, at - odd);
    }
  }
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
  const auto add = [&](std::string_view bytes) {
    if (gap) squeezed += ' ';
    gap = false;
    squeezed += bytes;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    at = end_of(not_blank, text, at);
    if (at > begin) add(text.substr(begin, at - begin));
    if (at == text.size()) break;
    const auto odd = at;
    const auto point = next_code_point(text, at);
    if (point == soft_hyphen) continue;
    if (is_blank(point)) {
      gap = !squeezed.empty();
    } else {
      add(point < 0 ? std::string_view("\uFFFD") : text.substr(odd, at - odd));
    }
  }
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
