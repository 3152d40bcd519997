#include "searchd/shards/filter_query.h"

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/facets/column_values.h"
#include "searchd/shards/plan_query.h"

namespace rundkurs::shards {
namespace {

using facets::index_column;
using Xapian::Query;

constexpr auto longest_ago = std::numeric_limits<std::int32_t>::min();
constexpr auto far_future = std::numeric_limits<std::int32_t>::max();

Query term(std::string_view column, std::string_view value) {
  return Query(std::string(index_column(column).term_prefix).append(value));
}

/// Any value is behind a zero byte.
std::string smallest_value() {
  return {'\0'};
}

Query having(const std::string& value, std::string_view facet) {
  if (value != index_layout::not_stated) return term(facet, value);
  const Query stated(Query::OP_VALUE_GE, index_column(facet).slot, smallest_value());
  return {Query::OP_AND_NOT, Query::MatchAll, stated};
}

/// What a document must state to be found under a language, as facets::found_under() widens it.
std::vector<std::string> stating(const std::string& language) {
  if (language == "no") return {"no", "nb", "nn"};
  if (language == "nb" || language == "nn") return {language, "no"};
  return {language};
}

Query having_any(const std::vector<std::string>& values, std::string_view facet) {
  std::vector<Query> ways;
  for (const auto& value : values) {
    if (facet != "language") {
      ways.push_back(having(value, facet));
      continue;
    }
    for (const auto& stated : stating(value))
      ways.push_back(having(stated, facet));
  }
  return any_of(ways);
}

Query at_least(double bound, std::string_view column) {
  return {Query::OP_VALUE_GE, index_column(column).slot, Xapian::sortable_serialise(bound)};
}

Query at_most(double bound, std::string_view column) {
  return {Query::OP_VALUE_RANGE,
          index_column(column).slot,
          smallest_value(),
          Xapian::sortable_serialise(bound)};
}

}  // namespace

FilterQuery::FilterQuery(const facets::SearchFilters& filters,
                         const FilterTerms& terms,
                         std::int32_t today) {
  for (std::size_t facet = 0; facet < facets::facet_count; ++facet) {
    if (filters.facets[facet].empty()) continue;
    facets_[facet] = having_any(filters.facets[facet], facets::facet_names[facet]);
    filtered_[facet] = true;
  }
  if (!filters.demonstration) unwanted_.push_back(term("flags", "d"));
  add_ranges(filters, terms, today);
}

void FilterQuery::add_ranges(const facets::SearchFilters& filters,
                             const FilterTerms& terms,
                             std::int32_t today) {
  if (filters.ects_min) wanted_.push_back(at_least(*filters.ects_min, "ects"));
  if (filters.ects_max) wanted_.push_back(at_most(*filters.ects_max, "ects"));
  if (filters.price_max) wanted_.push_back(at_most(*filters.price_max, "price"));
  if (filters.pace_max) wanted_.push_back(at_most(*filters.pace_max, "pace"));
  if (filters.start_from || filters.start_to) {
    const auto first = filters.start_from ? filters.start_from->sort_key() : longest_ago;
    const auto last = filters.start_to ? filters.start_to->latest_key() : far_future;
    wanted_.push_back(any_of(terms.starting(first, last)));
  }
  if (filters.deadline_from || filters.deadline_to) {
    const auto first = filters.deadline_from ? filters.deadline_from->sort_key() : longest_ago;
    const auto last = filters.deadline_to ? filters.deadline_to->latest_key() : far_future;
    wanted_.push_back(any_of(terms.with_deadline(first, last)));
  }
  // The mark is set by a pace below 100 as well.
  if (filters.part_time) wanted_.push_back(term("flags", "p"));
  if (filters.free) wanted_.push_back(term("flags", "f"));
  if (filters.for_groups) wanted_.push_back(term("flags", "g"));
  if (filters.online) wanted_.push_back(term("mode", "online"));
  if (filters.open) wanted_.push_back(any_of(terms.open_until(today, far_future)));
  if (filters.near && filters.within_km)
    wanted_.push_back(any_of(terms.within(*filters.within_km, *filters.near)));
}

Query FilterQuery::narrow(const Query& query, std::size_t all_but) const {
  auto wanted = wanted_;
  for (std::size_t facet = 0; facet < facets::facet_count; ++facet) {
    if (filtered_[facet] && facet != all_but) wanted.push_back(facets_[facet]);
  }
  auto narrowed = wanted.empty() ? query : Query(Query::OP_FILTER, query, all_of(wanted));
  if (unwanted_.empty()) return narrowed;
  return {Query::OP_AND_NOT, narrowed, any_of(unwanted_)};
}

}  // namespace rundkurs::shards
