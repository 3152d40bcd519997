#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "searchd/facets/columns.h"
#include "searchd/facets/order.h"
#include "searchd/facets/search_filters.h"
#include "searchd/facets/whole_index.h"
#include "searchd/query/posting_walk.h"

namespace rundkurs::facets {

/// What a request without words asks for.
struct BrowseRequest {
  const SearchFilters& filters;
  const std::array<bool, facet_count>& counted;  ///< By facet number.
  Order order = Order::relevance;
  std::size_t shown = 0;  ///< So many hits of the front are wanted, in order.
  std::int32_t today = 0;
};

struct Browsed {
  std::size_t total = 0;
  std::vector<query::Match> hits;  ///< Those to be shown, in order.
  /// By facet, by value number, as FilteredMatches has them.
  std::array<std::vector<std::uint32_t>, facet_count> counts;
};

/// The answer to a request without words, exactly as filter_and_count() and sort_first() make it of
/// all documents.
///
/// Filters and facets are worked out on sets of documents: a facet's filter is the union of the
/// sets of its values, the hits are the intersection of all filters, and a count is the size of an
/// intersection with the set of a value. A facet is counted in the intersection of the filters of
/// all others, which is the set of hits itself for each facet that has no filter. How that compares
/// with a walk over all documents is in tests/bench/README.md.
Browsed browse(const BrowseRequest& request, const WholeIndex& whole, const Columns& columns);

}  // namespace rundkurs::facets
