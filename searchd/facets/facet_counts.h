#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "searchd/facets/columns.h"
#include "searchd/facets/document_filter.h"
#include "searchd/query/posting_walk.h"

namespace rundkurs::facets {

/// What one walk over all matches of a query's text gives.
struct FilteredMatches {
  std::vector<query::Match> hits;  ///< Those that pass all filters, in the order of docids.
  /// By facet, by value number: how many there would be with just this value ticked in the facet.
  /// Empty for facets that were not asked for.
  std::array<std::vector<std::uint32_t>, facet_count> counts;
};

/// Counts each facet under the filters of all the other facets, exactly and in a single pass: a
/// document that passes all counts everywhere, one that fails in one facet counts in that one.
FilteredMatches filter_and_count(std::span<const query::Match> matches,
                                 const DocumentFilter& filter,
                                 const Columns& columns,
                                 const std::array<bool, facet_count>& wanted);

/// The same, into what an earlier call has left: its memory is used again.
void filter_and_count(std::span<const query::Match> matches,
                      const DocumentFilter& filter,
                      const Columns& columns,
                      const std::array<bool, facet_count>& wanted,
                      FilteredMatches& result);

}  // namespace rundkurs::facets
