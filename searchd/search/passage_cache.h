#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string_view>
#include <unordered_map>

#include "searchd/search/read_passage.h"

namespace rundkurs {

/// Keeps what was read in the passages shown lately: to analyse those of ten hits takes several
/// times as long as to find them. By their text, since what an analyser makes of it never changes,
/// whatever index it stands in. Safe from any thread. What was not shown for the longest time goes
/// first.
class PassageCache {
 public:
  explicit PassageCache(std::size_t bytes) : budget_(bytes) {}

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
  struct Entry {
    Key key;
    std::shared_ptr<const ReadPassage> passage;
    std::size_t bytes() const;
  };

  std::shared_ptr<const ReadPassage> find(const Key& key);
  void keep(const Key& key, std::shared_ptr<const ReadPassage> passage);

  const std::size_t budget_;
  std::mutex mutex_;
  std::list<Entry> entries_;  ///< The one used last in front.
  std::unordered_map<Key, std::list<Entry>::iterator, KeyHash> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace rundkurs
