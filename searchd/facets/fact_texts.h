#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Database;
}

namespace rundkurs::facets {

/// What is told of each document in a list of hits (index_layout::facts_slot), in memory: to look
/// ten of them up in the index takes a good part of a search. All or nothing: where they are too
/// many, each is read from the index.
class FactTexts {
 public:
  /// Reads them in the order of docids, and gives up where they take more than `most_bytes`. Throws
  /// Xapian::Error.
  static FactTexts load(const Xapian::Database& database, std::size_t most_bytes);

  /// Empty where they are not kept, or there is no such document.
  std::string_view of(std::uint32_t document) const;

 private:
  std::string text_;
  std::vector<std::uint32_t> ends_;  ///< By docid.
};

}  // namespace rundkurs::facets
