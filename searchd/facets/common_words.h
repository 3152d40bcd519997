#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/query/holdings.h"
#include "searchd/query/holdings_reader.h"

namespace Xapian {
class Database;
}

namespace rundkurs::facets {

/// The words and stems of an index that queries are most likely to ask for, so that their lists are
/// in the cache before anybody does: the frequent ones, without "and", "of" and their like.
class CommonWords {
 public:
  explicit CommonWords(std::uint32_t documents) : documents_(documents) {}

  /// Takes the term if it is frequent enough.
  void add(std::string_view term, std::uint32_t documents);

  /// Reads the lists into the cache, those of words before those of stems and of each the most
  /// frequent first, until they take `most_bytes`. Throws Xapian::Error.
  void read_into(query::HoldingsCache& cache,
                 const Xapian::Database& database,
                 const query::DocumentLengths& lengths,
                 std::size_t most_bytes);

 private:
  using Terms = std::vector<std::pair<std::uint32_t, std::string>>;
  std::uint32_t documents_;
  Terms words_;
  Terms stems_;
};

}  // namespace rundkurs::facets
