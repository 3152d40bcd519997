#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace rundkurs::facets {

/// Some documents of an index, a bit each, to be brought together with other such sets 64 documents
/// at a time. All sets of one index have the same room.
class DocumentBits {
 public:
  DocumentBits() = default;
  /// Empty, with room for docids below `documents`.
  explicit DocumentBits(std::size_t documents) : words_((documents + 63) / 64, 0) {}
  /// The docids for which there is room; some more than were asked for.
  std::size_t room() const { return words_.size() * 64; }

  void add(std::uint32_t document) { words_[document / 64] |= 1ULL << (document % 64); }
  bool has(std::uint32_t document) const {
    return (words_[document / 64] >> (document % 64) & 1U) != 0;
  }

  void unite(const DocumentBits& other);
  void intersect(const DocumentBits& other);

  std::size_t size() const { return shared_with(*this); }
  /// How many documents are in both.
  std::size_t shared_with(const DocumentBits& other) const;

  /// Calls `take` with each document, rising.
  template <typename Take>
  void each(Take take) const {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      for (auto bits = words_[word]; bits != 0; bits &= bits - 1)
        take(static_cast<std::uint32_t>(word * 64) +
             static_cast<std::uint32_t>(std::countr_zero(bits)));
    }
  }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace rundkurs::facets
