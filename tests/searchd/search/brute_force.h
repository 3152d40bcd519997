#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "schemas/offering.h"
#include "searchd/facets/search_filters.h"

namespace rundkurs {

/// What the contract says of filters and counts, worked out record by record without any column.
class BruteForce {
 public:
  /// `today` as yyyymmdd.
  BruteForce(const facets::SearchFilters& filters, std::int32_t today)
      : filters_(filters), today_(today) {}

  /// Does the record pass all filters?
  bool passes(const Offering& offering) const;

  /// How many of the records a value of the facet would find beside the filters of the others,
  /// for all values that find any.
  std::map<std::string, std::uint32_t> counts(std::string_view facet,
                                              const std::vector<Offering>& offerings) const;

 private:
  bool passes_facets(const Offering& offering, std::string_view without) const;
  bool passes_ranges(const Offering& offering) const;
  bool passes_dates(const Offering& offering) const;

  const facets::SearchFilters& filters_;
  std::int32_t today_;
};

}  // namespace rundkurs
