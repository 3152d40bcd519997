#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/vocabulary.h"
#include "searchd/facets/columns.h"

namespace rundkurs::facets {

struct Snapshot;

/// How a facet's value is called for a reader of `language`: institutions and regions by the names
/// in the index, all else by the vocabulary. Without a snapshot, by the vocabulary alone.
std::string label_of(std::string_view facet,
                     std::string_view value,
                     std::string_view language,
                     const Snapshot* snapshot,
                     const Vocabulary& vocabulary);

/// The labels of all values of a snapshot in one language, and their alphabetical order: worked out
/// once, since every answer shows hundreds of them.
class FacetLabels {
 public:
  FacetLabels(const Snapshot& snapshot, const Vocabulary& vocabulary, std::string_view language);

  const std::string& label(std::size_t facet, FacetColumn::ValueId value) const {
    return labels_[facet][value];
  }
  /// Of two values the one with the lower rank comes first; of equal labels the lower number.
  std::uint32_t rank(std::size_t facet, FacetColumn::ValueId value) const {
    return ranks_[facet][value];
  }

 private:
  std::array<std::vector<std::string>, facet_count> labels_;
  std::array<std::vector<std::uint32_t>, facet_count> ranks_;
};

/// The labels of one snapshot by language; safe from any thread.
class FacetLabelShelf {
 public:
  std::shared_ptr<const FacetLabels> labels(const Snapshot& snapshot,
                                            const Vocabulary& vocabulary,
                                            const std::string& language);

 private:
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const FacetLabels>> by_language_;
};

}  // namespace rundkurs::facets
