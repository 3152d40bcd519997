#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/result.h"
#include "searchd/query/posting_cursor.h"
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

  /// At the beginning of the term's list; nothing where that is not here. Must not outlive this.
  std::optional<PostingCursor> find(std::string_view term) const;

 private:
  struct List {
    std::uint64_t digest;  ///< Of the term: half a million terms take as much room as their lists.
    const std::byte* begin;
    std::uint32_t blocks;
    std::uint32_t postings;
  };
  struct Proposed {
    std::string term;
    std::uint32_t documents;
  };

  struct OpenBlock;

  Result<void> set_aside(std::size_t own_bytes);
  std::size_t keep_longest(std::size_t own_bytes);
  std::size_t most_bytes(const Proposed& proposed) const;
  void add_list(const Proposed& proposed,
                const Xapian::Database& database,
                OpenBlock& block,
                std::byte*& at);

  std::vector<Proposed> proposed_;
  ScratchMemory scratch_;
  std::vector<std::byte> own_;  ///< In the place of scratch memory.
  std::vector<List> lists_;     ///< By digest.
  std::uint32_t last_document_ = 0;
};

}  // namespace rundkurs::query
