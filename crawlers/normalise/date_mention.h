#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crawlers/normalise/date_items.h"
#include "crawlers/normalise/value_words.h"
#include "schemas/partial_date.h"

namespace rundkurs::normalise {

using DateItems = std::vector<DateItem>;

/// A date found at some item; its year is 0 where only the other end of a range states it.
struct DateMention {
  PartialDate date;
  std::size_t next = 0;  ///< The item after it.
};
using FoundDate = std::optional<DateMention>;

/// Finds single dates; `words` are the tables of `data/labels/values/dates.json`.
struct DateMentions {
  WordTables words;

  /// The date that begins at an item.
  FoundDate mention(const DateItems& items, std::size_t at) const;

  /// What the item means in a table; a word only.
  std::string meaning(const char* table, const DateItems& items, std::size_t at) const;
  /// 1–12, or 0 for what is no name of a month.
  int month(const DateItems& items, std::size_t at) const;
  std::pair<PartialDate::Season, std::size_t> season(const DateItems& items, std::size_t at) const;
  std::size_t skip_fillers(const DateItems& items, std::size_t at) const;

 private:
  FoundDate named_month(const DateItems& items, std::size_t at) const;
  FoundDate month_then_day(const DateItems& items, std::size_t at, int number) const;
  FoundDate week(const DateItems& items, std::size_t at) const;
  FoundDate term_then_year(const DateItems& items, std::size_t at) const;
  FoundDate year_then_term(const DateItems& items, std::size_t at) const;
};

/// Whether there is such a day; without a year, in any year.
bool is_day(const PartialDate& date);

/// The Monday of an ISO 8601 week: week 1 holds 4 January.
std::optional<PartialDate> monday_of(int year, int week);

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> choices);

/// The gap before item `at`, or a text that matches nothing beyond the end.
std::string_view gap(const DateItems& items, std::size_t at);

bool number_at(const DateItems& items, std::size_t at, std::size_t fewest, std::size_t most);

}  // namespace rundkurs::normalise
