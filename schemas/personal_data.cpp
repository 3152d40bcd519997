#include "schemas/personal_data.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "schemas/utf8.h"

namespace rundkurs {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_address_character(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         std::string_view("._%+-").find(c) != std::string_view::npos;
}

/// The bytes of an e-mail address around an at sign; empty where there is none.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Span address_around(std::string_view text, std::size_t at) {
  Span span{at, at + 1};
  while (span.begin > 0 && is_address_character(text[span.begin - 1]))
    --span.begin;
  while (span.end < text.size() && is_address_character(text[span.end]))
    ++span.end;
  while (span.end > at && (text[span.end - 1] == '.' || text[span.end - 1] == '-'))
    --span.end;
  const auto host = text.substr(at + 1, span.end - at - 1);
  const bool whole = span.begin < at && host.find('.') != host.npos;
  return whole ? span : Span{};
}

std::string without_addresses(std::string_view text) {
  std::string kept;
  std::size_t from = 0;
  for (auto at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
    const auto span = address_around(text, at);
    if (span.end == 0 || span.begin < from) continue;
    kept += text.substr(from, span.begin - from);
    from = span.end;
    at = span.end - 1;
  }
  return kept += text.substr(from);
}

/// Bytes of a telephone number at `at`: at least six digits, blanks and hyphens between them.
std::size_t number_length(std::string_view text, std::size_t at) {
  std::size_t end = at;
  std::size_t digits = 0;
  std::size_t last_digit = at;
  while (end < text.size() && end - at < 24) {
    const char c = text[end];
    if (is_digit(c)) {
      ++digits;
      last_digit = end + 1;
    } else if (c != ' ' && c != '-' && c != '(' && c != ')' && !(c == '+' && end == at)) {
      break;
    }
    ++end;
  }
  return digits >= 6 ? last_digit - at : 0;
}

constexpr std::array<std::string_view, 8> country_codes = {
    "+47", "+46", "+45", "+358", "+354", "+298", "+299", "+44"};

constexpr std::array<std::string_view, 12> phone_words = {"tlf.",
                                                          "tlf",
                                                          "tel.",
                                                          "tel",
                                                          "telefon",
                                                          "phone",
                                                          "puh.",
                                                          "puh",
                                                          "puhelin",
                                                          "sími",
                                                          "mobil",
                                                          "gsm"};

/// The end of a telephone word that begins at `at`, with the colon and blank after it; 0 for none.
std::size_t after_phone_word(std::string_view folded, std::size_t at) {
  const bool begins = at == 0 || !is_address_character(folded[at - 1]);
  if (!begins) return 0;
  for (const auto word : phone_words) {
    if (!folded.substr(at).starts_with(word)) continue;
    std::size_t end = at + word.size();
    while (end < folded.size() && (folded[end] == ':' || folded[end] == ' ' || folded[end] == '.'))
      ++end;
    if (end < folded.size() && (is_digit(folded[end]) || folded[end] == '+' || folded[end] == '('))
      return end;
  }
  return 0;
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string without_telephones(std::string_view text) {
  const auto folded = ascii_lower(text);
  const std::string_view lower = folded;
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t number = at;
    if (const auto after = after_phone_word(lower, at); after != 0) {
      number = after;
    } else if (std::none_of(country_codes.begin(), country_codes.end(), [&](auto code) {
                 return lower.substr(at).starts_with(code);
               })) {
      kept += text[at++];
      continue;
    }
    const auto length = number_length(text, number);
    if (length == 0) {
      kept += text[at++];
    } else {
      at = number + length;
    }
  }
  return kept;
}

}  // namespace

std::string without_personal_data(std::string_view text) {
  if (text.find('@') == text.npos && text.find_first_of("0123456789") == text.npos)
    return std::string(text);
  return without_telephones(without_addresses(text));
}

}  // namespace rundkurs
