#include "crawlers/extract/page/course_code.h"

#include <algorithm>

#include "crawlers/extract/ascii.h"
#include "schemas/utf8.h"

namespace rundkurs::page {
namespace {

/// "%C3%98K1010" → "ØK1010".
std::string percent_decoded(std::string_view url) {
  const auto digit = [](char c) {
    return is_ascii_digit(c)                                ? c - '0'
           : ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f' ? ascii_lower(c) - 'a' + 10
                                                            : -1;
  };
  std::string decoded;
  for (std::size_t at = 0; at < url.size(); ++at) {
    if (url[at] == '%' && at + 2 < url.size() && digit(url[at + 1]) >= 0 &&
        digit(url[at + 2]) >= 0) {
      decoded += static_cast<char>(digit(url[at + 1]) * 16 + digit(url[at + 2]));
      at += 2;
    } else {
      decoded += url[at];
    }
  }
  return decoded;
}

bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20"));
}

/// "HT26", "VT2027", "S22": a term.
bool is_term(std::string_view word) {
  for (const std::string_view season : {"HT", "VT", "ST", "H", "V", "S", "F", "E"}) {
    const auto year = word.substr(std::min(season.size(), word.size()));
    if (word.starts_with(season) &&
        year.find_first_not_of("0123456789") == std::string_view::npos &&
        (year.size() == 2 || is_year(year)))
      return true;
  }
  return false;
}

}  // namespace

bool looks_like_code(std::string_view word) {
  if (word.size() < 4 || word.size() > 20 || is_year(word) || is_term(word)) return false;
  if (std::string_view("-_./").find(word.back()) != std::string_view::npos) return false;
  int digits = 0;
  bool letters = false;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const char c = word[at];
    if (is_ascii_digit(c)) {
      ++digits;
    } else if (c >= 'A' && c <= 'Z') {
      letters = true;
    } else if (c == '\xC3' && at + 1 < word.size() &&
               static_cast<unsigned char>(word[at + 1]) <= 0x9E) {  // À–Þ
      letters = true;
      ++at;
    } else if (c != '-' && c != '_' && c != '.' && c != '/') {
      return false;
    }
  }
  if (!is_ascii_digit(word.back()) && !letters) return false;
  if (word.find("--") != std::string_view::npos || word.front() == '-' || word.front() == '.')
    return false;
  // "2026-2027" and "2026/27" are years, "7.5" a number.
  if (!letters)
    return digits >= 4 && !is_year(word.substr(0, 4)) &&
           digits + 1 >= static_cast<int>(word.size());
  return digits >= 1;
}

bool stands_in_url(std::string_view word, std::string_view url) {
  const auto path = fold_case(percent_decoded(url));
  const auto wanted = fold_case(word);
  if (wanted.size() < 3) return false;
  for (std::size_t at = path.find(wanted); at != std::string::npos;
       at = path.find(wanted, at + 1)) {
    // A whole segment or parameter: words of a slug ("co2-capture") are no codes.
    const auto part = [](char c) {
      return std::string_view("/?=&.;,#").find(c) != std::string_view::npos;
    };
    const auto end = at + wanted.size();
    if ((at == 0 || part(path[at - 1])) && (end == path.size() || part(path[end]))) return true;
  }
  return false;
}

}  // namespace rundkurs::page
