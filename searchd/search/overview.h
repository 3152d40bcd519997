#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "searchd/search/place_positions.h"
#include "searchd/search/selection.h"

namespace rundkurs {

/// How all that a search finds is spread over places, months and topics.
struct Overview {
  /// A place and how many are held there, by the facet's own count: in two regions counts twice.
  struct Place {
    MappedPlace place;
    std::uint32_t count = 0;
  };

  /// By month as yyyymm, how many begin (or end their application) in it. An offering counts once a
  /// month; a term and a bare year count in the month that they sort as.
  struct Months {
    std::map<int, std::uint32_t> counts;
    std::uint32_t not_stated = 0;
  };

  /// Topic and value of another facet → how many have both.
  using Pairs = std::map<std::pair<std::string, std::string>, std::uint32_t>;

  std::size_t total = 0;
  std::vector<Place> places;  ///< Most first.
  std::uint32_t without_place = 0;
  Months starts;
  Months deadlines;
  Pairs levels;     ///< Of offerings with a topic.
  Pairs languages;  ///< Likewise; Norwegian without saying which is both, as in the facet.
};

Overview overview_of(const Selection& selection);

}  // namespace rundkurs
