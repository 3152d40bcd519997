#include "crawlers/normalise/date.h"

#include <charconv>
#include <chrono>
#include <utility>
#include <vector>

#include "crawlers/normalise/date_items.h"
#include "crawlers/normalise/value_words.h"

namespace rundkurs::normalise {
namespace {

using Season = PartialDate::Season;
using Items = std::vector<DateItem>;

/// A date found at some item; its year is 0 where only the other end of a range states it.
struct Mention {
  PartialDate date;
  std::size_t next = 0;  ///< The item after it.
};
using Found = std::optional<Mention>;

Season season_of(std::string_view name) {
  if (name == "spring") return Season::spring;
  if (name == "summer") return Season::summer;
  if (name == "autumn") return Season::autumn;
  return name == "winter" ? Season::winter : Season::none;
}

bool is_day(const PartialDate& date) {
  const int year = date.year == 0 ? 2024 : date.year;  // a leap year: 29 February may be meant
  return std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(date.month)),
                                     std::chrono::day(static_cast<unsigned>(date.day)))
      .ok();
}

Found day_at(int year, int month, int day, std::size_t next) {
  if (month < 1 || day < 1) return {};
  const PartialDate date{.year = year, .month = month, .day = day};
  return is_day(date) ? Found(Mention{date, next}) : std::nullopt;
}

/// The Monday of an ISO 8601 week: week 1 holds 4 January.
std::optional<PartialDate> monday_of(int year, int week) {
  using namespace std::chrono;
  if (week < 1 || week > 53) return {};
  const sys_days fourth = std::chrono::year(year) / January / 4;
  const auto monday = fourth - (weekday(fourth) - Monday) + weeks(week - 1);
  const year_month_day date(monday);
  return PartialDate{.year = static_cast<int>(date.year()),
                     .month = static_cast<int>(static_cast<unsigned>(date.month())),
                     .day = static_cast<int>(static_cast<unsigned>(date.day()))};
}

/// Whether a term's teaching may begin in a month: terms reach a little into each other.
bool may_begin_in(Season season, int month) {
  switch (season) {
    case Season::spring:
      return month <= 7;
    case Season::summer:
      return month >= 5 && month <= 8;
    case Season::autumn:
      return month >= 7;
    default:
      return false;
  }
}

bool in(std::string_view text, std::initializer_list<std::string_view> choices) {
  for (const auto choice : choices)
    if (text == choice) return true;
  return false;
}

/// The gap before item `at`, or a text that matches nothing beyond the end.
std::string_view gap(const Items& items, std::size_t at) {
  return at < items.size() ? std::string_view(items[at].gap) : "\n";
}

bool number_at(const Items& items, std::size_t at, std::size_t fewest, std::size_t most) {
  return at < items.size() && items[at].has_digits(fewest, most);
}

bool year_at(const Items& items, std::size_t at) {
  return at < items.size() && items[at].is_year();
}

/// 2027-01-12, 2027/1/12, 20270112; 2027-01 where no day follows.
Found year_first(const Items& items, std::size_t at) {
  if (number_at(items, at, 8, 8)) {
    const int value = items[at].value;
    if (value < 19500000 || value >= 20900000) return {};
    return day_at(value / 10000, value / 100 % 100, value % 100, at + 1);
  }
  if (!year_at(items, at)) return {};
  const int year = items[at].value;
  if (!number_at(items, at + 1, 1, 2) || !in(gap(items, at + 1), {"-", "/", "."})) return {};
  const int month = items[at + 1].value;
  if (number_at(items, at + 2, 1, 2) && gap(items, at + 2) == gap(items, at + 1))
    return day_at(year, month, items[at + 2].value, at + 3);
  if (month < 1 || month > 12 || items[at + 1].text.size() != 2 || gap(items, at + 1) != "-")
    return {};
  return Mention{{.year = year, .month = month}, at + 2};
}

