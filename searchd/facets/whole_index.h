#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "searchd/facets/columns.h"
#include "searchd/facets/value_documents.h"
#include "searchd/query/document_set.h"
#include "searchd/query/posting_walk.h"

namespace rundkurs::facets {

/// What can be known of all documents before anything is asked. Made when a snapshot is opened, so
/// that a request without words need not look at each document.
class WholeIndex {
 public:
  WholeIndex() = default;
  /// `everything` as a query without words matches it, in the order of docids.
  WholeIndex(const Columns& columns, std::vector<query::Match> everything);

  const query::DocumentSet& documents() const { return documents_; }
  /// All but those of demonstration sites.
  const query::DocumentSet& real_documents() const { return real_documents_; }
  const ValueDocuments& values(std::size_t facet) const { return values_[facet]; }
  /// All documents in the order in which Order::relevance shows them.
  std::span<const query::Match> by_relevance() const { return by_relevance_; }

 private:
  query::DocumentSet documents_;
  query::DocumentSet real_documents_;
  std::array<ValueDocuments, facet_count> values_;
  std::vector<query::Match> by_relevance_;
};

}  // namespace rundkurs::facets
