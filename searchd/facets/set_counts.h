#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "searchd/facets/facet_column.h"

namespace rundkurs::facets {

/// How often each set of one facet's values was met.
class SetCounts {
 public:
  explicit SetCounts(const FacetColumn& column)
      : column_(column), even_(column.set_count()), odd_(column.set_count()) {}

  // Two counters in turn: neighbours often have the same value, and one counter would have to wait
  // for itself.
  void count(std::span<const std::uint32_t> documents) {
    const auto sets = column_.sets();
    std::size_t i = 0;
    for (; i + 1 < documents.size(); i += 2) {
      ++even_[sets[documents[i]]];
      ++odd_[sets[documents[i + 1]]];
    }
    if (i < documents.size()) ++even_[sets[documents[i]]];
  }

  /// By value: how many of the documents had it.
  void write_to(std::vector<std::uint32_t>& counts) const {
    counts.assign(column_.value_count(), 0);
    for (FacetColumn::SetId set = 0; set < even_.size(); ++set) {
      const auto met = even_[set] + odd_[set];
      if (met == 0) continue;
      for (const auto value : column_.values_of(set))
        counts[value] += met;
    }
  }

 private:
  const FacetColumn& column_;
  std::vector<std::uint32_t> even_;
  std::vector<std::uint32_t> odd_;
};

}  // namespace rundkurs::facets
