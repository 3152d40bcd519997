#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "searchd/query/lru_cache.h"
#include "searchd/search/read_passage.h"

namespace rundkurs {

/// Keeps what was read in the passages shown lately: to analyse those of ten hits takes several
/// times as long as to find them. By their text, since what an analyser makes of it never changes,
/// whatever index it stands in. Safe from any thread.
class PassageCache {
 public:
  explicit PassageCache(std::size_t bytes) : kept_(bytes) {}

  /// The analyser is used where the passage is not kept.
  std::shared_ptr<const ReadPassage> read(std::string_view text,
                                          std::string_view language,
                                          const Analyser& analyser);

 private:
  /// Texts of one digest and one length are taken for the same.
  struct Key {
    std::uint64_t digest = 0;
    std::size_t length = 0;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const { return key.digest; }
  };
  LruCache<Key, ReadPassage, KeyHash> kept_;
};

}  // namespace rundkurs
