#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

namespace rundkurs::shards {

/// How many documents hold a term, or a word in any of its ways: what a weight is made of. To ask
/// the shards takes a round trip to each of them, so answers are kept for as long as the same
/// shards are there. Safe from any thread.
class HolderCounts {
 public:
  /// The number kept under `key`, or what `ask` gives. `state` is ShardSet's.
  template <typename Ask>
  std::uint32_t of(const std::string& key, std::uint64_t state, Ask ask) {
    {
      const std::lock_guard lock(mutex_);
      if (state != state_ || counts_.size() > most) {
        counts_.clear();
        state_ = state;
      }
      if (const auto known = counts_.find(key); known != counts_.end()) return known->second;
    }
    const std::uint32_t count = ask();
    const std::lock_guard lock(mutex_);
    if (state == state_) counts_.emplace(key, count);
    return count;
  }

 private:
  static constexpr std::size_t most = 50'000;

  std::mutex mutex_;
  std::uint64_t state_ = 0;
  std::unordered_map<std::string, std::uint32_t> counts_;
};

}  // namespace rundkurs::shards
