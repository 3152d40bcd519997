#include "searchd/shards/plan_query.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "schemas/index_layout.h"
#include "schemas/kept_offering.h"
#include "schemas/word_row.h"
#include "searchd/query/bm25.h"
#include "searchd/shards/xapian_bm25.h"

namespace rundkurs::shards {
namespace {

using query::Alternative;
using query::Group;
using Xapian::Query;

constexpr std::size_t most_leaves = 3000;
constexpr double units = 1e6;

long in_units(double share) {
  return std::lround(share * units);
}

/// The pairs of a phrase; the word itself where there is but one.
std::vector<std::string> pairs_of(const std::vector<std::string>& words) {
  if (words.size() == 1) return words;
  std::vector<std::string> pairs;
  for (std::size_t i = 1; i < words.size(); ++i)
    pairs.push_back(pair_term(mark_of(words[i - 1]), mark_of(words[i])));
  return pairs;
}

/// Groups with the same holders are one that weighs as much as they do: "kurs kurs kurs".
std::vector<Group> joined(const std::vector<Group>& groups) {
  std::vector<Group> distinct;
  std::map<std::tuple<std::string, Group::Need, unsigned>, std::size_t> places;
  for (const auto& group : groups) {
    const auto [known, added] = places.try_emplace(
        std::tuple(query::key_of(group), group.need, group.side), distinct.size());
    if (added) {
      distinct.push_back(group);
    } else {
      distinct[known->second].importance += group.importance;
      distinct[known->second].share += group.share;
    }
  }
  return distinct;
}

/// The weight of the best of them, for documents that are filtered by what they match: it matches
/// others too. Xapian 1.4's OP_MAX goes on with a list that it has freed when its lists end, which
/// lists of all documents, without weight, keep it from: these end last.
Query best_of(std::vector<Query> ways) {
  if (ways.empty()) return {};
  if (ways.size() == 1) return ways.front();
  ways.insert(ways.end(), 2, Query::MatchAll);
  return {Query::OP_MAX, ways.begin(), ways.end()};
}

}  // namespace

Query any_of(const std::vector<Query>& queries) {
  return {Query::OP_OR, queries.begin(), queries.end()};
}

Query any_of(const std::vector<std::string>& terms) {
  return {Query::OP_OR, terms.begin(), terms.end()};
}

Query all_of(const std::vector<Query>& queries) {
  return {Query::OP_AND, queries.begin(), queries.end()};
}

Query constant(double weight, const Query& matching) {
  auto* const source = new Xapian::FixedWeightPostingSource(weight);
  return {Query::OP_FILTER, Query(source->release()), matching};
}

PlanQueryMaker::PlanQueryMaker(const Xapian::Database& database,
                               HolderCounts& holders,
                               std::uint64_t state)
    : database_(database), documents_(database.get_doccount()), counts_(holders), state_(state) {}

Result<PlanQuery> PlanQueryMaker::make(const query::QueryPlan& plan) {
  std::vector<Query> needed;
  std::vector<Query> scores;
  std::vector<Counted> counted;
  std::vector<double> whole;  // By side.
  for (const auto& group : joined(plan.groups)) {
    const auto holders = holders_of(group);
    const auto count = count_holders(group, holders);
    if (group.need == Group::Need::required) needed.push_back(holders);
    if (count == 0) continue;
    const auto weight = group.importance * query::bm25::rarity(count, documents_);
    scores.push_back(weighed(group, weight));
    if (group.need != Group::Need::counted) continue;
    whole.resize(std::max<std::size_t>(whole.size(), group.side + 1));
    whole[group.side] += group.share;
    counted.push_back({holders, group.side, group.share, 0});
  }
  for (auto& group : counted)
    group.share = in_units(group.of_side / whole[group.side]);
  if (!counted.empty()) {
    // Each share may have been rounded up or down.
    const auto rounding = static_cast<long>(counted.size());
    needed.push_back(at_least(counted, in_units(query::bm25::least_share) - rounding));
    if (leaves_ > most_leaves)
      return Error{Error::Code::usage,
                   "the query has more words than an index in shards can be asked for",
                   "q",
                   "leave some of them out"};
  }
  PlanQuery made;
  if (!needed.empty())
    made.matching = all_of(needed);
  else if (plan.everything)
    made.matching = Query::MatchAll;
  std::vector<Query> excluded;
  for (const auto& group : plan.excluded)
    excluded.push_back(holders_of(group));
  if (!excluded.empty()) made.matching = Query(Query::OP_AND_NOT, made.matching, any_of(excluded));
  made.scored = any_of(scores);
  return made;
}

Query PlanQueryMaker::holders_of(const Group& group) {
  std::vector<Query> ways;
  for (const auto& alternative : group.alternatives)
    ways.push_back(holders_of(alternative));
  return any_of(ways);
}

Query PlanQueryMaker::holders_of(const Alternative& alternative) {
  const auto& terms = alternative.terms;
  switch (alternative.kind) {
    case Alternative::Kind::any_of:
      return any_of(terms);
    case Alternative::Kind::all_of:
      return {Query::OP_AND, terms.begin(), terms.end()};
    case Alternative::Kind::phrase:
      return phrase(terms);
  }
  return {};
}

Query PlanQueryMaker::phrase(const std::vector<std::string>& words) {
  const auto pairs = pairs_of(words);
  const Query together(Query::OP_AND, pairs.begin(), pairs.end());
  if (words.size() <= 2) return together;
  return {Query::OP_AND_NOT, together, any_of(not_in_row(words, together))};
}

/// Who holds all pairs, but not one behind the other ("a b" here, "b c" there), by their identity.
/// The order of words comes with the hits, as what they are sorted by.
std::vector<Query> PlanQueryMaker::not_in_row(const std::vector<std::string>& words,
                                              const Query& pairs) {
  std::vector<std::uint32_t> marks;
  for (const auto& word : words)
    marks.push_back(mark_of(word));
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(pairs);
  enquire.set_sort_by_value(index_layout::row_slot, false);
  const auto found = enquire.get_mset(0, documents_);
  std::vector<Query> others;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    if (stand_in_row(hit.get_sort_key(), marks)) continue;
    const auto record = offering_from_kept_text(hit.get_document().get_data(), "index");
    if (record) others.emplace_back(std::string(index_layout::identity_prefix).append(record->id));
  }
  return others;
}

