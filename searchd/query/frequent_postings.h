#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/result.h"
#include "searchd/query/scratch_memory.h"

namespace Xapian {
class Database;
}

namespace rundkurs::query {

/// The posting lists of the words and stems that several documents have, three bytes a posting: to
/// find a list in the index takes longer than to walk through most of them, each posting ten times
/// as long as here, and the beginning of a word stands for a hundred. Of "and", "of" and their like
/// there are none.
///
/// They lie in scratch memory, since a million offerings have half a gigabyte of them; where there
/// is none to be had, the longest of them in the process' own. Filled when a snapshot is opened,
/// then read from any thread.
class FrequentPostings {
 public:
  /// Takes the term up for read() if several documents have it.
  void propose(std::string_view term, std::uint32_t documents);

  /// Reads the lists of what was proposed, into the process' own memory where they fit `own_bytes`.
  /// Where they do not and no scratch memory is to be had, the longest ones, and tells why. Throws
  /// Xapian::Error.
  Result<void> read(const Xapian::Database& database, std::size_t own_bytes);

  /// Calls `take` with each docid, rising, and how often the term stands there. False, and nothing
  /// is called, where the list is not here.
  template <typename Take>
  bool each(std::string_view term, Take take) const {
    const auto* const list = find(term);
    if (list == nullptr) return false;
    const auto* at = list->postings;
    for (std::uint32_t blocks = list->blocks; blocks > 0; --blocks) {
      Block block;
      std::memcpy(&block, at, sizeof block);
      const auto high = std::uint32_t{block.documents} << 16U;
      const auto count = std::uint32_t{block.last} + 1;
      // Two bytes a docid lie at even addresses.
      const auto* const low = reinterpret_cast<const std::uint16_t*>(at + sizeof block);
      const auto* const times = reinterpret_cast<const std::uint8_t*>(low + count);
      for (std::uint32_t i = 0; i < count; ++i)
        take(high | low[i], std::uint32_t{times[i]});
      at += bytes_of_block(count);
    }
    return true;
  }

 private:
  /// Postings whose docids begin alike: this, the lower halves of all of them, then how often the
  /// term stands in each.
  struct Block {
    std::uint16_t documents = 0;  ///< The upper half of the docids.
    std::uint16_t last = 0;       ///< How many there are, less one.
  };
  struct List {
    std::uint64_t digest;  ///< Of the term: half a million terms take as much room as their lists.
    const std::byte* postings;
    std::uint32_t blocks;
  };
  struct Proposed {
    std::string term;
    std::uint32_t documents;
  };

  struct OpenBlock;

  static constexpr std::size_t bytes_of_block(std::size_t count) {
    return sizeof(Block) + (count * 3 + 1) / 2 * 2;
  }
  const List* find(std::string_view term) const;
  Result<void> set_aside(std::size_t own_bytes);
  std::size_t keep_longest(std::size_t own_bytes);
  std::size_t most_bytes(const Proposed& proposed) const;
  std::uint32_t write_list(const Proposed& proposed,
                           const Xapian::Database& database,
                           OpenBlock& block,
                           std::byte*& at) const;

  std::vector<Proposed> proposed_;
  ScratchMemory scratch_;
  std::vector<std::byte> own_;  ///< In the place of scratch memory.
  std::vector<List> lists_;     ///< By digest.
  std::uint32_t last_document_ = 0;
};

}  // namespace rundkurs::query
