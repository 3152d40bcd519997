#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace rundkurs {

/// A date exactly as precise as its source: `2027`, `2027-autumn`, `2027-01`, `2027-01-12`.
struct PartialDate {
  enum class Season { none, spring, summer, autumn, winter };

  int year = 0;
  Season season = Season::none;
  int month = 0;  ///< 1–12, or 0 where it is not stated.
  int day = 0;    ///< 1–31, or 0 where it is not stated; never without a month.

  /// The text form above; the reverse of parse_partial_date().
  std::string text() const;

  /// yyyymmdd for sorting and ranges. A term sorts as its first month (spring 01, summer 06,
  /// autumn 08, winter 12), a bare year as its January, a month as its first day.
  int sort_key() const;

  /// The last day the date can mean, as yyyymmdd: `2027` may still start on 20271231.
  int latest_key() const;

  friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

/// Reads the text form only; words of the sources ("HT 2026") are for crawlers/normalise.
/// Empty for anything else, also for days that no calendar has (2027-02-30).
std::optional<PartialDate> parse_partial_date(std::string_view text);

}  // namespace rundkurs
