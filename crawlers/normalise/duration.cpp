#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "crawlers/normalise/delivery_tables.h"
#include "crawlers/normalise/number.h"
#include "schemas/utf8.h"

namespace rundkurs::normalise {
namespace {

constexpr double weeks_of_year = 52;
constexpr double most_weeks = 12 * weeks_of_year;
constexpr double most_hours = 12000;  // six years of full-time study

/// Amounts by unit: "week", "month", "half-year", "year", "hour".
using Amounts = std::map<std::string, double, std::less<>>;

std::optional<Duration> summed(const Amounts& amounts) {
  const std::map<std::string_view, double> weeks = {{"week", 1},
                                                    {"month", weeks_of_year / 12},
                                                    {"half-year", weeks_of_year / 2},
                                                    {"year", weeks_of_year}};
  Duration duration;
  for (const auto& [unit, amount] : amounts) {
    if (unit == "hour") {
      duration.hours = amount;
    } else {
      duration.weeks = duration.weeks.value_or(0) + amount * weeks.at(unit);
    }
  }
  const bool some = duration.weeks.value_or(0) > 0 || duration.hours.value_or(0) > 0;
  const bool sane =
      duration.weeks.value_or(0) <= most_weeks && duration.hours.value_or(0) <= most_hours;
  return some && sane ? std::optional(duration) : std::nullopt;
}

/// ISO 8601: "P10W", "P1Y6M", "PT40H"; "P70D" for whole weeks, since XML Schema knows none. Other
/// days have no unit in the record.
std::optional<Duration> iso_duration(std::string_view text) {
  Amounts amounts;
  bool time = false;
  std::size_t at = 1;
  while (at < text.size()) {
    if (text[at] == 'T' && !time) {
      time = true;
      ++at;
      continue;
    }
    const auto number = next_number(" " + std::string(text.substr(at)), 0);
    if (!number || number->begin != 1 || at + number->end - 1 >= text.size()) return {};
    at += number->end - 1;
    const char unit = text[at++];
    if (unit == 'W') amounts["week"] = number->value;
    if (unit == 'D' && !time && std::fmod(number->value, 7) == 0)
      amounts["week"] = number->value / 7;
    if (unit == 'Y') amounts["year"] = number->value;
    if (unit == 'M' && !time) amounts["month"] = number->value;
    if (unit == 'H' && time) amounts["hour"] = number->value;
    if (std::string_view("WYMHDS").find(unit) == std::string_view::npos) return {};
  }
  return summed(amounts);
}

/// Whether an amount is none of time, as in "20 hours per week"; asked of the words behind it.
bool begin_with_rate(const std::vector<Token>& further, const WordTables& words) {
  const auto hits = words["rates"].phrases().find(further, [](std::size_t) { return true; });
  return !hits.empty() && hits.front().first == 0;
}

/// "½ år" → "0,5 år", "1½ år" → "1,5 år".
std::string with_written_halves(std::string text) {
  constexpr std::string_view half = "½";
  for (auto at = text.find(half); at != text.npos; at = text.find(half, at)) {
    const bool behind_number = at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9';
    text.replace(at, half.size(), behind_number ? ",5" : "0,5");
  }
  return text;
}

/// "One semester", "et halvt år": the amount is a word. What other numbers adjoin ("to og et halvt
/// år") is a number that is not known as a whole.
Amounts amounts_in_words(std::string_view text, const WordTables& words) {
  constexpr std::size_t longest = 12;
  Amounts amounts;
  const auto tokens = tokenise(text, longest);
  const auto& numbers = words["amounts"];
  std::size_t adjoins = 0;  // The first token that does not.
  for (const auto& hit : numbers.phrases().find(tokens, [](std::size_t) { return true; })) {
    const bool alone = hit.first >= adjoins;
    adjoins = hit.last + 2;
    if (!alone || hit.last == tokens.size()) continue;
    const auto amount = next_number(numbers.entry(hit.entries.front()).means, 0);
    const auto unit = words["durations"].first(tokens[hit.last].folded);
    if (!amount || unit.empty()) continue;
    const auto behind = tokens.begin() + static_cast<std::ptrdiff_t>(hit.last) + 1;
    if (!begin_with_rate({behind, tokens.end()}, words)) amounts.emplace(unit, amount->value);
  }
  return amounts;
}

}  // namespace

std::optional<Duration> DeliveryReader::duration(std::string_view words) const {
  const auto text = with_written_halves(squeeze_space(words.substr(0, 400)));
  if (text.size() > 2 && text.size() < 20 && text[0] == 'P' &&
      (text[1] == 'T' || (text[1] >= '0' && text[1] <= '9')))
    return iso_duration(text);
  Amounts amounts;
  for (std::size_t from = 0; const auto number = next_number(text, from);) {
    from = number->end;
    const std::string_view rest = std::string_view(text).substr(number->end);
    if (rest.find_first_not_of(' ') == rest.find_first_of("-/") &&
        rest.find_first_of("0123456789") <= 3)
      return {};  // "10-12 uker"
    const auto after = tokenise(rest, 4);
    if (after.empty() || after.front().begin > 1) continue;
    const auto unit = tables_->words["durations"].first(after.front().folded);
    if (unit.empty()) continue;
    if (begin_with_rate({after.begin() + 1, after.end()}, tables_->words)) continue;
    amounts.emplace(unit, number->value);  // the first of each: "2 år (deltid 4 år)"
  }
  if (text.find_first_of("0123456789") == std::string::npos)
    amounts = amounts_in_words(text, tables_->words);
  return amounts.empty() ? std::nullopt : summed(amounts);
}

}  // namespace rundkurs::normalise