/// 12.1.2027, 12/1/2027, 12-01-2027, 12.1.27, 12/1-27; "12.1." without a year; 1/2027.
Found day_first(const Items& items, std::size_t at) {
  if (!number_at(items, at, 1, 2)) return {};
  const int first = items[at].value;
  const auto mark = gap(items, at + 1);
  if (!in(mark, {".", "/", "-"})) return {};
  const bool continues = at > 0 && items[at - 1].number && in(items[at].gap, {".", "/"});
  if (year_at(items, at + 1) && mark != "-" && first >= 1 && first <= 12 && !continues)
    return Mention{{.year = items[at + 1].value, .month = first}, at + 2};
  if (!number_at(items, at + 1, 1, 2)) return {};
  const int month = items[at + 1].value;
  if (year_at(items, at + 2) && in(gap(items, at + 2), {mark, ".", ""}))
    return day_at(items[at + 2].value, month, first, at + 3);
  const bool short_year = number_at(items, at + 2, 2, 2) && gap(items, at + 2) == mark &&
                          mark != "-" && !number_at(items, at + 3, 1, 8);
  // "20/1-27"; but "1/9-15" is a span of days.
  const bool year_behind_dash = mark == "/" && gap(items, at + 2) == "-" &&
                                number_at(items, at + 2, 2, 2) && items[at + 2].value >= 20 &&
                                items.size() == at + 3;
  if (short_year || year_behind_dash)
    return day_at(2000 + items[at + 2].value, month, first, at + 3);
  // "14/1, 4/2 og 5/3 2027", "18.1–12.4.2027": the year stands at the other end.
  const bool alone = at + 2 >= items.size() || !items[at + 2].number;
  if (mark == "/")
    return alone || gap(items, at + 2) == "," ? day_at(0, month, first, at + 2) : std::nullopt;
  if (mark != ".") return {};
  const bool other_end = in(gap(items, at + 2), {"-", "–"}) && number_at(items, at + 2, 1, 2) &&
                         number_at(items, at + 3, 1, 2) && year_at(items, at + 4) &&
                         gap(items, at + 3) == mark && gap(items, at + 4) == mark;
  return other_end || at + 2 >= items.size() || gap(items, at + 2).starts_with(".")
             ? day_at(0, month, first, at + 2)
             : std::nullopt;
}

}  // namespace

struct DateReader::Tables {
  WordTables words;

  /// What the item means in a table; a word only.
  std::string meaning(const char* table, const Items& items, std::size_t at) const;
  int month(const Items& items, std::size_t at) const;
  std::size_t skip_fillers(const Items& items, std::size_t at) const;

  Found named_month(const Items& items, std::size_t at) const;
  Found month_then_day(const Items& items, std::size_t at, int number) const;
  Found week(const Items& items, std::size_t at) const;
  Found term(const Items& items, std::size_t at) const;
  Found term_then_year(const Items& items, std::size_t at) const;
  Found year_then_term(const Items& items, std::size_t at) const;
  std::pair<Season, std::size_t> season(const Items& items, std::size_t at) const;
  Found mention(const Items& items, std::size_t at) const;
  bool means_until(const Items& items, std::size_t at) const;
  std::size_t skip_time(const Items& items, std::size_t at) const;
  Found day_of_the_other_end(const Items& items, std::size_t at) const;
  std::optional<PartialDate> completed(const Items& items, const Mention& first) const;

  struct Span {
    DateRange range;
    std::size_t next = 0;  ///< The item after the first date.
  };
  std::size_t behind_until(const Items& items, std::size_t at) const;
  std::optional<Span> span(const Items& items, std::size_t at) const;
  std::optional<DateRange> days_of_term(const Items& items, const Span& term) const;
};

std::string DateReader::Tables::meaning(const char* table,
                                        const Items& items,
                                        std::size_t at) const {
  if (at >= items.size() || items[at].number) return {};
  return words[table].first(items[at].text);
}

int DateReader::Tables::month(const Items& items, std::size_t at) const {
  const auto name = meaning("months", items, at);
  int number = 0;
  std::from_chars(name.data(), name.data() + name.size(), number);
  return number;
}

std::size_t DateReader::Tables::skip_fillers(const Items& items, std::size_t at) const {
  while (!meaning("fillers", items, at).empty())
    ++at;
  return at;
}

/// "12. januar 2027", "12th of January 2027", "January 12, 2027", "januar 2027".
Found DateReader::Tables::named_month(const Items& items, std::size_t at) const {
  if (number_at(items, at, 1, 2)) {
    const auto name = skip_fillers(items, at + 1);
    const int number = month(items, name);
    if (number == 0 || !in(gap(items, name), {"", "."})) return {};
    const auto year = skip_fillers(items, name + 1);
    return year_at(items, year) ? day_at(items[year].value, number, items[at].value, year + 1)
                                : day_at(0, number, items[at].value, name + 1);
  }
  const int number = month(items, at);
  return number == 0 ? std::nullopt : month_then_day(items, at, number);
}

