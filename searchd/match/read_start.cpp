#include <algorithm>
#include <cctype>
#include <charconv>

#include "searchd/match/read_form.h"

namespace rundkurs::match {
namespace {

constexpr std::size_t reach = 3;

int number_behind_dash(std::string_view means) {
  int number = 0;
  const auto dash = means.find('-');
  std::from_chars(means.data() + dash + 1, means.data() + means.size(), number);
  return number;
}

/// A year that stands near: "i januar 2027".
int year_near(const Message& message, const Mention& mention) {
  const auto begin = mention.first > reach ? mention.first - reach : 0;
  for (auto i = begin; i < std::min(mention.last + reach, message.tokens.size()); ++i) {
    const auto& word = message.tokens[i].folded;
    if (word.size() != 4 || !word.starts_with("20")) continue;
    int year = 0;
    if (std::from_chars(word.data(), word.data() + 4, year).ptr == word.data() + 4) return year;
  }
  return 0;
}

bool near(const std::vector<Mention>& mentions, const Mention& to, std::string_view means) {
  return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
    return mention.means == means && mention.last + reach >= to.first &&
           mention.first <= to.last + reach && (means != "before" || mention.last <= to.first);
  });
}

PartialDate season(std::string_view name) {
  using Season = PartialDate::Season;
  constexpr std::pair<std::string_view, Season> seasons[] = {{"season-spring", Season::spring},
                                                             {"season-summer", Season::summer},
                                                             {"season-autumn", Season::autumn},
                                                             {"season-winter", Season::winter}};
  PartialDate date;
  for (const auto& [means, value] : seasons) {
    if (means == name) date.season = value;
  }
  return date;
}

/// The next time that a month or a season comes.
PartialDate coming(PartialDate date, std::int32_t today, bool next_year) {
  date.year = today / 10000 + (next_year ? 1 : 0);
  if (!next_year && date.latest_key() < today) ++date.year;
  return date;
}

}  // namespace

void read_start(const Reading& reading, std::int32_t today, Inquiry& inquiry) {
  const auto times = reading.find("time/times");
  for (const auto& mention : times) {
    if (mention.means == "before" || mention.means == "next") continue;
    const bool next_year = near(times, mention, "next-year") || near(times, mention, "next");
    PartialDate date;
    if (mention.means.starts_with("month-")) {
      date.month = number_behind_dash(mention.means);
    } else if (mention.means.starts_with("season-")) {
      date = season(mention.means);
    } else if (mention.means == "new-year") {
      date.month = 1;
    } else if (!inquiry.start_from && !inquiry.start_to &&
               std::none_of(times.begin(), times.end(), [&](const Mention& other) {
                 return other.means != "next-year" && other.means != "next" &&
                        other.means != "before" && near({mention}, other, "next-year");
               })) {
      inquiry.start_from = PartialDate{.year = today / 10000 + 1};
      continue;
    } else {
      continue;
    }
    const auto stance = reading.stances.of(mention.first, mention.last);
    if (stance.refused || stance.held) continue;
    const int year = year_near(reading.message, mention);
    date = year != 0 ? (date.year = year, date)
                     : coming(date, today, next_year && mention.means != "new-year");
    if (near(times, mention, "before")) {
      inquiry.start_to = date;
    } else if (!inquiry.start_from) {
      inquiry.start_from = date;
    }
  }
}

}  // namespace rundkurs::match
