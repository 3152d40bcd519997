#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "searchd/query/bm25.h"
#include "searchd/query/holdings.h"
#include "searchd/query/posting_cursor.h"

namespace rundkurs::query {

/// What the walk needs to know of each document, by docid; index 0 is unused.
struct DocumentLengths {
  std::vector<std::uint32_t> length;  ///< 0 for a docid without a document.
  double average = 0;
  std::uint32_t count = 0;
};

/// The part of BM25 that depends on the document (Robertson and Zaragoza, "The Probabilistic
/// Relevance Framework", 2009). The lengths must outlive it.
class Saturation {
 public:
  explicit Saturation(const DocumentLengths& lengths)
      : length_(lengths.length.data()),
        least_norm_(bm25::k1 * (lengths.average > 0 ? 1 - bm25::b : 1)),
        norm_of_length_(lengths.average > 0 ? bm25::k1 * bm25::b / lengths.average : 0) {}

  /// Of a word that stands `times` times in the document, whose length must be known.
  double operator()(double times, std::uint32_t document) const {
    const double norm = least_norm_ + norm_of_length_ * length_[document];
    return times * (bm25::k1 + 1) / (times + norm);
  }

 private:
  const std::uint32_t* length_;
  double least_norm_;      ///< Of a document without length.
  double norm_of_length_;  ///< For each unit of length.
};

/// Goes through the documents that hold a word of a query, by rising docids, and tells how well
/// they hold it: worked out before, or, of a word that stands for itself alone, read from its
/// posting list where it is asked for.
class Holders {
 public:
  explicit Holders(std::shared_ptr<const Holdings> holdings)
      : holdings_(std::move(holdings)), at_(holdings_->data()), end_(at_ + holdings_->size()) {}
  Holders(PostingCursor list, Saturation saturation) : list_(list), saturation_(saturation) {}

  /// All there are, also those that lie behind.
  std::size_t size() const { return list_ ? list_->postings() : holdings_->size(); }

  bool at_end() const { return list_ ? list_->at_end() : at_ == end_; }
  std::uint32_t document() const { return list_ ? list_->document() : at_->document; }
  float value() const { return list_ ? value_of(list_->times(), list_->document()) : at_->value; }

  /// To the first document at or behind that one.
  void skip_to(std::uint32_t document) {
    if (list_)
      list_->skip_to(document);
    else
      at_ = advance(document);
  }

  /// The same, and tells whether that one is a holder.
  bool look_for(std::uint32_t document) {
    skip_to(document);
    return !at_end() && this->document() == document;
  }

  /// Calls `take` with each document below `end` from here on and its value.
  template <typename Take>
  void each_below(std::uint32_t end, Take take) {
    if (list_)
      return list_->each_below(end, [&](std::uint32_t document, std::uint32_t times) {
        take(document, value_of(times, document));
      });
    for (; at_ != end_ && at_->document < end; ++at_)
      take(at_->document, at_->value);
  }

 private:
  float value_of(std::uint32_t times, std::uint32_t document) const {
    return static_cast<float>((*saturation_)(times, document));
  }
  const Holding* advance(std::uint32_t document) const;

  std::shared_ptr<const Holdings> holdings_;  ///< Null where a list is read.
  const Holding* at_ = nullptr;
  const Holding* end_ = nullptr;
  std::optional<PostingCursor> list_;
  std::optional<Saturation> saturation_;
};

/// One of the ways to hold a word.
struct WayToHold {
  Holders holders;
  float factor = 1;  ///< Of the holders' values.
};

}  // namespace rundkurs::query