Found DateReader::Tables::month_then_day(const Items& items, std::size_t at, int number) const {
  const auto next = skip_fillers(items, at + 1);
  if (year_at(items, next) && in(gap(items, next), {"", ".", ",", "-", "/"}))
    return Mention{{.year = items[next].value, .month = number}, next + 1};
  if (!number_at(items, next, 1, 2)) return {};
  const auto year = skip_fillers(items, next + 1);
  if (year_at(items, year) && in(gap(items, year), {"", ",", "."}))
    return day_at(items[year].value, number, items[next].value, year + 1);
  return day_at(0, number, items[next].value, next + 1);
}

/// "uke 35 2026", "vecka 35, 2026", "week 35/2026", "2026W35", "2026-W35", "2026 uke 35"; the first
/// of "v. 35-40 2026".
Found DateReader::Tables::week(const Items& items, std::size_t at) const {
  const bool year_leads = year_at(items, at);
  const std::size_t word = year_leads ? at + 1 : at;
  if (meaning("weeks", items, word).empty() || !number_at(items, word + 1, 1, 2)) return {};
  const bool weeks = !year_leads && number_at(items, word + 2, 1, 2) && gap(items, word + 2) == "-";
  const std::size_t year = year_leads ? at : skip_fillers(items, word + (weeks ? 3 : 2));
  if (!year_at(items, year)) return {};
  const auto monday = monday_of(items[year].value, items[word + 1].value);
  if (!monday) return {};
  return Mention{*monday, year_leads ? word + 2 : year + 1};
}

/// A term's name of one or two words, and the item after it.
std::pair<Season, std::size_t> DateReader::Tables::season(const Items& items,
                                                          std::size_t at) const {
  if (at >= items.size() || items[at].number) return {Season::none, at};
  if (at + 1 < items.size() && !items[at + 1].number) {
    const auto both = words["seasons"].first(items[at].text + " " + items[at + 1].text);
    const auto one = words["seasons"].first(items[at].text);
    if (!both.empty() && one.empty() && words["seasons"].first(items[at + 1].text).empty())
      return {season_of(both), at + 2};
  }
  return {season_of(meaning("seasons", items, at)), at + 1};
}

/// "HT 2026", "Autumn semester 2026", "ht26", "H2026". Of an academic year the spring is the second
/// half.
Found DateReader::Tables::term_then_year(const Items& items, std::size_t at) const {
  const auto letter = season_of(meaning("glued", items, at));
  if (letter != Season::none && year_at(items, at + 1) && gap(items, at + 1).empty())
    return Mention{{.year = items[at + 1].value, .season = letter}, at + 2};
  const auto [name, after] = season(items, at);
  if (name == Season::none) return {};
  const auto year = skip_fillers(items, after);
  if (year_at(items, year)) {
    const int first = items[year].value;
    const bool academic = number_at(items, year + 1, 2, 4) &&
                          in(gap(items, year + 1), {"/", "-"}) &&
                          items[year + 1].value % 100 == (first + 1) % 100;
    const bool second_half = academic && name == Season::spring;
    return Mention{{.year = first + (second_half ? 1 : 0), .season = name},
                   year + (academic ? 2 : 1)};
  }
  // "Høst 26" and nothing else: elsewhere a day may follow.
  const bool whole = at == 0 && items.size() == after + 1;
  const auto brief = whole ? name : season_of(meaning("short_year", items, at));
  if (brief == Season::none || !number_at(items, after, 2, 2)) return {};
  return Mention{{.year = 2000 + items[after].value, .season = brief}, after + 1};
}

