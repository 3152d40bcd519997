#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace rundkurs::facets {

/// Several values for each document, in two arrays: all values in the order of docids, and where
/// each document's begin. Filled once, then read from any thread.
template <typename T>
class ListColumn {
 public:
  /// Documents are appended in ascending order of docids; those left out have no values.
  void append(std::uint32_t document, std::span<const T> values) {
    fill_to(document);
    values_.insert(values_.end(), values.begin(), values.end());
    begins_.push_back(static_cast<std::uint32_t>(values_.size()));
  }

  /// After the last append: room for docids below `documents`.
  void seal(std::size_t documents) {
    fill_to(documents);
    begins_.shrink_to_fit();
    values_.shrink_to_fit();
  }

  std::span<const T> of(std::uint32_t document) const {
    return {values_.data() + begins_[document], begins_[document + 1] - begins_[document]};
  }

 private:
  void fill_to(std::size_t document) {
    while (begins_.size() <= document)
      begins_.push_back(static_cast<std::uint32_t>(values_.size()));
  }

  std::vector<std::uint32_t> begins_ = {0};
  std::vector<T> values_;
};

}  // namespace rundkurs::facets
