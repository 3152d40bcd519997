#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/text_hash.h"
#include "searchd/query/frequent_postings.h"
#include "searchd/query/lru_cache.h"

namespace rundkurs::query {

/// A document that holds a word in any of the ways asked for, and how well the best of them is
/// held.
struct Holding {
  std::uint32_t document = 0;  ///< Xapian's docid.
  float value = 0;
};

/// All documents that hold a word, in the order of docids.
using Holdings = std::vector<Holding>;

/// Keeps holdings that were worked out lately, so that a word asked for again is a walk through an
/// array. Of one snapshot; safe from any thread.
class HoldingsCache {
 public:
  explicit HoldingsCache(std::size_t bytes) : kept_(bytes) {}

  /// Null where they are not kept.
  std::shared_ptr<const Holdings> find(std::string_view key);
  void keep(std::string_view key, std::shared_ptr<const Holdings> holdings);

  FrequentPostings frequent;  ///< Of the same snapshot; filled before anybody else sees the cache.

 private:
  LruCache<std::string, Holdings, TextHash> kept_;
};

}  // namespace rundkurs::query