Query PlanQueryMaker::weighed(const Group& group, double weight) {
  std::vector<Query> ways;
  for (const auto& alternative : group.alternatives)
    add_ways(alternative, weight * alternative.factor, ways);
  return best_of(std::move(ways));
}

void PlanQueryMaker::add_ways(const Alternative& alternative,
                              double weight,
                              std::vector<Query>& ways) {
  const auto& texts = alternative.terms;
  if (alternative.kind == Alternative::Kind::phrase)
    return ways.push_back(constant(weight * query::bm25::phrase_frequency, phrase(texts)));
  const bool all = alternative.kind == Alternative::Kind::all_of;
  if (all) weight /= static_cast<double>(texts.size());
  std::vector<Query> terms;
  for (const auto& text : texts) {
    if (auto query = term(text, weight)) terms.push_back(*std::move(query));
  }
  if (!all)
    ways.insert(ways.end(), terms.begin(), terms.end());
  else if (terms.size() == texts.size())
    ways.push_back(all_of(terms));
}

/// With this weight in the place of what Xapian would make of its rarity; nothing where nobody
/// holds it.
std::optional<Query> PlanQueryMaker::term(const std::string& text, double weight) {
  const auto holders = frequency(text);
  if (holders == 0) return std::nullopt;
  return Query(Query::OP_SCALE_WEIGHT, Query(text), weight / rarity_of_term(holders, documents_));
}

std::uint32_t PlanQueryMaker::frequency(const std::string& term) {
  return counts_.of("=" + term, state_, [&] { return database_.get_termfreq(term); });
}

double PlanQueryMaker::count_holders(const Group& group, const Query& holders) {
  const auto& ways = group.alternatives;
  if (ways.size() == 1 && ways.front().kind == Alternative::Kind::any_of &&
      ways.front().terms.size() == 1)
    return frequency(ways.front().terms.front());
  return counts_.of(query::key_of(group), state_, [&]() -> std::uint32_t {
    Xapian::Enquire enquire(database_);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(holders);
    // All are looked at, so the estimate is none.
    return enquire.get_mset(0, 1, documents_).get_matches_estimated();
  });
}

/// That what a document holds of these is worth so much: by halves, for each way to share it out
/// between them.
Query PlanQueryMaker::at_least(std::span<const Counted> groups, long share) {
  if (share <= 0) return Query::MatchAll;
  long all = 0;
  for (const auto& group : groups)
    all += group.share;
  if (all < share || leaves_ > most_leaves) return Query::MatchNothing;
  if (groups.size() == 1) {
    ++leaves_;
    return groups.front().holders;
  }
  const auto left = groups.first(groups.size() / 2);
  const auto right = groups.subspan(groups.size() / 2);
  const auto sums_of = [](std::span<const Counted> part) {
    std::set<long> sums = {0};
    for (const auto& group : part) {
      for (const auto sum : std::set<long>(sums))
        sums.insert(sum + group.share);
    }
    return sums;
  };
  const auto of_right = sums_of(right);
  std::vector<Query> ways;
  long before = *of_right.rbegin() + 1;
  for (const auto sum : sums_of(left)) {
    const auto rest = of_right.lower_bound(std::max(0L, share - sum));
    // Where the right half must hold as much as beside a smaller sum, that one says it.
    if (rest == of_right.end() || *rest >= before) continue;
    before = *rest;
    const auto own = at_least(left, sum);
    const auto others = at_least(right, *rest);
    if (sum == 0)
      ways.push_back(others);
    else if (*rest == 0)
      ways.push_back(own);
    else
      ways.push_back(Query(Query::OP_AND, own, others));
  }
  return any_of(ways);
}

}  // namespace rundkurs::shards
