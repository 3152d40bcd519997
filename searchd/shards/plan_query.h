#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "schemas/result.h"
#include "searchd/query/query_plan.h"
#include "searchd/shards/holder_counts.h"

namespace rundkurs::shards {

/// A plan in Xapian's words: it matches what query::PostingWalk finds, and weighs it as it does,
/// under bm25(), to rounding.
struct PlanQuery {
  Xapian::Query matching;  ///< Who is found; without weights.
  Xapian::Query scored;    ///< The scores of those who are found; matches others too.
};

/// Makes them from what the whole index says of each term: so one is made for each question.
class PlanQueryMaker {
 public:
  /// `state` is that of the shards which `database` is made of.
  PlanQueryMaker(const Xapian::Database& database, HolderCounts& holders, std::uint64_t state);

  /// An error where more words were asked for than can be asked of shards: that most of many words
  /// must be held takes Xapian a query that grows much faster than they do. Throws Xapian::Error.
  Result<PlanQuery> make(const query::QueryPlan& plan);

 private:
  /// A group that a document may lack if it holds enough of the others.
  struct Counted {
    Xapian::Query holders;
    unsigned side = 0;
    double of_side = 0;  ///< As the plan has it.
    long share = 0;      ///< The part of its side, in millionths, as sums of these are exact.
  };

  Xapian::Query holders_of(const query::Group& group);
  Xapian::Query holders_of(const query::Alternative& alternative);
  Xapian::Query phrase(const std::vector<std::string>& words);
  std::vector<Xapian::Query> not_in_row(const std::vector<std::string>& words,
                                        const Xapian::Query& pairs);
  Xapian::Query weighed(const query::Group& group, double weight);
  void add_ways(const query::Alternative& alternative,
                double weight,
                std::vector<Xapian::Query>& ways);
  std::optional<Xapian::Query> term(const std::string& text, double weight);
  double count_holders(const query::Group& group, const Xapian::Query& holders);
  std::uint32_t frequency(const std::string& term);
  Xapian::Query at_least(std::span<const Counted> groups, long share);

  const Xapian::Database& database_;
  const Xapian::doccount documents_;
  HolderCounts& counts_;
  const std::uint64_t state_;
  std::size_t leaves_ = 0;  ///< Of at_least().
};

/// Everything, or nothing, of several.
Xapian::Query any_of(const std::vector<Xapian::Query>& queries);
Xapian::Query any_of(const std::vector<std::string>& terms);
Xapian::Query all_of(const std::vector<Xapian::Query>& queries);
/// A weight for each document that matches.
Xapian::Query constant(double weight, const Xapian::Query& matching);

}  // namespace rundkurs::shards
