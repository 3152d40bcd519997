#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <xapian.h>

#include "searchd/facets/columns.h"
#include "searchd/facets/search_filters.h"
#include "searchd/shards/filter_terms.h"

namespace rundkurs::shards {

/// SearchFilters in Xapian's words: who passes is who passes facets::DocumentFilter.
class FilterQuery {
 public:
  /// `today` as yyyymmdd.
  FilterQuery(const facets::SearchFilters& filters, const FilterTerms& terms, std::int32_t today);

  /// Narrows a query to what passes all filters but that of one facet; of none of them where it is
  /// facets::facet_count.
  Xapian::Query narrow(const Xapian::Query& query, std::size_t all_but) const;

 private:
  void add_ranges(const facets::SearchFilters& filters,
                  const FilterTerms& terms,
                  std::int32_t today);

  std::array<Xapian::Query, facets::facet_count> facets_;
  std::array<bool, facets::facet_count> filtered_ = {};
  std::vector<Xapian::Query> wanted_;
  std::vector<Xapian::Query> unwanted_;
};

}  // namespace rundkurs::shards
