#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "searchd/facets/columns.h"
#include "searchd/match/fit.h"

namespace rundkurs::match {

/// The rules put into numbers for one snapshot's columns, so that every document of an index can
/// be judged without reading its record. Judges what the columns hold; `FitRules::of` has the last
/// word. Both arguments must outlive it.
class CoarseFit {
 public:
  CoarseFit(const FitRules& rules, const facets::Columns& columns);

  /// At most 1; 0 where a known attribute contradicts the inquiry.
  double of(std::uint32_t document) const;

 private:
  using Table = std::vector<double>;  ///< By value number.

  double best(const Table& table, const facets::FacetColumn& column, std::uint32_t document) const;
  double place(std::uint32_t document) const;

  const FitRules& rules_;
  const facets::Columns& columns_;
  const facets::FacetColumn& levels_;
  const facets::FacetColumn& kinds_;
  const facets::FacetColumn& modes_;
  const facets::FacetColumn& languages_;
  const facets::FacetColumn& countries_;
  Table level_;
  Table kind_;
  Table mode_;
  Table language_;
  std::vector<Table> country_;  ///< By mode number, then by country number.
};

}  // namespace rundkurs::match
