#include "schemas/partial_date.h"

#include <array>
#include <charconv>
#include <chrono>
#include <utility>

#include <fmt/format.h>

namespace rundkurs {
namespace {

using Season = PartialDate::Season;

struct SeasonMonths {
  Season season;
  std::string_view name;
  int first;
  int last;
};

constexpr SeasonMonths seasons[] = {{Season::spring, "spring", 1, 6},
                                    {Season::summer, "summer", 6, 8},
                                    {Season::autumn, "autumn", 8, 12},
                                    {Season::winter, "winter", 12, 12}};

std::optional<int> digits(std::string_view text, std::size_t count) {
  int number = 0;
  if (text.size() != count) return {};
  for (const char c : text) {
    if (c < '0' || c > '9') return {};
    number = number * 10 + (c - '0');
  }
  return number;
}

int last_day(int year, int month) {
  const auto last = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                    std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

}  // namespace

std::string PartialDate::text() const {
  if (day != 0) return fmt::format("{:04}-{:02}-{:02}", year, month, day);
  if (month != 0) return fmt::format("{:04}-{:02}", year, month);
  for (const auto& known : seasons) {
    if (known.season == season) return fmt::format("{:04}-{}", year, known.name);
  }
  return fmt::format("{:04}", year);
}

int PartialDate::sort_key() const {
  int first_month = month != 0 ? month : 1;
  for (const auto& known : seasons) {
    if (known.season == season) first_month = known.first;
  }
  return year * 10000 + first_month * 100 + (day != 0 ? day : 1);
}

int PartialDate::latest_key() const {
  int latest_month = month != 0 ? month : 12;
  for (const auto& known : seasons) {
    if (known.season == season) latest_month = known.last;
  }
  return year * 10000 + latest_month * 100 + (day != 0 ? day : last_day(year, latest_month));
}

std::optional<PartialDate> parse_partial_date(std::string_view text) {
  const auto year = digits(text.substr(0, 4), 4);
  if (!year || *year < 1900 || *year > 2200) return {};
  PartialDate date{.year = *year};
  if (text.size() == 4) return date;
  if (text[4] != '-') return {};
  const auto rest = text.substr(5);
  for (const auto& known : seasons) {
    if (known.name != rest) continue;
    date.season = known.season;
    return date;
  }
  const auto month = digits(rest.substr(0, 2), 2);
  if (!month || *month < 1 || *month > 12) return {};
  date.month = *month;
  if (rest.size() == 2) return date;
  if (rest.size() != 5 || rest[2] != '-') return {};
  const auto day = digits(rest.substr(3), 2);
  if (!day || *day < 1 || *day > last_day(*year, *month)) return {};
  date.day = *day;
  return date;
}

}  // namespace rundkurs
