#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rundkurs {

/// What words begin with, so that whoever looks for words at every place of a longer one need not
/// ask for each of its pieces. A Bloom filter of one hash function: it may say too much (of a
/// beginning in twenty, with the vocabulary as it is), never too little.
class WordBeginnings {
 public:
  void add(std::string_view word);

  /// Bytes of the longest beginning of `text` that may be one of a word.
  std::size_t longest_in(std::string_view text) const;

 private:
  static constexpr std::size_t bits = std::size_t{1} << 19U;
  std::vector<std::uint64_t> seen_;  ///< A bit for each hash; none before the first word.
};

}  // namespace rundkurs