/// "2026 HØST", "2012H", "20262" (a term of Kopps).
Found DateReader::Tables::year_then_term(const Items& items, std::size_t at) const {
  if (number_at(items, at, 5, 5)) {
    const int value = items[at].value;
    const int half = value % 10;
    if (value / 10 < 1950 || value / 10 >= 2090 || half < 1 || half > 2) return {};
    return Mention{{.year = value / 10, .season = half == 1 ? Season::spring : Season::autumn},
                   at + 1};
  }
  if (!year_at(items, at)) return {};
  const auto letter = season_of(meaning("glued", items, at + 1));
  if (letter != Season::none && gap(items, at + 1).empty() && !number_at(items, at + 2, 1, 2))
    return Mention{{.year = items[at].value, .season = letter}, at + 2};
  const auto [name, after] = season(items, at + 1);
  if (name == Season::none || !in(gap(items, at + 1), {"", "-", ",", "/", "_"})) return {};
  const bool academic = at > 0 && number_at(items, at - 1, 4, 4) &&
                        items[at - 1].value + 1 == items[at].value && in(items[at].gap, {"/", "-"});
  const bool first_half = academic && name != Season::spring;
  return Mention{{.year = items[at].value - (first_half ? 1 : 0), .season = name}, after};
}

Found DateReader::Tables::mention(const Items& items, std::size_t at) const {
  if (auto date = year_first(items, at)) return date;
  if (auto date = week(items, at)) return date;
  if (auto date = day_first(items, at)) return date;
  if (auto date = named_month(items, at)) return date;
  if (auto date = term_then_year(items, at)) return date;
  return year_then_term(items, at);
}

/// "-", "til", and "og slutter".
bool DateReader::Tables::means_until(const Items& items, std::size_t at) const {
  if (gap(items, at).ends_with("-")) return true;
  const bool and_then = !meaning("and", items, at).empty();
  return !meaning("until", items, at + (and_then ? 1 : 0)).empty();
}

/// Where the second date begins.
std::size_t DateReader::Tables::behind_until(const Items& items, std::size_t at) const {
  if (!meaning("and", items, at).empty() && !meaning("until", items, at + 1).empty()) ++at;
  const bool word =
      !items[at].number && month(items, at) == 0 && season(items, at).first == Season::none;
  return skip_fillers(items, at + (word ? 1 : 0));
}

/// Behind "kl. 12:00", "(klo 8.00)", "15:00:00": the time of a day parts it from the day it lasts
/// to.
std::size_t DateReader::Tables::skip_time(const Items& items, std::size_t at) const {
  const bool named = !meaning("clock", items, at).empty();
  const auto hour = at + (named ? 1 : 0);
  if (!number_at(items, hour, 1, 2) || items[hour].value > 24) return at;
  const auto parts = [&](std::size_t minutes) {
    return number_at(items, minutes, 2, 2) && items[minutes].value < 60 &&
           (gap(items, minutes) == ":" || (named && gap(items, minutes) == "."));
  };
  if (!parts(hour + 1)) return named ? hour + 1 : at;
  return parts(hour + 2) ? hour + 3 : hour + 2;
}

/// The 1 of "1.–15.9.2026", of "1–15 September 2026", of "1. og 2. september 2026", and of a list
/// that begins "1., 8.".
Found DateReader::Tables::day_of_the_other_end(const Items& items, std::size_t at) const {
  if (!number_at(items, at, 1, 2) || items[at].value < 1 || items[at].value > 31) return {};
  if (gap(items, at + 1) == ".,") return Mention{{.day = items[at].value}, at + 1};
  const bool and_another = !meaning("and", items, at + 1).empty();
  if (!and_another && !in(gap(items, at + 1), {"-", ".-"})) return {};
  const auto other = mention(items, at + (and_another ? 2 : 1));
  if (!other || other->date.day == 0) return {};
  return Mention{{.day = items[at].value}, at + 1};
}

/// The first day of a list that says only at its end which year, or which month: "14. januar, 4.
/// februar og 5. mars 2027", "14., 15. og 16. januar 2027".
std::optional<PartialDate> DateReader::Tables::completed(const Items& items,
                                                         const Mention& first) const {
  auto date = first.date;
  for (auto at = first.next; at < items.size();) {
    if (!meaning("and", items, at).empty()) {
      ++at;
    } else if (!in(gap(items, at), {",", ".,"})) {
      return {};
    }
    const auto next = mention(items, at);
    if (!next && !number_at(items, at, 1, 2)) return {};
    at = next ? next->next : at + 1;
    if (!next) continue;
    if (date.month == 0) date.month = next->date.month;
    if (next->date.year == 0) continue;
    date.year = next->date.year - (date.month > next->date.month ? 1 : 0);
    return date.month != 0 && is_day(date) ? std::optional(date) : std::nullopt;
  }
  return {};
}

