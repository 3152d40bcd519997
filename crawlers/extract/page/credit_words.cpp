#include "crawlers/extract/page/credit_words.h"

#include <algorithm>

#include "crawlers/extract/ascii.h"
#include "crawlers/extract/page/label_words.h"
#include "schemas/utf8.h"

namespace rundkurs::page {
namespace {

/// Units of credits as titles and lines of facts write them, as label_key() gives them.
constexpr std::string_view units[] = {"hp",
                                      "högskolepoäng",
                                      "credits",
                                      "credit",
                                      "cr",
                                      "ects",
                                      "op",
                                      "opintopistettä",
                                      "opintopiste",
                                      "opintopisteen",
                                      "sp",
                                      "stp",
                                      "studiepoeng",
                                      "studiepoäng",
                                      "ects credits",
                                      "ects credit",
                                      "ects points",
                                      "ects point",
                                      "ects studiepoeng",
                                      "osp",
                                      "osaamispistettä",
                                      "hec",
                                      "higher education credits",
                                      "yhp",
                                      "yh poäng",
                                      "poäng",
                                      "ectspoint",
                                      "einingar",
                                      "eining",
                                      "ects einingar",
                                      "fagskolepoeng",
                                      "credit points",
                                      "ects cr",
                                      "ects op",
                                      "credits ects"};

bool is_unit(const std::string& words) {
  return std::find(std::begin(units), std::end(units), words) != std::end(units);
}

/// The number that begins at `at`, with a range or a sum; its end.
std::size_t number_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (is_ascii_digit(text[at]) ||
        std::string_view(".,-+").find(text[at]) != std::string_view::npos) {
      ++at;
    } else if (text.substr(at).starts_with("–")) {
      at += 3;
    } else {
      break;
    }
  }
  return at;
}

}  // namespace

std::optional<std::string> credits_alone(std::string_view text) {
  constexpr std::size_t longest_number = 11;
  text = ascii_trim(text);
  const auto begin = text.find_first_of("0123456789");
  if (begin == std::string_view::npos) return std::nullopt;
  const auto end = number_end(text, begin);
  if (end - begin > longest_number) return std::nullopt;
  const auto before = label_key(text.substr(0, begin));
  const auto behind = label_key(text.substr(end));
  if ((before.empty() && is_unit(behind)) || (behind.empty() && is_unit(before)))
    return squeeze_space(text);
  return std::nullopt;
}

std::optional<std::string> credits_first(std::string_view line) {
  constexpr std::size_t longest_line = 80;
  line = ascii_trim(line);
  if (line.empty() || line.size() > longest_line || !is_ascii_digit(line.front()))
    return std::nullopt;
  const auto open = line.find('(');
  if (open != std::string_view::npos) {
    const auto close = line.find(')', open);
    const auto bracket =
        line.substr(open + 1, close == std::string_view::npos ? close : close - open - 1);
    // Two systems side by side: the one in brackets is ECTS.
    if (starts_ignoring_case(bracket, "ects") && credits_alone(line.substr(0, open))) {
      if (auto ects = credits_alone(bracket)) return ects;
    }
  }
  return credits_alone(line.substr(0, line.find_first_of(",(|;", number_end(line, 0))));
}

std::optional<std::string> credits_beside(std::string_view text) {
  while (!text.empty()) {
    auto end = std::min(text.find_first_of("(),/|;"), text.size());
    // "7,5": a comma within a number.
    while (end + 1 < text.size() && text[end] == ',' && is_ascii_digit(text[end + 1]))
      end = std::min(text.find_first_of("(),/|;", end + 1), text.size());
    if (auto credits = credits_alone(text.substr(0, end))) return credits;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::nullopt;
}

}  // namespace rundkurs::page
