#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "indexer/analysis/text_hash.h"

namespace rundkurs {

/// Keeps what is known of the words that were asked for last, at least `size` and at most twice as
/// many: running text repeats its words, and a large catalogue has more of them than memory should
/// hold. Two generations: what is asked for moves to the younger one, and when that is full the
/// older one is forgotten.
template <typename Known>
class RecentWords {
 public:
  explicit RecentWords(std::size_t size) : size_(size) {}

  /// Null if it is not known. Holds until the next add().
  const Known* find(const std::string& word) {
    if (const auto found = young_.find(word); found != young_.end()) return &found->second;
    auto aged = old_.extract(word);
    return aged.empty() ? nullptr : &insert(std::move(aged));
  }

  const Known& add(const std::string& word, Known known) {
    TextMap<Known> one;
    one.emplace(word, std::move(known));
    return insert(one.extract(one.begin()));
  }

  std::size_t size() const { return young_.size() + old_.size(); }

 private:
  using Node = typename TextMap<Known>::node_type;

  const Known& insert(Node node) {
    if (young_.size() == size_) {
      old_ = std::move(young_);
      young_.clear();
    }
    return young_.insert(std::move(node)).position->second;
  }

  std::size_t size_;
  TextMap<Known> young_;
  TextMap<Known> old_;
};

}  // namespace rundkurs
