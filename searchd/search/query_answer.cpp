#include "searchd/search/query_answer.h"

#include <utility>

#include "searchd/shards/shard_search.h"

namespace rundkurs {

using facets::Snapshot;

void weigh_by_relevance(std::vector<query::Match>& matches,
                        const facets::Columns& columns,
                        bool everything,
                        const query::Ranking& ranking) {
  const auto step = static_cast<float>(ranking.relevance_step);
  for (auto& match : matches) {
    const float grade = columns.relevance[match.document];
    const float known = grade >= 0 ? grade : 0;
    match.score = everything ? known : match.score * (1 + step * known);
  }
}

Result<QueryAnswer> QueryAnswer::find(const query::QueryPlan& plan,
                                      const facets::BrowseRequest& asked,
                                      const query::Ranking& ranking,
                                      const Snapshot& index,
                                      const facets::DatabasePool::Lease& database,
                                      Workplace& workplace) {
  if (index.sharded != nullptr) {
    auto found = shards::search(
        {plan, asked, ranking}, *database, *index.sharded, database.state(), index.columns);
    if (!found) return std::move(found).error();
    return QueryAnswer(*std::move(found));
  }
  if (plan.everything && plan.groups.empty() && plan.excluded.empty())
    return QueryAnswer(facets::browse(asked, index.whole, index.columns));
  const auto& matches = workplace.walk.matches(plan, *database, index.lengths, &index.holdings);
  const facets::DocumentFilter filter(asked.filters, index.columns, asked.today);
  auto& filtered = workplace.filtered;
  facets::filter_and_count(matches, filter, index.columns, asked.counted, filtered);
  weigh_by_relevance(filtered.hits, index.columns, plan.everything, ranking);
  facets::sort_first(
      filtered.hits, asked.shown, asked.order, index.columns, {asked.today, asked.filters.near});
  return QueryAnswer(filtered);
}

}  // namespace rundkurs
