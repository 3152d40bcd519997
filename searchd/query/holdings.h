#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "searchd/query/frequent_postings.h"

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
/// array. Of one snapshot; safe from any thread. What was not used for the longest time goes first.
class HoldingsCache {
 public:
  explicit HoldingsCache(std::size_t bytes) : budget_(bytes) {}

  /// Null where they are not kept.
  std::shared_ptr<const Holdings> find(std::string_view key);
  void keep(std::string_view key, std::shared_ptr<const Holdings> holdings);

  FrequentPostings frequent;  ///< Of the same snapshot; filled before anybody else sees the cache.

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const Holdings> holdings;
    std::size_t bytes() const;
  };

  const std::size_t budget_;
  std::mutex mutex_;
  std::list<Entry> entries_;  ///< The one used last in front.
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace rundkurs::query
