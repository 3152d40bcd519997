#include "schemas/offering_id.h"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "schemas/fnv.h"
#include "schemas/utf8.h"

namespace rundkurs {
namespace {

struct Letter {
  char32_t letter;
  std::string_view ascii;
};
/// Letters that do not come apart into a letter and a mark.
constexpr Letter letters[] = {{U'æ', "ae"},
                              {U'ø', "o"},
                              {U'ð', "d"},
                              {U'þ', "th"},
                              {U'đ', "d"},
                              {U'ŋ', "n"},
                              {U'ŧ', "t"},
                              {U'ł', "l"},
                              {U'œ', "oe"},
                              {U'ĸ', "q"}};

std::string_view ascii_of(char32_t point) {
  for (const auto& [letter, ascii] : letters) {
    if (letter == point) return ascii;
  }
  return {};
}

icu::UnicodeString decomposed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfkd = icu::Normalizer2::getNFKDInstance(status);
  auto points = nfkd->normalize(icu::UnicodeString::fromUTF8(fold_case(text)), status);
  return points.foldCase();  // once more: "№" comes apart into "No"
}

/// To a length that is still easy to handle.
std::string cut_between_words(std::string words) {
  constexpr std::size_t longest = 60;
  if (words.size() <= longest) return words;
  const auto last_hyphen = words.rfind('-', longest);
  words.resize(last_hyphen == std::string::npos ? longest : last_hyphen);
  return words;
}

}  // namespace

std::string slug(std::string_view text) {
  const auto points = decomposed(text);
  std::string words;
  bool gap = false;
  for (std::int32_t at = 0; at < points.length(); at = points.moveIndex32(at, 1)) {
    const auto point = points.char32At(at);
    const bool plain = (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9');
    const auto ascii = plain ? std::string(1, static_cast<char>(point))
                             : std::string(ascii_of(static_cast<char32_t>(point)));
    if (ascii.empty()) {
      gap = gap || u_charType(point) != U_NON_SPACING_MARK;
      continue;
    }
    if (gap && !words.empty()) words += '-';
    gap = false;
    words += ascii;
  }
  return words;
}

std::string institution_id(std::string_view country, std::string_view short_name) {
  return fmt::format("{}-{}", slug(country), slug(short_name));
}

std::string offering_id(std::string_view institution, std::string_view code) {
  return fmt::format("{}-{}", institution, cut_between_words(slug(code)));
}

std::string offering_id(std::string_view institution,
                        std::string_view title,
                        std::string_view url) {
  constexpr std::uint64_t six_digits = 0xFFFFFF;
  return fmt::format(
      "{}-{}-{:06x}", institution, cut_between_words(slug(title)), fnv1a(url) & six_digits);
}

}  // namespace rundkurs
