#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "searchd/facets/columns.h"
#include "searchd/facets/search_filters.h"

namespace rundkurs::facets {

/// SearchFilters put into numbers, for one snapshot's columns, which must outlive it.
class DocumentFilter {
 public:
  /// `today` as yyyymmdd.
  DocumentFilter(const SearchFilters& filters, const Columns& columns, std::int32_t today);

  /// How a document stands to the filters. A facet is counted under the filters of all others, so
  /// it matters whether a document fails in just one facet, and in which.
  struct Verdict {
    enum class Kind { hit, fails_one_facet, out };
    Kind kind = Kind::hit;
    std::size_t failed_facet = 0;
  };
  Verdict judge(std::uint32_t document) const;

 private:
  struct FacetTest {
    std::size_t facet = 0;
    std::vector<bool> wanted;  ///< By value number.
  };

  void add_ranges(const SearchFilters& filters, std::int32_t today);
  void add_flag(bool wanted, std::uint8_t flag);
  bool passes(const FacetTest& test, std::uint32_t document) const;

  const Columns& columns_;
  std::vector<FacetTest> facet_tests_;
  std::vector<std::function<bool(std::uint32_t)>> others_;
};

}  // namespace rundkurs::facets
