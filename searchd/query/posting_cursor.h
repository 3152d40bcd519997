#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>

namespace rundkurs::query {

/// Postings whose docids begin alike, as FrequentPostings keeps them: this, the lower halves of all
/// docids, then how often the term stands in each.
struct PostingBlock {
  std::uint16_t documents = 0;  ///< The upper half of the docids.
  std::uint16_t last = 0;       ///< How many there are, less one.

  std::size_t size() const { return std::size_t{last} + 1; }
  /// Two bytes a docid lie at even addresses.
  std::size_t bytes() const { return bytes_of(size()); }
  static constexpr std::size_t bytes_of(std::size_t postings) {
    return sizeof(PostingBlock) + (postings * 3 + 1) / 2 * 2;
  }
};

/// No docid is as high.
inline constexpr auto behind_all = std::numeric_limits<std::uint32_t>::max();

/// Goes through a list of such blocks by rising docids.
class PostingCursor {
 public:
  /// At the first of `postings`, which stand in so many blocks behind one another.
  PostingCursor(const std::byte* blocks, std::uint32_t count, std::uint32_t postings)
      : next_(blocks), blocks_left_(count), postings_(postings) {
    open_block();
  }

  /// Of the whole list.
  std::uint32_t postings() const { return postings_; }

  bool at_end() const { return place_ == count_; }
  std::uint32_t document() const { return high_ | low_[place_]; }
  /// How often the term stands there.
  std::uint32_t times() const { return times_[place_]; }

  /// To the first posting at or behind the document.
  void skip_to(std::uint32_t document) {
    while (!at_end() && high_ / block_documents < document / block_documents)
      open_block();
    if (at_end() || this->document() >= document) return;
    skip_within(static_cast<std::uint16_t>(document % block_documents));
    if (at_end()) open_block();
  }

  /// Calls `take` with each docid below `end` from here on, and how often the term stands there.
  template <typename Take>
  void each_below(std::uint32_t end, Take take) {
    for (; !at_end() && high_ < end; open_block()) {
      const auto below = end - high_;
      for (; place_ < count_; ++place_) {
        if (low_[place_] >= below) return;
        take(high_ | low_[place_], std::uint32_t{times_[place_]});
      }
    }
  }

 private:
  static constexpr std::uint32_t block_documents = 0x10000;

  void open_block() {
    place_ = count_ = 0;
    if (blocks_left_ == 0) return;
    --blocks_left_;
    PostingBlock block;
    std::memcpy(&block, next_, sizeof block);
    high_ = std::uint32_t{block.documents} * block_documents;
    count_ = block.size();
    low_ = reinterpret_cast<const std::uint16_t*>(next_ + sizeof block);
    times_ = reinterpret_cast<const std::uint8_t*>(low_ + count_);
    next_ += block.bytes();
  }

  /// By strides that double and then a binary search. The one at hand lies before `wanted`.
  void skip_within(std::uint16_t wanted) {
    std::size_t stride = 1;
    while (place_ + stride < count_ && low_[place_ + stride] < wanted) {
      place_ += stride;
      stride *= 2;
    }
    const auto* const end = low_ + std::min(count_, place_ + stride);
    place_ = static_cast<std::size_t>(std::lower_bound(low_ + place_, end, wanted) - low_);
  }

  const std::byte* next_;  ///< The block behind the one at hand.
  std::uint32_t blocks_left_;
  std::uint32_t postings_;
  std::uint32_t high_ = 0;
  const std::uint16_t* low_ = nullptr;
  const std::uint8_t* times_ = nullptr;
  std::size_t place_ = 0;
  std::size_t count_ = 0;
};

}  // namespace rundkurs::query
