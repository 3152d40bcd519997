#include "indexer/merge/twin_address.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "schemas/catalogue/identity.h"
#include "schemas/catalogue/page_key.h"

namespace rundkurs {
namespace {

constexpr std::array languages = {"en",
                                  "eng",
                                  "nb",
                                  "nn",
                                  "no",
                                  "nor",
                                  "sv",
                                  "swe",
                                  "da",
                                  "dan",
                                  "fi",
                                  "fin",
                                  "is",
                                  "isl",
                                  "fo",
                                  "uk",
                                  "gb",
                                  "se",
                                  "dk"};
constexpr std::array language_names = {
    "english", "svenska", "swedish", "suomi", "finnish", "norsk", "norwegian", "dansk", "danish"};
constexpr std::array language_parameters = {
    "lang", "language", "lplang", "locale", "hl", "l", "uilang", "sprak", "kieli", "lng"};

template <std::size_t size>
bool among(std::string_view text, const std::array<const char*, size>& list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_digit);
}

/// "en", "da-dk", "en_gb".
bool is_language(std::string_view text) {
  const auto folded = lower(text);
  if (among(folded, languages)) return true;
  return folded.size() == 5 && (folded[2] == '-' || folded[2] == '_') &&
         among(std::string_view(folded).substr(0, 2), languages);
}

bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

/// "2024", "2024-2025", "2024-25", "2024%2F2025": each run of digits a year, or two digits after
/// one.
std::string stars_for_years(std::string_view text) {
  std::string out;
  bool after_year = false;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      const bool joins = text[i] == '-' || text[i] == '_' || text[i] == '/' || text[i] == '%';
      if (!joins) after_year = false;
      const std::size_t length = text[i] == '%' ? std::min<std::size_t>(3, text.size() - i) : 1;
      out += text.substr(i, length);
      i += length;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end]))
      ++end;
    const auto digits = text.substr(i, end - i);
    const bool alone = i == 0 || std::isalpha(static_cast<unsigned char>(text[i - 1])) == 0;
    const bool year = alone && (is_year(digits) || (after_year && digits.size() == 2));
    out += year ? "*" : digits;
    after_year = year;
    i = end;
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const auto end = text.find(at, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

/// "310044_da-DK.htm" → "310044.htm"
std::string without_language_ending(std::string_view segment) {
  const auto dot = segment.rfind('.');
  const auto name = segment.substr(0, dot);
  const auto extension = dot == std::string_view::npos ? "" : segment.substr(dot);
  for (const std::size_t length : {5U, 2U}) {
    if (name.size() < length + 2) continue;
    const char before = name[name.size() - length - 1];
    if ((before == '_' || before == '-' || before == '.') &&
        is_language(name.substr(name.size() - length)))
      return std::string(name.substr(0, name.size() - length - 1)) + std::string(extension);
  }
  return std::string(segment);
}

std::string family_of_path(std::string_view path) {
  std::string family;
  for (const auto segment : split(path, '/')) {
    if (is_language(segment) || among(lower(segment), language_names)) continue;
    family += '/' + without_language_ending(segment);
  }
  return family;
}

std::string family_of_query(std::string_view query) {
  std::string family;
  for (const auto parameter : split(query, '&')) {
    const auto name = lower(parameter.substr(0, parameter.find('=')));
    if (!among(name, language_parameters)) family += "&" + std::string(parameter);
  }
  return family;
}

/// One that stands behind a number: a year, a term, a language, a realization.
bool is_code_ending(std::string_view ending) {
  const auto folded = lower(ending);
  if (is_language(folded)) return true;
  if (is_year(folded) && !folded.starts_with("3")) return true;
  const auto digits = folded.find_first_of("0123456789");
  if (digits == std::string::npos) return false;
  const auto letters = folded.substr(0, digits);
  const auto number = folded.substr(digits);
  if (!std::all_of(number.begin(), number.end(), is_digit)) return false;
  const bool term = letters == "h" || letters == "v" || letters == "ht" || letters == "vt" ||
                    letters == "k" || letters == "s" || letters == "e" || letters == "f";
  if (term) return number.size() == 2 || is_year(number);
  return letters.empty() && number.size() == 4 && number.front() == '3';  // Peppi
}

}  // namespace

std::string page_family(std::string_view url) {
  const auto key = page_key(url);
  if (key.empty() || is_front_page(key)) return "";
  const auto question = key.find('?');
  const auto place = std::string_view(key).substr(0, question);
  const auto slash = std::min(place.find('/'), place.size());
  auto host = place.substr(0, slash);
  if (const auto dot = host.find('.');
      dot != std::string_view::npos && is_language(host.substr(0, dot)))
    host.remove_prefix(dot + 1);
  std::string rest = family_of_path(place.substr(std::min(slash + 1, place.size())));
  if (question != std::string::npos) rest += family_of_query(key.substr(question + 1));
  return std::string(host) + stars_for_years(rest);
}

std::string code_family(std::string_view code) {
  auto family = code_key(code);
  for (;;) {
    const auto separator = family.find_last_of("-_/.");
    if (separator == std::string::npos || separator == 0) return family;
    const auto front = std::string_view(family).substr(0, separator);
    if (!has_digit(front) || !is_code_ending(std::string_view(family).substr(separator + 1)))
      return family;
    family.resize(separator);
  }
}

}  // namespace rundkurs
