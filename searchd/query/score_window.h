#pragma once

#include <array>
#include <cstdint>

#include "searchd/query/document_set.h"
#include "searchd/query/holders.h"

namespace rundkurs::query {

/// Adds up what the documents of a short stretch of docids hold: so few at a time that all sums
/// stay in the processor's nearest cache.
class ScoreWindow {
 public:
  static constexpr std::uint32_t size = 2048;

  /// Begins with the stretch that `document` lies in.
  void open(std::uint32_t document) { begin_ = document - document % size; }

  /// Adds what lies in the stretch of what is left of the holders.
  void add(Holders& holders, double weight, float share) {
    holders.each_below(begin_ + size, [&](std::uint32_t document, float value) {
      const auto place = document - begin_;
      touched_.add(place);
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
    touched_.drain([&](std::uint32_t place) {
      take(begin_ + place, score_[place], share_[place]);
      score_[place] = share_[place] = 0;
    });
  }

 private:
  std::uint32_t begin_ = 0;
  std::array<float, size> score_{};
  std::array<float, size> share_{};
  DocumentSet touched_{size};
};

}  // namespace rundkurs::query
