#pragma once

#include <cstddef>
#include <vector>

#include "indexer/analysis/analyser.h"
#include "indexer/merge/twin_record.h"
#include "indexer/merge/twin_rules.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/result.h"
#include "schemas/vocabulary.h"

namespace rundkurs {

/// What comparing the records of a catalogue found.
struct TwinComparison {
  /// Two records that stand in some relation, by their places in `records`.
  struct Edge {
    std::size_t a = 0;
    std::size_t b = 0;
    TwinVerdict verdict;
  };
  std::vector<TwinRecord> records;  ///< Those of the edges, in the catalogue's order.
  std::vector<Edge> edges;          ///< By places, rising.
};

/// Compares the records that have one of their twin_keys() in common. Memory: 20 bytes a record,
/// and the records that stand in a relation; the keys and pairs are sorted on disk. Keys are
/// made in so many threads.
Result<TwinComparison> compare_records(Catalogue& catalogue,
                                       const Analyser& analyser,
                                       const Vocabulary& vocabulary,
                                       unsigned threads);

}  // namespace rundkurs
