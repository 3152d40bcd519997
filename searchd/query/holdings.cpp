#include "searchd/query/holdings.h"

#include <iterator>
#include <utility>

namespace rundkurs::query {
namespace {

// Of the lists and the map, for each entry.
constexpr std::size_t overhead = 200;

}  // namespace

std::size_t HoldingsCache::Entry::bytes() const {
  return overhead + key.capacity() + holdings->capacity() * sizeof(Holding);
}

std::shared_ptr<const Holdings> HoldingsCache::find(std::string_view key) {
  const std::lock_guard lock(mutex_);
  const auto known = by_key_.find(key);
  if (known == by_key_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, known->second);
  return known->second->holdings;
}

void HoldingsCache::keep(std::string_view key, std::shared_ptr<const Holdings> holdings) {
  // What is thrown away is freed after the lock is given back.
  std::list<Entry> outdated;
  const std::lock_guard lock(mutex_);
  if (by_key_.contains(key)) return;
  entries_.push_front({std::string(key), std::move(holdings)});
  by_key_.emplace(entries_.front().key, entries_.begin());
  bytes_ += entries_.front().bytes();
  while (bytes_ > budget_) {
    const auto last = std::prev(entries_.end());
    bytes_ -= last->bytes();
    by_key_.erase(last->key);
    outdated.splice(outdated.end(), entries_, last);
  }
}

}  // namespace rundkurs::query
