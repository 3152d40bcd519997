#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "searchd/query/holders.h"

namespace rundkurs::query {

/// Adds up what the documents of a short stretch of docids hold: so few at a time that all sums
/// stay in the processor's nearest cache.
class ScoreWindow {
 public:
  static constexpr std::uint32_t size = 2048;
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  /// Begins with the stretch that `document` lies in.
  void open(std::uint32_t document) { begin_ = document - document % size; }

  /// Adds what lies in the stretch of what is left of the holders.
  void add(Holders& holders, double weight, float share) {
    holders.each_below(begin_ + size, [&](std::uint32_t document, float value) {
      const auto place = document - begin_;
      touched_[place / 64] |= 1ULL << (place % 64);
      score_[place] += static_cast<float>(weight * value);
      share_[place] += share;
    });
  }

  /// Of a document in the stretch; 0 where it was not added.
  float score(std::uint32_t document) const { return score_[document - begin_]; }

  /// Calls `take` with each document that was added, rising, its score and its share, and leaves
  /// the window empty.
  template <typename Take>
  void drain(Take take) {
    for (std::size_t word = 0; word < touched_.size(); ++word) {
      for (auto bits = touched_[word]; bits != 0; bits &= bits - 1) {
        const auto place = static_cast<std::uint32_t>(word * 64) +
                           static_cast<std::uint32_t>(std::countr_zero(bits));
        take(begin_ + place, score_[place], share_[place]);
        score_[place] = share_[place] = 0;
      }
      touched_[word] = 0;
    }
  }

 private:
  std::uint32_t begin_ = 0;
  std::array<float, size> score_{};
  std::array<float, size> share_{};
  std::array<std::uint64_t, size / 64> touched_{};
};

}  // namespace rundkurs::query
