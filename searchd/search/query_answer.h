#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "schemas/result.h"
#include "searchd/facets/browse.h"
#include "searchd/facets/database_pool.h"
#include "searchd/facets/snapshot.h"
#include "searchd/query/query_plan.h"
#include "searchd/query/ranking.h"
#include "searchd/search/facet_list.h"
#include "searchd/search/workplaces.h"

namespace rundkurs {

/// What a plan finds under filters: how many, the front of the hits in their order, and the counts
/// of facets, whoever has found them.
class QueryAnswer {
 public:
  std::size_t total() const { return total_; }
  /// As many as were asked for, or more. For as long as the workplace is not used again.
  std::span<const query::Match> hits() const {
    return walked_ != nullptr ? walked_->hits : browsed_.hits;
  }
  const FacetCounts& counts() const {
    return walked_ != nullptr ? walked_->counts : browsed_.counts;
  }

  /// Answers where the index is: here, by a walk through its posting lists and columns, or by sets
  /// of documents where there are no words; in shards, by Xapian's own match on each. The answers
  /// are the same, scores to rounding. Throws Xapian::Error.
  static Result<QueryAnswer> find(const query::QueryPlan& plan,
                                  const facets::BrowseRequest& asked,
                                  const query::Ranking& ranking,
                                  const facets::Snapshot& index,
                                  const facets::DatabasePool::Lease& database,
                                  Workplace& workplace);

 private:
  explicit QueryAnswer(facets::Browsed browsed)
      : total_(browsed.total), browsed_(std::move(browsed)) {}
  explicit QueryAnswer(const facets::FilteredMatches& walked)
      : total_(walked.hits.size()), walked_(&walked) {}

  std::size_t total_;
  facets::Browsed browsed_;
  const facets::FilteredMatches* walked_ = nullptr;  ///< The workplace's.
};

/// Of two offerings that say the same, the one that is about the circular economy comes first.
/// Where nothing was asked for, the grade of that is all there is.
void weigh_by_relevance(std::vector<query::Match>& matches,
                        const facets::Columns& columns,
                        bool everything,
                        const query::Ranking& ranking);

}  // namespace rundkurs
