#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace rundkurs::query {

/// Some documents of an index, a bit each: quick to fill in any order and to read in that of
/// docids.
class DocumentSet {
 public:
  /// Empty, with room for docids below `documents`.
  void reset(std::size_t documents) { words_.assign((documents + 63) / 64, 0); }
  /// The docids for which there is room; some more than were asked for.
  std::size_t room() const { return words_.size() * 64; }

  void add(std::uint32_t document) { words_[document / 64] |= bit_of(document); }
  bool has(std::uint32_t document) const { return (words_[document / 64] & bit_of(document)) != 0; }

  std::size_t size() const {
    std::size_t size = 0;
    for (const auto word : words_)
      size += static_cast<std::size_t>(std::popcount(word));
    return size;
  }

  /// Calls `take` with each document, rising, and leaves the set empty.
  template <typename Take>
  void drain(Take take) {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      for (auto bits = words_[word]; bits != 0; bits &= bits - 1)
        take(static_cast<std::uint32_t>(word * 64) +
             static_cast<std::uint32_t>(std::countr_zero(bits)));
      words_[word] = 0;
    }
  }

 private:
  static std::uint64_t bit_of(std::uint32_t document) { return 1ULL << (document % 64); }
  std::vector<std::uint64_t> words_;
};

}  // namespace rundkurs::query
