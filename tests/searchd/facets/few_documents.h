#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/facets/columns.h"

namespace rundkurs::facets {

/// Columns of a handful of documents, set by name; docids from 1.
class FewDocuments {
 public:
  explicit FewDocuments(std::uint32_t count) : size_(count + 1), facets_(facet_count) {
    for (auto& facet : facets_)
      facet.resize(size_);
    for (auto* const numbers : {&columns.ects, &columns.pace, &columns.price, &columns.relevance})
      numbers->assign(size_, std::numeric_limits<float>::quiet_NaN());
    columns.updated.assign(size_, 0);
    columns.flags.assign(size_, 0);
    columns.title_rank.resize(size_);
    for (std::uint32_t i = 0; i < size_; ++i)
      columns.title_rank[i] = i;
    start.resize(size_);
    deadline.resize(size_);
    open_until.resize(size_);
    places.resize(size_);
  }

  void set(std::string_view facet, std::uint32_t document, std::vector<std::string_view> values) {
    facets_[*facet_number(facet)][document] = std::move(values);
  }

  /// After everything is set.
  Columns& seal() {
    for (std::uint32_t document = 1; document < size_; ++document) {
      for (std::size_t facet = 0; facet < facet_count; ++facet) {
        if (!facets_[facet][document].empty())
          columns.facets[facet].append(document, facets_[facet][document]);
      }
      columns.start.append(document, start[document]);
      columns.deadline.append(document, deadline[document]);
      columns.open_until.append(document, open_until[document]);
      columns.positions.append(document, places[document]);
    }
    for (auto& facet : columns.facets)
      facet.seal(size_);
    FacetColumn::put_side_by_side(columns.facets);
    columns.start.seal(size_);
    columns.deadline.seal(size_);
    columns.open_until.seal(size_);
    columns.positions.seal(size_);
    return columns;
  }

  Columns columns;
  std::vector<std::vector<std::int32_t>> start;
  std::vector<std::vector<std::int32_t>> deadline;
  std::vector<std::vector<std::int32_t>> open_until;
  std::vector<std::vector<Position>> places;

 private:
  std::uint32_t size_;
  std::vector<std::vector<std::vector<std::string_view>>> facets_;
};

}  // namespace rundkurs::facets
