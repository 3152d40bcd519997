#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "schemas/result.h"
#include "searchd/facets/browse.h"
#include "searchd/facets/order.h"
#include "searchd/facets/search_filters.h"
#include "searchd/query/query_plan.h"
#include "searchd/query/ranking.h"
#include "searchd/shards/sharded_index.h"

namespace rundkurs::shards {

struct ShardQuestion {
  const query::QueryPlan& plan;
  const facets::BrowseRequest& asked;
  const query::Ranking& ranking;
};

/// The answer of an index in shards, as a local one would give it: Xapian's own match finds, ranks
/// and counts on each shard, and only the front of the hits and the counts come here. A facet that
/// has a choice takes a request of its own, as it is counted without that; all others take one.
///
/// An order other than by relevance or title depends on the day or on a place, which Xapian's
/// shards cannot be told: all hits come here with what they are sorted by.
///
/// `database` is made of the shards, in their present `state`; `columns` has the names of the
/// facets' values. Throws Xapian::Error.
Result<facets::Browsed> search(const ShardQuestion& question,
                               const Xapian::Database& database,
                               ShardedIndex& index,
                               std::uint64_t state,
                               const facets::Columns& columns);

/// How often a combination of values stands in a facet's slot.
struct Combination {
  std::size_t facet = 0;
  std::string values;  ///< As they stand there; empty of documents without any.
  std::uint32_t times = 0;
};

struct Combinations {
  std::uint32_t documents = 0;  ///< That were counted: all that match.
  std::vector<Combination> found;
};

/// Of what `query` finds, facet by facet.
Combinations count_combinations(const Xapian::Query& query,
                                const std::vector<std::size_t>& facets,
                                const Xapian::Database& database);

}  // namespace rundkurs::shards
