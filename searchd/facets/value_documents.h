#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "searchd/facets/facet_column.h"
#include "searchd/query/document_set.h"

namespace rundkurs::facets {

/// Which documents have each value of a facet: a set where they are many, a list where they are so
/// few that the list is the smaller of the two. The reverse of a FacetColumn: quicker where most of
/// the documents have to be looked at.
class ValueDocuments {
 public:
  ValueDocuments() = default;
  /// Of `documents`, for which the column has room.
  ValueDocuments(const FacetColumn& column, const query::DocumentSet& documents);

  /// Adds those that have the value.
  void add_to(query::DocumentSet& set, FacetColumn::ValueId value) const;

  /// By value: how many of all documents have it.
  const std::vector<std::uint32_t>& counts() const { return counts_; }
  /// By value: how many of `among` have it.
  void count(const query::DocumentSet& among, std::vector<std::uint32_t>& counts) const;
  /// About how many documents one could look up in a FacetColumn while this counts.
  std::size_t effort() const { return effort_; }

 private:
  static constexpr std::uint32_t in_list = 0xFFFFFFFF;

  bool is_frequent(FacetColumn::ValueId value) const { return set_of_[value] != in_list; }

  std::vector<std::uint32_t> counts_;
  std::vector<std::uint32_t> set_of_;     ///< By value: its place in sets_, or in_list.
  std::vector<query::DocumentSet> sets_;  ///< Of the frequent values.
  std::vector<std::uint32_t> documents_;  ///< Of the others, value after value.
  std::vector<std::size_t> list_begins_;  ///< By value, and one more: where its list begins.
  std::size_t effort_ = 0;
};

}  // namespace rundkurs::facets
