#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "searchd/facets/facet_column.h"

namespace rundkurs::facets {

/// How often each value of one facet is met: worked out by sets of values, or value by value where
/// the documents are so few that to add up the sets would take longer.
class SetCounts {
 public:
  /// `documents` is how many there will be, at most.
  SetCounts(const FacetColumn& column, std::size_t documents)
      : column_(column), by_set_(documents >= column.set_count()) {
    if (by_set_) {
      even_.resize(column.set_count());
      odd_.resize(column.set_count());
    } else {
      even_.resize(column.value_count());
    }
  }

  void count(std::span<const std::uint32_t> documents) {
    if (by_set_) return count_sets(documents);
    for (const auto document : documents) {
      for (const auto value : column_.of(document))
        ++even_[value];
    }
  }

  /// By value: how many of the documents had it.
  void write_to(std::vector<std::uint32_t>& counts) const {
    if (!by_set_) {
      counts = even_;
      return;
    }
    counts.assign(column_.value_count(), 0);
    for (FacetColumn::SetId set = 0; set < even_.size(); ++set) {
      const auto met = even_[set] + odd_[set];
      if (met == 0) continue;
      for (const auto value : column_.values_of(set))
        counts[value] += met;
    }
  }

 private:
  // Two counters in turn: neighbours often have the same value, and one counter would have to wait
  // for itself.
  void count_sets(std::span<const std::uint32_t> documents) {
    const auto sets = column_.sets();
    std::size_t i = 0;
    for (; i + 1 < documents.size(); i += 2) {
      ++even_[sets[documents[i]]];
      ++odd_[sets[documents[i + 1]]];
    }
    if (i < documents.size()) ++even_[sets[documents[i]]];
  }

  const FacetColumn& column_;
  const bool by_set_;
  std::vector<std::uint32_t> even_;  ///< By set, or by value.
  std::vector<std::uint32_t> odd_;
};

}  // namespace rundkurs::facets
