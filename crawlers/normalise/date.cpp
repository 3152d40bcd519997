#include "crawlers/normalise/date.h"

#include <utility>

#include "crawlers/normalise/date_mention.h"

namespace rundkurs::normalise {
namespace {

using Season = PartialDate::Season;

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

}  // namespace

struct DateReader::Tables : DateMentions {
  bool means_until(const DateItems& items, std::size_t at) const;
  std::size_t behind_until(const DateItems& items, std::size_t at) const;
  std::size_t skip_time(const DateItems& items, std::size_t at) const;
  FoundDate day_of_the_other_end(const DateItems& items, std::size_t at) const;
  std::optional<PartialDate> completed(const DateItems& items, const DateMention& first) const;

  struct Span {
    DateRange range;
    std::size_t next = 0;  ///< The item after the first date.
  };
  std::optional<Span> span(const DateItems& items, std::size_t at) const;
  std::optional<DateRange> days_of_term(const DateItems& items, const Span& term) const;
};

/// "-", "til", and "og slutter".
bool DateReader::Tables::means_until(const DateItems& items, std::size_t at) const {
  if (gap(items, at).ends_with("-")) return true;
  const bool and_then = !meaning("and", items, at).empty();
  return !meaning("until", items, at + (and_then ? 1 : 0)).empty();
}

/// Where the second date begins.
std::size_t DateReader::Tables::behind_until(const DateItems& items, std::size_t at) const {
  if (!meaning("and", items, at).empty() && !meaning("until", items, at + 1).empty()) ++at;
  const bool word =
      !items[at].number && month(items, at) == 0 && season(items, at).first == Season::none;
  return skip_fillers(items, at + (word ? 1 : 0));
}

/// Behind "kl. 12:00", "(klo 8.00)", "15:00:00": the time of a day parts it from the day it lasts
/// to.
std::size_t DateReader::Tables::skip_time(const DateItems& items, std::size_t at) const {
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
FoundDate DateReader::Tables::day_of_the_other_end(const DateItems& items, std::size_t at) const {
  if (!number_at(items, at, 1, 2) || items[at].value < 1 || items[at].value > 31) return {};
  if (gap(items, at + 1) == ".,") return DateMention{{.day = items[at].value}, at + 1};
  const bool and_another = !meaning("and", items, at + 1).empty();
  if (!and_another && !is_one_of(gap(items, at + 1), {"-", ".-"})) return {};
  const auto other = mention(items, at + (and_another ? 2 : 1));
  if (!other || other->date.day == 0) return {};
  return DateMention{{.day = items[at].value}, at + 1};
}

/// The first day of a list that says only at its end which year, or which month: "14. januar, 4.
/// februar og 5. mars 2027", "14., 15. og 16. januar 2027".
std::optional<PartialDate> DateReader::Tables::completed(const DateItems& items,
                                                         const DateMention& first) const {
  auto date = first.date;
  for (auto at = first.next; at < items.size();) {
    if (!meaning("and", items, at).empty()) {
      ++at;
    } else if (!is_one_of(gap(items, at), {",", ".,"})) {
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
  reader.tables_ = std::make_shared<const Tables>(Tables{{*std::move(words)}});
  return reader;
}

/// The date that begins at an item, with the one it lasts to.
std::optional<DateReader::Tables::Span> DateReader::Tables::span(const DateItems& items,
                                                                 std::size_t at) const {
  auto first = mention(items, at);
  if (!first || (first->date.year == 0 && first->date.day == 0))
    first = day_of_the_other_end(items, at);
  if (!first) return {};
  auto after = first->next;
  if (first->date.year != 0 && first->date.day != 0) after = skip_time(items, after);
  FoundDate second;
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
std::optional<DateRange> DateReader::Tables::days_of_term(const DateItems& items,
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
  FoundDate found;
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
