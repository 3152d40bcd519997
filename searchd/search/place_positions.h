#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/facets/snapshot.h"

namespace rundkurs {

/// A region, or an area that ISO 3166-2 gives none (Åland, the Faroes; data/geo/README.md), by the
/// filter that leads to its offerings.
struct MappedPlace {
  std::string_view facet;  ///< "region" or "country".
  std::string value;
  facets::Position position;  ///< In the middle of where the index' offerings there are held.
};

/// All that a map of this index can show, whatever is searched in it: a place stays where it is
/// when a filter is ticked.
std::vector<MappedPlace> place_positions(const facets::Snapshot& snapshot);

}  // namespace rundkurs
