#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schemas/offering.h"
#include "searchd/query/query_plan.h"

namespace rundkurs {

/// A concept of the query, and the words that stand for it in a hit.
struct MatchedConcept {
  std::string concept_id;
  std::string as;
  std::string language;
};

struct Hit {
  Offering offering;
  std::string title;           ///< In the reader's language where the offering has it.
  std::string title_language;  ///< ISO 639-1.
  std::string start;           ///< The next start as written, else the latest; may be empty.
  std::string snippet;         ///< HTML: escaped text and `<mark>`.
  std::string snippet_language;
  std::vector<MatchedConcept> matched;
  double score = 0;
  std::optional<double> distance_km;  ///< To the place asked for.
};

struct FacetValue {
  std::string value;
  std::string label;
  std::uint32_t count = 0;
  bool selected = false;
};

/// One facet's values, most frequent first; those selected are there even with a count of 0.
struct Facet {
  std::string name;
  std::vector<FacetValue> values;
};

struct SearchAnswer {
  std::vector<query::Interpretation> interpreted;
  std::size_t total = 0;
  std::vector<Hit> hits;
  std::vector<Facet> facets;
  std::string revision;  ///< Of the index that answered.
  /// Shards of the index that could not be asked: all that is above is of the others.
  std::vector<std::string> missing_shards;
};

}  // namespace rundkurs
