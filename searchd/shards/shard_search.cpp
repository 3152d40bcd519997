#include "searchd/shards/shard_search.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

#include "schemas/timestamp.h"
#include "searchd/facets/column_values.h"
#include "searchd/facets/facet_column.h"
#include "searchd/shards/filter_query.h"
#include "searchd/shards/plan_query.h"
#include "searchd/shards/xapian_bm25.h"

namespace rundkurs::shards {
namespace {

using facets::Columns;
using facets::facet_count;
using facets::index_column;
using facets::Order;
using query::Match;
using Xapian::Query;

using Counts = decltype(facets::Browsed::counts);

constexpr int best_grade = 3;

Query of_grade(int grade) {
  return Query(std::string(index_column("relevance").term_prefix).append(std::to_string(grade)));
}

/// Of two offerings that say the same, the one that is about the circular economy comes first.
Query weighed_by_relevance(const PlanQuery& made, bool everything, double step) {
  std::vector<Query> graded;
  std::vector<Query> parts;
  for (int grade = 1; grade <= best_grade; ++grade) {
    graded.push_back(of_grade(grade));
    const Query part(Query::OP_FILTER, made.scored, of_grade(grade));
    parts.push_back(everything ? constant(grade, of_grade(grade))
                               : Query(Query::OP_SCALE_WEIGHT, part, 1 + step * grade));
  }
  if (everything) return {Query::OP_AND_MAYBE, made.matching, any_of(parts)};
  parts.emplace_back(Query::OP_AND_NOT, made.scored, any_of(graded));
  return {Query::OP_FILTER, any_of(parts), made.matching};
}

/// Gives how many documents match.
std::uint32_t count_into(Counts& counts,
                         const std::vector<std::size_t>& facets,
                         const Query& query,
                         const Xapian::Database& database,
                         const Columns& columns) {
  const auto combinations = count_combinations(query, facets, database);
  for (const auto& [facet, combination, times] : combinations.found) {
    const auto& column = columns.facets[facet];
    auto values = facets::found_under(facets::facet_names[facet], facets::values_in(combination));
    if (values.empty()) values.push_back(index_layout::not_stated);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    for (const auto value : values) {
      if (const auto number = column.find(value)) counts[facet][*number] += times;
    }
  }
  return combinations.documents;
}

std::vector<Match> matches_of(const Xapian::MSet& found) {
  std::vector<Match> matches;
  matches.reserve(found.size());
  for (auto hit = found.begin(); hit != found.end(); ++hit)
    matches.push_back({*hit, static_cast<float>(hit.get_weight())});
  return matches;
}

/// By what an order sorts; empty of those that shards sort themselves.
std::string_view sorting_column(Order order) {
  switch (order) {
    case Order::start:
      return "start";
    case Order::deadline:
      return "deadline";
    case Order::ects:
      return "ects";
    case Order::updated:
      return "updated";
    case Order::distance:
      return "position";
    case Order::relevance:
    case Order::title:
      break;
  }
  return {};
}

/// As facets::sort_first() has it.
double key_of(const std::string& value, const facets::BrowseRequest& asked) {
  if (asked.order == Order::distance && !asked.filters.near) return 0;
  if (value.empty()) return facets::comes_last;
  std::vector<std::int32_t> days;
  std::vector<facets::Position> places;
  switch (asked.order) {
    case Order::start:
    case Order::deadline:
      return facets::read_days(value, days) ? facets::soonest(days, asked.today)
                                            : facets::comes_last;
    case Order::ects:
      return Xapian::sortable_unserialise(value);
    case Order::updated: {
      const auto time = parse_timestamp(value);
      return time ? -static_cast<double>(time->time_since_epoch().count()) : facets::comes_last;
    }
    case Order::distance:
      if (!facets::read_positions(value, places)) return facets::comes_last;
      return facets::nearest(places, *asked.filters.near).value_or(facets::comes_last);
    case Order::relevance:
    case Order::title:
      break;
  }
  return 0;
}

/// Brings all hits, that are in the order of relevance, into another.
void sort_by_column(std::vector<Match>& hits,
                    const Query& query,
                    const facets::BrowseRequest& asked,
                    const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  enquire.set_sort_by_value(index_column(sorting_column(asked.order)).slot, false);
  const auto found = enquire.get_mset(0, database.get_doccount());
  std::unordered_map<std::uint32_t, double> keys;
  for (auto hit = found.begin(); hit != found.end(); ++hit)
    keys.emplace(*hit, key_of(hit.get_sort_key(), asked));
  std::stable_sort(hits.begin(), hits.end(), [&keys](const Match& a, const Match& b) {
    return keys.at(a.document) < keys.at(b.document);
  });
}

}  // namespace

Result<facets::Browsed> search(const ShardQuestion& question,
                               const Xapian::Database& database,
                               ShardedIndex& index,
                               std::uint64_t state,
                               const Columns& columns) {
  const auto& asked = question.asked;
  const auto made = PlanQueryMaker(database, index.holders, state).make(question.plan);
  if (!made) return made.error();
  const FilterQuery filters(asked.filters, index.filter_terms, asked.today);
  const auto documents = database.get_doccount();

  facets::Browsed answer;
  std::vector<std::size_t> without_choice;
  for (std::size_t facet = 0; facet < facet_count; ++facet) {
    if (!asked.counted[facet]) continue;
    answer.counts[facet].assign(columns.facets[facet].value_count(), 0);
    if (asked.filters.facets[facet].empty())
      without_choice.push_back(facet);
    else
      count_into(answer.counts, {facet}, filters.narrow(made->matching, facet), database, columns);
  }
  const auto hits = filters.narrow(made->matching, facet_count);
  std::optional<std::uint32_t> total;
  if (!without_choice.empty())
    total = count_into(answer.counts, without_choice, hits, database, columns);

  const auto weighed =
      weighed_by_relevance(*made, question.plan.everything, question.ranking.relevance_step);
  const bool sorted_here = !sorting_column(asked.order).empty();
  const auto title = index_column("sort_title").slot;
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(bm25());
  enquire.set_query(filters.narrow(weighed, facet_count));
  if (asked.order == Order::title)
    enquire.set_sort_by_value_then_relevance(title, false);
  else
    enquire.set_sort_by_relevance_then_value(title, false);
  const auto shown = std::min<std::size_t>(asked.shown, documents);
  // Where nobody has counted them all are looked at, so that their number is no estimate. Else a
  // shard leaves out what cannot be among the first.
  const auto found = enquire.get_mset(
      0, sorted_here ? documents : static_cast<Xapian::doccount>(shown), total ? 0 : documents);
  answer.total = total.value_or(found.get_matches_estimated());
  answer.hits = matches_of(found);
  if (sorted_here) {
    sort_by_column(answer.hits, hits, asked, database);
    answer.hits.resize(std::min(shown, answer.hits.size()));
  }
  return answer;
}

// By a request of its own, in no order: sorted by a value, Xapian 1.4 lets spies see some of the
// documents of remote shards a second time.
Combinations count_combinations(const Query& query,
                                const std::vector<std::size_t>& facets,
                                const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies;
  for (const auto facet : facets) {
    const auto slot = index_column(facets::facet_names[facet]).slot;
    spies.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(slot));
    enquire.add_matchspy(spies.back().get());
  }
  const auto all = enquire.get_mset(0, 1, database.get_doccount());
  Combinations counts{.documents = all.get_matches_estimated(), .found = {}};
  for (std::size_t i = 0; i < facets.size(); ++i) {
    auto& spy = *spies[i];
    std::size_t stated = 0;
    for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
      counts.found.push_back({facets[i], *value, value.get_termfreq()});
      stated += value.get_termfreq();
    }
    if (spy.get_total() > stated)
      counts.found.push_back({facets[i], "", static_cast<std::uint32_t>(spy.get_total() - stated)});
  }
  return counts;
}

}  // namespace rundkurs::shards
