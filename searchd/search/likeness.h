#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "searchd/facets/columns.h"
#include "searchd/search/search_answer.h"

namespace rundkurs {

/// How well another offering suits whoever looks at this one, besides the ideas that both have in
/// them: topics, level, language of instruction and place.
class Likeness {
 public:
  /// The columns must outlive it.
  Likeness(std::uint32_t document, const facets::Columns& columns)
      : document_(document), columns_(columns) {}

  /// The part of both documents' topics that they share, 0–1.
  double topics(std::uint32_t other) const;
  /// Factor of a score for equal level, common language and nearness: 1 for none of them.
  double suits(std::uint32_t other) const;

 private:
  double shared_part(std::string_view facet, std::uint32_t other) const;
  bool is_near(std::uint32_t other) const;

  std::uint32_t document_;
  const facets::Columns& columns_;
};

/// The first `count` hits, each thing once: without those that the offering names as related (a
/// partner's entry of the same course), and of hits that are related to each other the first only.
std::vector<Hit> without_twins(std::vector<Hit> hits, const Offering& offering, std::size_t count);

}  // namespace rundkurs
