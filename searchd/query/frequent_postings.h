#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace Xapian {
class Database;
}

namespace rundkurs::query {

/// The posting lists of an index' frequent words and stems, in memory, three bytes a posting: to
/// find a list in the index takes longer than to walk through most of them, and the beginning of a
/// word stands for a hundred. Of "and", "of" and their like there are none.
///
/// Filled when a snapshot is opened, then read from any thread.
class FrequentPostings {
 public:
  /// Takes the term up for read() if it is frequent enough among `all` documents.
  void propose(std::string_view term, std::uint32_t documents, std::uint32_t all);

  /// Reads the lists of what was proposed, the longest first, as far as they fit `most_bytes`.
  /// Throws Xapian::Error.
  void read(const Xapian::Database& database, std::size_t most_bytes);

  /// Calls `take` with each docid, rising, and how often the term stands there. False, and nothing
  /// is called, where the list is not here.
  template <typename Take>
  bool each(const std::string& term, Take take) const {
    const auto found = lists_.find(term);
    if (found == lists_.end()) return false;
    for (auto block = found->second.first; block < found->second.second; ++block) {
      const auto high = blocks_[block].documents;
      for (auto i = blocks_[block].begin; i < blocks_[block].end; ++i)
        take(high | low_[i], std::uint32_t{frequencies_[i]});
    }
    return true;
  }

 private:
  /// Postings whose docids begin alike.
  struct Block {
    std::uint32_t documents;  ///< The upper half of the docids.
    std::uint32_t begin;      ///< Into low_ and frequencies_.
    std::uint32_t end;
  };

  bool read_list(const std::string& term, const Xapian::Database& database);

  std::vector<std::pair<std::uint32_t, std::string>> proposed_;
  std::vector<std::uint16_t> low_;         ///< The lower half of each docid.
  std::vector<std::uint8_t> frequencies_;  ///< Beside each.
  std::vector<Block> blocks_;
  std::unordered_map<std::string, std::pair<std::uint32_t, std::uint32_t>> lists_;  ///< Of blocks.
};

}  // namespace rundkurs::query
