#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "searchd/query/best_window.h"
#include "searchd/query/holders.h"
#include "searchd/query/holdings.h"
#include "searchd/query/query_plan.h"

namespace Xapian {
class Database;
}  // namespace Xapian

namespace rundkurs::query {

/// Reads the posting lists of one word of a query: who holds it in any of its ways, and how well.
/// The values are a Saturation's, times the factor of the way.
///
/// What is kept in the cache is what a group gave, not the lists that it is made of: of the hundred
/// words behind a beginning each would cost more to keep than to read.
///
/// Keeps its buffers between calls; for one thread at a time.
class HoldingsReader {
 public:
  /// Takes from `cache`, and leaves there, what is worth it; there may be none. The lengths and
  /// the cache must outlive what it gives. Throws Xapian::Error where the index cannot be read.
  Holders read(const Group& group,
               const Xapian::Database& database,
               const DocumentLengths& lengths,
               HoldingsCache* cache);

  /// The same, but nothing is worked out that can as well be for a few of the holders: how well
  /// one of them holds the word is the best of the ways' values. One way alone has no factor.
  std::vector<WayToHold> ways(const Group& group,
                              const Xapian::Database& database,
                              const DocumentLengths& lengths,
                              HoldingsCache* cache);

  /// All holders of the group whose ways() these are.
  Holders all_of(const Group& group, std::vector<WayToHold> ways);

 private:
  Holders work_out(const Group& group, std::vector<WayToHold> ways);
  Holders holders_of(const std::string& term);
  std::shared_ptr<const Holdings> read_list(const std::string& term);
  std::vector<WayToHold> listed_ways(const Group& group);
  std::shared_ptr<const Holdings> best_of(std::vector<WayToHold> ways);
  std::shared_ptr<const Holdings> hold_all(const std::vector<std::string>& terms);
  std::shared_ptr<const Holdings> hold_phrase(const std::vector<std::string>& words);
  /// A copy of list_, in no more room than it takes.
  std::shared_ptr<const Holdings> listed() const;

  const Xapian::Database* database_ = nullptr;
  const DocumentLengths* lengths_ = nullptr;
  HoldingsCache* cache_ = nullptr;
  std::optional<Saturation> saturation_;
  Holdings list_;  ///< While it is made.
  BestWindow window_;
};

}  // namespace rundkurs::query
