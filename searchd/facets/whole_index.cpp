#include "searchd/facets/whole_index.h"

#include <utility>

#include "searchd/facets/order.h"

namespace rundkurs::facets {

WholeIndex::WholeIndex(const Columns& columns, std::vector<query::Match> everything)
    : documents_(columns.flags.size()),
      real_documents_(columns.flags.size()),
      by_relevance_(std::move(everything)) {
  for (const auto& match : by_relevance_) {
    documents_.add(match.document);
    if ((columns.flags[match.document] & Flag::demonstration) == 0)
      real_documents_.add(match.document);
  }
  for (std::size_t facet = 0; facet < facet_count; ++facet)
    values_[facet] = ValueDocuments(columns.facets[facet], documents_);
  sort_first(by_relevance_, by_relevance_.size(), Order::relevance, columns, {});
}

}  // namespace rundkurs::facets