Result<DateReader> DateReader::load(const std::string& data_folder) {
  auto words = WordTables::load(
      data_folder,
      "dates",
      {"months", "seasons", "short_year", "glued", "weeks", "fillers", "until", "and", "clock"});
  if (!words) return std::move(words).error();
  DateReader reader;
  reader.tables_ = std::make_shared<const Tables>(Tables{*std::move(words)});
  return reader;
}

/// The date that begins at an item, with the one it lasts to.
std::optional<DateReader::Tables::Span> DateReader::Tables::span(const Items& items,
                                                                 std::size_t at) const {
  auto first = mention(items, at);
  if (!first || (first->date.year == 0 && first->date.day == 0))
    first = day_of_the_other_end(items, at);
  if (!first) return {};
  auto after = first->next;
  if (first->date.year != 0 && first->date.day != 0) after = skip_time(items, after);
  Found second;
  const bool day_alone = first->date.month == 0 && first->date.day != 0;
  if (after < items.size() && (day_alone || means_until(items, after))) {
    second = mention(items, behind_until(items, after));
    if (second && second->date.year == 0) second.reset();
  }
  auto& start = first->date;
  if (start.year == 0 && !second) {
    const auto day = completed(items, *first);
    if (!day) return {};
    start = *day;
  } else if (start.year == 0) {
    if (start.month == 0) start.month = second->date.month;
    const bool year_before = start.month > second->date.month && second->date.month != 0;
    start.year = second->date.year - (year_before ? 1 : 0);
    if (start.month == 0 || !is_day(start)) return {};
  }
  return Span{{start, second ? std::optional(second->date) : std::nullopt}, first->next};
}

/// The days of a term that stand directly behind it: "Autumn 2027 (23 August – 15 December 2027)",
/// "Spring 2027: 18 January", "HT 2027, v. 35".
std::optional<DateRange> DateReader::Tables::days_of_term(const Items& items,
                                                          const Span& term) const {
  const auto& named = term.range.start;
  if (named.season == Season::none || term.range.end) return {};
  const auto at = skip_fillers(items, term.next);
  std::optional<DateRange> days;
  if (const auto found = span(items, at)) {
    days = found->range;
  } else if (const auto day = mention(items, at); day && day->date.year == 0) {
    days = DateRange{day->date, {}};
    days->start.year = named.year;
  } else if (!meaning("weeks", items, at).empty() && number_at(items, at + 1, 1, 2)) {
    if (const auto monday = monday_of(named.year, items[at + 1].value))
      days = DateRange{*monday, {}};
  }
  const bool within = days && days->start.day != 0 && days->start.year == named.year &&
                      is_day(days->start) && may_begin_in(named.season, days->start.month);
  return within ? days : std::nullopt;
}

std::optional<DateRange> DateReader::range(std::string_view words) const {
  const auto items = date_items(words.substr(0, words.find('#')));
  if (items.size() == 1 && items.front().is_year())
    return DateRange{{.year = items.front().value}, {}};
  for (std::size_t at = 0; at < items.size(); ++at) {
    const auto found = tables_->span(items, at);
    if (!found) continue;
    const auto days = tables_->days_of_term(items, *found);
    return days ? days : found->range;
  }
  return {};
}

std::optional<PartialDate> DateReader::day_until(std::string_view words, int latest) const {
  const auto items = date_items(words.substr(0, words.find('#')));
  Found found;
  for (std::size_t at = 0; at < items.size() && !found; ++at)
    found = tables_->mention(items, at);
  if (found && found->next < items.size() && tables_->means_until(items, found->next)) {
    const auto after = found->next + (items[found->next].number ? 0 : 1);
    if (auto second = tables_->mention(items, after)) found = second;
  }
  if (!found || found->date.year != 0 || found->date.day == 0) return {};
  auto date = found->date;
  date.year = latest / 10000;
  if (date.sort_key() > latest) --date.year;
  return is_day(date) ? std::optional(date) : std::nullopt;
}

std::optional<PartialDate> DateReader::read(std::string_view words) const {
  const auto dates = range(words);
  return dates ? std::optional(dates->start) : std::nullopt;
}

}  // namespace rundkurs::normalise
