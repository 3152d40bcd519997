#include "searchd/search/passage_cache.h"

#include <iterator>
#include <utility>

namespace rundkurs {
namespace {

// Of the list and the map, for each entry.
constexpr std::size_t overhead = 150;

}  // namespace

std::size_t PassageCache::Entry::bytes() const {
  return overhead + passage->bytes();
}

std::shared_ptr<const ReadPassage> PassageCache::read(std::string_view text,
                                                      std::string_view language,
                                                      const Analyser& analyser) {
  const std::hash<std::string_view> digest;
  // A text is analysed in its language: the same words in two of them are two passages.
  const Key key{digest(text) ^ (digest(language) << 1U), text.size()};
  if (auto known = find(key); known != nullptr) return known;
  auto passage = std::make_shared<const ReadPassage>(analyser.analyse(text, language));
  keep(key, passage);
  return passage;
}

std::shared_ptr<const ReadPassage> PassageCache::find(const Key& key) {
  const std::lock_guard lock(mutex_);
  const auto known = by_key_.find(key);
  if (known == by_key_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, known->second);
  return known->second->passage;
}

void PassageCache::keep(const Key& key, std::shared_ptr<const ReadPassage> passage) {
  // What is thrown away is freed after the lock is given back.
  std::list<Entry> outdated;
  const std::lock_guard lock(mutex_);
  if (by_key_.contains(key)) return;
  entries_.push_front({key, std::move(passage)});
  by_key_.emplace(key, entries_.begin());
  bytes_ += entries_.front().bytes();
  while (bytes_ > budget_) {
    const auto last = std::prev(entries_.end());
    bytes_ -= last->bytes();
    by_key_.erase(last->key);
    outdated.splice(outdated.end(), entries_, last);
  }
}

}  // namespace rundkurs
