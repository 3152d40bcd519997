#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

namespace rundkurs {

/// Keeps values up to a number of bytes; what was not used for the longest time goes first. Safe
/// from any thread.
template <typename Key, typename Value, typename Hash>
class LruCache {
 public:
  explicit LruCache(std::size_t bytes) : budget_(bytes) {}

  /// Null where it is not kept.
  template <typename Sought>
  std::shared_ptr<const Value> find(const Sought& key) {
    const std::lock_guard lock(mutex_);
    const auto known = by_key_.find(key);
    if (known == by_key_.end()) return nullptr;
    by_use_.splice(by_use_.begin(), by_use_, known->second.place);
    return known->second.value;
  }

  /// `bytes` is all that the entry takes. A key that is there keeps its value.
  void keep(Key key, std::shared_ptr<const Value> value, std::size_t bytes) {
    // What is thrown away is freed after the lock is given back.
    std::vector<std::shared_ptr<const Value>> outdated;
    Order place(1);
    const std::lock_guard lock(mutex_);
    const auto [entry, fresh] = by_key_.try_emplace(std::move(key));
    if (!fresh) return;
    place.front() = &entry->first;
    by_use_.splice(by_use_.begin(), place);
    entry->second = {std::move(value), bytes, by_use_.begin()};
    bytes_ += bytes;
    while (bytes_ > budget_) {
      const auto last = by_key_.find(*by_use_.back());
      bytes_ -= last->second.bytes;
      outdated.push_back(std::move(last->second.value));
      by_use_.pop_back();
      by_key_.erase(last);
    }
  }

 private:
  using Order = std::list<const Key*>;
  struct Entry {
    std::shared_ptr<const Value> value;
    std::size_t bytes = 0;
    typename Order::iterator place;
  };

  const std::size_t budget_;
  std::mutex mutex_;
  Order by_use_;  ///< The one used last in front.
  std::unordered_map<Key, Entry, Hash, std::equal_to<>> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace rundkurs
