#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "schemas/partial_date.h"
#include "searchd/facets/columns.h"

namespace rundkurs::facets {

/// What a search is narrowed to. Values of one facet are alternatives, everything else must hold
/// together. What a source does not state passes no range.
struct SearchFilters {
  std::array<std::vector<std::string>, facet_count> facets;  ///< By facet number.

  std::optional<double> ects_min;
  std::optional<double> ects_max;
  std::optional<PartialDate> start_from;  ///< A run begins in this time, ends included.
  std::optional<PartialDate> start_to;
  std::optional<PartialDate> deadline_from;  ///< An application deadline lies in this time.
  std::optional<PartialDate> deadline_to;
  std::optional<double> price_max;  ///< In the currency of the offering.
  std::optional<double> pace_max;   ///< Percent of full time.
  bool part_time = false;
  bool online = false;
  bool free = false;
  bool for_groups = false;
  bool open = false;  ///< Takes applications today.
  std::optional<Position> near;
  std::optional<double> within_km;  ///< Of `near`.

  bool demonstration = false;  ///< Also offerings of demonstration sites.

  const std::vector<std::string>& of(std::string_view facet) const {
    return facets[*facet_number(facet)];
  }
  std::vector<std::string>& of(std::string_view facet) { return facets[*facet_number(facet)]; }
};

}  // namespace rundkurs::facets
