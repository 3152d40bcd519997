#include "indexer/merge/twin_rules.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace rundkurs {
namespace {

using Kind = TwinVerdict::Kind;
using Words = std::set<std::string>;

// Half of what either title names, named by the other too.
constexpr double translated_share = 0.5;
constexpr double reordered_share = 0.6;

Words common(const Words& a, const Words& b) {
  Words both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(both, both.end()));
  return both;
}

double share(const Words& a, const Words& b) {
  const auto both = static_cast<double>(common(a, b).size());
  const auto all = static_cast<double>(a.size() + b.size()) - both;
  return all > 0 ? both / all : 0;
}

bool apart(const Words& a, const Words& b) {
  return !a.empty() && !b.empty() && common(a, b).empty();
}

bool same_title(const TwinRecord& a, const TwinRecord& b) {
  return std::any_of(a.titles.begin(), a.titles.end(), [&](const std::string& title) {
    return !title.empty() && std::find(b.titles.begin(), b.titles.end(), title) != b.titles.end();
  });
}

bool other_title(const TwinRecord& a, const TwinRecord& b) {
  return !same_title(a, b) && !common(a.languages, b.languages).empty();
}

bool same_ects(const TwinRecord& a, const TwinRecord& b) {
  return a.ects && b.ects && *a.ects == *b.ects;
}

bool same_level(const TwinRecord& a, const TwinRecord& b) {
  return !a.level.empty() && a.level == b.level;
}

/// "ENM020" and "ENM021": the same letters, the next number, as many digits.
bool next_code(const std::string& a, const std::string& b) {
  const auto number_at = [](const std::string& code) {
    return code.find_last_not_of("0123456789") + 1;
  };
  const auto at = number_at(a);
  if (at == 0 || at != number_at(b) || a.size() != b.size() || a.substr(0, at) != b.substr(0, at))
    return false;
  if (a.size() - at < 2 || a.size() - at > 8) return false;
  return std::abs(std::atol(a.c_str() + at) - std::atol(b.c_str() + at)) == 1;
}

bool codes_differ(const TwinRecord& a, const TwinRecord& b) {
  return !a.code.empty() && !b.code.empty() && a.code_family != b.code_family;
}

bool revised(const TwinRecord& a, const TwinRecord& b) {
  const bool years_apart =
      common(a.years, b.years).empty() && (!a.years.empty() || !b.years.empty());
  return same_title(a, b) && next_code(a.code, b.code) && same_ects(a, b) &&
         !common(a.subjects, b.subjects).empty() && years_apart;
}

bool one_institution(const TwinRecord& a, const TwinRecord& b) {
  return a.institution == b.institution && a.country == b.country;
}

/// What would be the same offering at one institution, or nearly.
TwinVerdict related(const TwinRecord& a, const TwinRecord& b) {
  if (a.kind != b.kind) return {};
  if (!one_institution(a, b)) {
    if (a.coined && b.coined && same_title(a, b))
      return {Kind::related, "the same title at another institution or in another country"};
    return {};
  }
  if (!contradiction(a, b).empty() || same_title(a, b)) return {};
  const bool reordered = share(a.words, b.words) >= reordered_share && a.words.size() > 2 &&
                         !common(a.subjects, b.subjects).empty();
  if (reordered) return {Kind::related, "nearly the same words in the title"};
  return {};
}

TwinVerdict translation(const TwinRecord& a, const TwinRecord& b) {
  if (!common(a.languages, b.languages).empty()) return {};
  const auto subjects = common(a.subjects, b.subjects);
  if (subjects.empty() || share(a.concepts, b.concepts) < translated_share) return {};
  if (!same_ects(a, b) && !same_level(a, b)) return {};
  if (!a.code.empty() && !b.code.empty()) return {};  // they would be the same
  return {Kind::translation,
          fmt::format("titles in {} and {} name the same: {}",
                      fmt::join(a.languages, ", "),
                      fmt::join(b.languages, ", "),
                      fmt::join(subjects, ", "))};
}

}  // namespace

std::string contradiction(const TwinRecord& a, const TwinRecord& b) {
  if (a.institution != b.institution) return "another institution";
  if (a.country != b.country) return "another country";
  if (a.kind != b.kind) return fmt::format("{} and {}", a.kind, b.kind);
  if (a.ects && b.ects && *a.ects != *b.ects)
    return fmt::format("{} and {} ECTS", *a.ects, *b.ects);
  if (!a.level.empty() && !b.level.empty() && a.level != b.level)
    return fmt::format("{} and {}", a.level, b.level);
  if (a.numbers != b.numbers) return "another number in the title";
  if (apart(a.places, b.places)) return "other places";
  if (a.pace && b.pace && std::abs(*a.pace - *b.pace) > 1) return "another pace";
  if (apart(a.modes, b.modes)) return "another form of teaching";
  if (codes_differ(a, b) && !revised(a, b)) return "different codes";
  return "";
}

TwinVerdict compare_twins(const TwinRecord& a, const TwinRecord& b) {
  if (!contradiction(a, b).empty()) return related(a, b);
  if (!a.code.empty() && a.code_family == b.code_family && !other_title(a, b))
    return {Kind::same,
            a.code == b.code
                ? fmt::format("same code {}", a.code)
                : fmt::format("codes {} and {} are forms of {}", a.code, b.code, a.code_family)};
  if (!a.page_family.empty() && a.page_family == b.page_family && !other_title(a, b))
    return {Kind::same,
            fmt::format("addresses differ only in language or year: {}", a.page_family)};
  if (same_title(a, b)) {
    if (revised(a, b))
      return {Kind::same,
              fmt::format("same title, credits and subject; code {} became {}", a.code, b.code)};
    const bool as_much = a.level == b.level && a.ects == b.ects;
    if (as_much && a.ects) return {Kind::same, "same title, level and credits"};
    if (as_much && !a.level.empty() && a.host != b.host)
      return {Kind::same, fmt::format("same title and level at {} and {}", a.host, b.host)};
    return {};
  }
  if (auto translated = translation(a, b); translated.kind != Kind::none) return translated;
  return related(a, b);
}

}  // namespace rundkurs
