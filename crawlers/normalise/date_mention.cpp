#include "crawlers/normalise/date_mention.h"

#include <charconv>
#include <chrono>

namespace rundkurs::normalise {

using Season = PartialDate::Season;

bool is_day(const PartialDate& date) {
  const int year = date.year == 0 ? 2024 : date.year;  // a leap year: 29 February may be meant
  return std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(date.month)),
                                     std::chrono::day(static_cast<unsigned>(date.day)))
      .ok();
}

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

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> choices) {
  for (const auto choice : choices)
    if (text == choice) return true;
  return false;
}

std::string_view gap(const DateItems& items, std::size_t at) {
  return at < items.size() ? std::string_view(items[at].gap) : "\n";
}

bool number_at(const DateItems& items, std::size_t at, std::size_t fewest, std::size_t most) {
  return at < items.size() && items[at].has_digits(fewest, most);
}

namespace {

Season season_of(std::string_view name) {
  if (name == "spring") return Season::spring;
  if (name == "summer") return Season::summer;
  if (name == "autumn") return Season::autumn;
  return name == "winter" ? Season::winter : Season::none;
}

FoundDate day_at(int year, int month, int day, std::size_t next) {
  if (month < 1 || day < 1) return {};
  const PartialDate date{.year = year, .month = month, .day = day};
  return is_day(date) ? FoundDate(DateMention{date, next}) : std::nullopt;
}

bool year_at(const DateItems& items, std::size_t at) {
  return at < items.size() && items[at].is_year();
}

/// 2027-01-12, 2027/1/12, 20270112; 2027-01 where no day follows.
FoundDate year_first(const DateItems& items, std::size_t at) {
  if (number_at(items, at, 8, 8)) {
    const int value = items[at].value;
    if (value < 19500000 || value >= 20900000) return {};
    return day_at(value / 10000, value / 100 % 100, value % 100, at + 1);
  }
  if (!year_at(items, at)) return {};
  const int year = items[at].value;
  if (!number_at(items, at + 1, 1, 2) || !is_one_of(gap(items, at + 1), {"-", "/", "."})) return {};
  const int month = items[at + 1].value;
  if (number_at(items, at + 2, 1, 2) && gap(items, at + 2) == gap(items, at + 1))
    return day_at(year, month, items[at + 2].value, at + 3);
  if (month < 1 || month > 12 || items[at + 1].text.size() != 2 || gap(items, at + 1) != "-")
    return {};
  return DateMention{{.year = year, .month = month}, at + 2};
}

/// 12.1.2027, 12/1/2027, 12-01-2027, 12.1.27, 12/1-27; "12.1." without a year; 1/2027.
FoundDate day_first(const DateItems& items, std::size_t at) {
  if (!number_at(items, at, 1, 2)) return {};
  const int first = items[at].value;
  const auto mark = gap(items, at + 1);
  if (!is_one_of(mark, {".", "/", "-"})) return {};
  const bool continues = at > 0 && items[at - 1].number && is_one_of(items[at].gap, {".", "/"});
  if (year_at(items, at + 1) && mark != "-" && first >= 1 && first <= 12 && !continues)
    return DateMention{{.year = items[at + 1].value, .month = first}, at + 2};
  if (!number_at(items, at + 1, 1, 2)) return {};
  const int month = items[at + 1].value;
  if (year_at(items, at + 2) && is_one_of(gap(items, at + 2), {mark, ".", ""}))
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
  const bool other_end = is_one_of(gap(items, at + 2), {"-", "–"}) &&
                         number_at(items, at + 2, 1, 2) && number_at(items, at + 3, 1, 2) &&
                         year_at(items, at + 4) && gap(items, at + 3) == mark &&
                         gap(items, at + 4) == mark;
  return other_end || at + 2 >= items.size() || gap(items, at + 2).starts_with(".")
             ? day_at(0, month, first, at + 2)
             : std::nullopt;
}

}  // namespace

std::string DateMentions::meaning(const char* table, const DateItems& items, std::size_t at) const {
  if (at >= items.size() || items[at].number) return {};
  return words[table].first(items[at].text);
}

int DateMentions::month(const DateItems& items, std::size_t at) const {
  const auto name = meaning("months", items, at);
  int number = 0;
  std::from_chars(name.data(), name.data() + name.size(), number);
  return number;
}

std::size_t DateMentions::skip_fillers(const DateItems& items, std::size_t at) const {
  while (!meaning("fillers", items, at).empty())
    ++at;
  return at;
}

/// "12. januar 2027", "12th of January 2027", "January 12, 2027", "januar 2027".
FoundDate DateMentions::named_month(const DateItems& items, std::size_t at) const {
  if (number_at(items, at, 1, 2)) {
    const auto name = skip_fillers(items, at + 1);
    const int number = month(items, name);
    if (number == 0 || !is_one_of(gap(items, name), {"", "."})) return {};
    const auto year = skip_fillers(items, name + 1);
    return year_at(items, year) ? day_at(items[year].value, number, items[at].value, year + 1)
                                : day_at(0, number, items[at].value, name + 1);
  }
  const int number = month(items, at);
  return number == 0 ? std::nullopt : month_then_day(items, at, number);
}

