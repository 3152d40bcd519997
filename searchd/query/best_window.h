#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "searchd/query/document_set.h"
#include "searchd/query/holders.h"

namespace rundkurs::query {

/// Finds out how well the documents of a stretch of docids hold a word, where there are several
/// ways to hold it: so few at a time that what is known of them stays in a near cache.
class BestWindow {
 public:
  static constexpr std::uint32_t size = 0x4000;

  /// Begins with the stretch that `document` lies in.
  void open(std::uint32_t document) { begin_ = document - document % size; }

  /// Takes what lies in the stretch of what is left of the holders, times `factor`.
  void add(Holders& holders, float factor) {
    holders.each_below(begin_ + size, [&](std::uint32_t document, float value) {
      const auto place = document - begin_;
      held_.add(place);
      best_[place] = std::max(best_[place], factor * value);
    });
  }

  /// Appends each document that was added, rising, with the best of its values, and leaves the
  /// window empty.
  void drain_to(Holdings& holdings) {
    auto size = holdings.size();
    holdings.resize(size + held_.size());
    held_.drain([&](std::uint32_t place) {
      holdings[size++] = {begin_ + place, best_[place]};
      best_[place] = 0;
    });
  }

 private:
  std::uint32_t begin_ = 0;
  DocumentSet held_{size};
  std::vector<float> best_ = std::vector<float>(size);
};

}  // namespace rundkurs::query
