#include "searchd/shards/filter_terms.h"

#include <string_view>

#include "searchd/facets/column_values.h"

namespace rundkurs::shards {
namespace {

using facets::index_column;

constexpr auto start_prefix = index_column("start").term_prefix;
constexpr auto deadline_prefix = index_column("deadline").term_prefix;
constexpr auto open_prefix = index_column("open_until").term_prefix;
constexpr auto point_prefix = index_column("position").term_prefix;

}  // namespace

void FilterTerms::learn_day(const std::string& term, std::string_view prefix, Days& days) {
  std::vector<std::int32_t> day;
  if (facets::read_days(std::string_view(term).substr(prefix.size()), day) && day.size() == 1)
    days.emplace_back(day.front(), term);
}

void FilterTerms::learn(const std::string& term) {
  if (term.starts_with(start_prefix)) {
    learn_day(term, start_prefix, starts_);
  } else if (term.starts_with(deadline_prefix)) {
    learn_day(term, deadline_prefix, deadlines_);
  } else if (term.starts_with(open_prefix)) {
    learn_day(term, open_prefix, open_);
  } else if (term.starts_with(point_prefix)) {
    std::vector<facets::Position> point;
    if (facets::read_positions(std::string_view(term).substr(point_prefix.size()), point) &&
        point.size() == 1)
      points_.emplace_back(point.front(), term);
  }
}

std::vector<std::string> FilterTerms::between(const Days& days,
                                              std::int32_t first,
                                              std::int32_t last) {
  std::vector<std::string> terms;
  for (const auto& [day, term] : days) {
    if (first <= day && day <= last) terms.push_back(term);
  }
  return terms;
}

std::vector<std::string> FilterTerms::starting(std::int32_t first, std::int32_t last) const {
  return between(starts_, first, last);
}

std::vector<std::string> FilterTerms::with_deadline(std::int32_t first, std::int32_t last) const {
  return between(deadlines_, first, last);
}

std::vector<std::string> FilterTerms::open_until(std::int32_t first, std::int32_t last) const {
  return between(open_, first, last);
}

std::vector<std::string> FilterTerms::within(double kilometres, facets::Position centre) const {
  std::vector<std::string> terms;
  for (const auto& [point, term] : points_) {
    if (facets::kilometres_between(centre, point) <= kilometres) terms.push_back(term);
  }
  return terms;
}

}  // namespace rundkurs::shards