FoundDate DateMentions::month_then_day(const DateItems& items, std::size_t at, int number) const {
  const auto next = skip_fillers(items, at + 1);
  if (year_at(items, next) && is_one_of(gap(items, next), {"", ".", ",", "-", "/"}))
    return DateMention{{.year = items[next].value, .month = number}, next + 1};
  if (!number_at(items, next, 1, 2)) return {};
  const auto year = skip_fillers(items, next + 1);
  if (year_at(items, year) && is_one_of(gap(items, year), {"", ",", "."}))
    return day_at(items[year].value, number, items[next].value, year + 1);
  return day_at(0, number, items[next].value, next + 1);
}

/// "uke 35 2026", "vecka 35, 2026", "week 35/2026", "2026W35", "2026-W35", "2026 uke 35"; the first
/// of "v. 35-40 2026".
FoundDate DateMentions::week(const DateItems& items, std::size_t at) const {
  const bool year_leads = year_at(items, at);
  const std::size_t word = year_leads ? at + 1 : at;
  if (meaning("weeks", items, word).empty() || !number_at(items, word + 1, 1, 2)) return {};
  const bool weeks = !year_leads && number_at(items, word + 2, 1, 2) && gap(items, word + 2) == "-";
  const std::size_t year = year_leads ? at : skip_fillers(items, word + (weeks ? 3 : 2));
  if (!year_at(items, year)) return {};
  const auto monday = monday_of(items[year].value, items[word + 1].value);
  if (!monday) return {};
  return DateMention{*monday, year_leads ? word + 2 : year + 1};
}

/// A term's name of one or two words, and the item after it.
std::pair<Season, std::size_t> DateMentions::season(const DateItems& items, std::size_t at) const {
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
FoundDate DateMentions::term_then_year(const DateItems& items, std::size_t at) const {
  const auto letter = season_of(meaning("glued", items, at));
  if (letter != Season::none && year_at(items, at + 1) && gap(items, at + 1).empty())
    return DateMention{{.year = items[at + 1].value, .season = letter}, at + 2};
  const auto [name, after] = season(items, at);
  if (name == Season::none) return {};
  const auto year = skip_fillers(items, after);
  if (year_at(items, year)) {
    const int first = items[year].value;
    const bool academic = number_at(items, year + 1, 2, 4) &&
                          is_one_of(gap(items, year + 1), {"/", "-"}) &&
                          items[year + 1].value % 100 == (first + 1) % 100;
    const bool second_half = academic && name == Season::spring;
    return DateMention{{.year = first + (second_half ? 1 : 0), .season = name},
                       year + (academic ? 2 : 1)};
  }
  // "Høst 26" and nothing else: elsewhere a day may follow.
  const bool whole = at == 0 && items.size() == after + 1;
  const auto brief = whole ? name : season_of(meaning("short_year", items, at));
  if (brief == Season::none || !number_at(items, after, 2, 2)) return {};
  return DateMention{{.year = 2000 + items[after].value, .season = brief}, after + 1};
}

/// "2026 HØST", "2012H", "20262" (a term of Kopps).
FoundDate DateMentions::year_then_term(const DateItems& items, std::size_t at) const {
  if (number_at(items, at, 5, 5)) {
    const int value = items[at].value;
    const int half = value % 10;
    if (value / 10 < 1950 || value / 10 >= 2090 || half < 1 || half > 2) return {};
    return DateMention{{.year = value / 10, .season = half == 1 ? Season::spring : Season::autumn},
                       at + 1};
  }
  if (!year_at(items, at)) return {};
  const auto letter = season_of(meaning("glued", items, at + 1));
  if (letter != Season::none && gap(items, at + 1).empty() && !number_at(items, at + 2, 1, 2))
    return DateMention{{.year = items[at].value, .season = letter}, at + 2};
  const auto [name, after] = season(items, at + 1);
  if (name == Season::none || !is_one_of(gap(items, at + 1), {"", "-", ",", "/", "_"})) return {};
  const bool academic = at > 0 && number_at(items, at - 1, 4, 4) &&
                        items[at - 1].value + 1 == items[at].value &&
                        is_one_of(items[at].gap, {"/", "-"});
  const bool first_half = academic && name != Season::spring;
  return DateMention{{.year = items[at].value - (first_half ? 1 : 0), .season = name}, after};
}

FoundDate DateMentions::mention(const DateItems& items, std::size_t at) const {
  if (auto date = year_first(items, at)) return date;
  if (auto date = week(items, at)) return date;
  if (auto date = day_first(items, at)) return date;
  if (auto date = named_month(items, at)) return date;
  if (auto date = term_then_year(items, at)) return date;
  return year_then_term(items, at);
}

}  // namespace rundkurs::normalise
