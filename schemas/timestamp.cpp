#include "schemas/timestamp.h"

#include <fmt/format.h>

namespace rundkurs {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// Reads from the front of a text; after the first mistake everything fails.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  int digits(std::size_t count) {
    int number = 0;
    if (rest_.size() < count) return fail();
    for (const char c : rest_.substr(0, count)) {
      if (c < '0' || c > '9') return fail();
      number = number * 10 + (c - '0');
    }
    rest_.remove_prefix(count);
    return number;
  }

  char one_of(std::string_view allowed) {
    if (rest_.empty() || allowed.find(rest_.front()) == std::string_view::npos) {
      fail();
      return '\0';
    }
    const char found = rest_.front();
    rest_.remove_prefix(1);
    return found;
  }

  void skip_fraction() {
    if (!rest_.starts_with('.')) return;
    rest_.remove_prefix(1);
    digits(1);
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9')
      rest_.remove_prefix(1);
  }

  bool is_complete() const { return !failed_ && rest_.empty(); }

 private:
  int fail() {
    failed_ = true;
    return 0;
  }

  std::string_view rest_;
  bool failed_ = false;
};

/// "Z" or "+02:00", as what local time is ahead of UTC; empty for an hour or minute no clock has.
std::optional<minutes> read_offset(Reader& in) {
  const char sign = in.one_of("Zz+-");
  if (sign == 'Z' || sign == 'z') return minutes(0);
  const int hour = in.digits(2);
  in.one_of(":");
  const int minute = in.digits(2);
  if (hour > 23 || minute > 59) return {};
  const auto ahead = hours(hour) + minutes(minute);
  return sign == '-' ? -ahead : ahead;
}

}  // namespace

Timestamp now() {
  return std::chrono::floor<seconds>(std::chrono::system_clock::now());
}

std::string format_timestamp(Timestamp time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
                     static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()),
                     clock.hours().count(),
                     clock.minutes().count(),
                     clock.seconds().count());
}

// RFC 3339 §5.6: https://www.rfc-editor.org/rfc/rfc3339#section-5.6 ("T" and "Z" may be lower case,
// and a blank may stand for "T"; second 60 is a leap second).
std::optional<Timestamp> parse_timestamp(std::string_view text) {
  Reader in(text);
  const int year = in.digits(4);
  in.one_of("-");
  const int month = in.digits(2);
  in.one_of("-");
  const int day = in.digits(2);
  in.one_of("Tt ");
  const int hour = in.digits(2);
  in.one_of(":");
  const int minute = in.digits(2);
  in.one_of(":");
  const int second = in.digits(2);
  in.skip_fraction();
  const auto offset = read_offset(in);
  const std::chrono::year_month_day date(std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day)));
  if (!in.is_complete() || !offset || !date.ok() || hour > 23 || minute > 59 || second > 60)
    return {};
  return std::chrono::sys_days(date) + hours(hour) + minutes(minute) + seconds(second) - *offset;
}

}  // namespace rundkurs
