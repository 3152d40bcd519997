#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace rundkurs::query {

/// Some documents of an index, a bit each: quick to fill in any order and to read in that of
/// docids, and brought together with other such sets 64 documents at a time. All sets of one index
/// have the same room.
class DocumentSet {
 public:
  DocumentSet() = default;
  /// Empty, with room for docids below `documents`.
  explicit DocumentSet(std::size_t documents) { reset(documents); }
  void reset(std::size_t documents) { words_.assign((documents + 63) / 64, 0); }
  /// The docids for which there is room; some more than were asked for.
  std::size_t room() const { return words_.size() * 64; }

  void add(std::uint32_t document) { words_[document / 64] |= bit_of(document); }
  bool has(std::uint32_t document) const { return (words_[document / 64] & bit_of(document)) != 0; }

  void unite(const DocumentSet& other);
  void intersect(const DocumentSet& other);
  /// Becomes the set of the documents that are in at least so many (one or more) of the sets.
  void assign_in_at_least(std::size_t count, std::span<const DocumentSet* const> sets);

  std::size_t size() const { return shared_with(*this); }
  /// How many documents are in both.
  std::size_t shared_with(const DocumentSet& other) const;

  /// Calls `take` with each document, rising.
  template <typename Take>
  void each(Take take) const {
    for (std::size_t word = 0; word < words_.size(); ++word)
      each_of(word, take);
  }

  /// The same, and leaves the set empty.
  template <typename Take>
  void drain(Take take) {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      each_of(word, take);
      words_[word] = 0;
    }
  }

 private:
  static std::uint64_t bit_of(std::uint32_t document) { return 1ULL << (document % 64); }

  template <typename Take>
  void each_of(std::size_t word, Take& take) const {
    for (auto bits = words_[word]; bits != 0; bits &= bits - 1)
      take(static_cast<std::uint32_t>(word * 64) +
           static_cast<std::uint32_t>(std::countr_zero(bits)));
  }

  std::vector<std::uint64_t> words_;
};

}  // namespace rundkurs::query
