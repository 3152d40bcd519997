#pragma once

#include <xapian.h>

#include "searchd/facets/snapshot.h"
#include "searchd/shards/sharded_index.h"

namespace rundkurs {

/// Calls `ask` with a handle of the snapshot's index. Where a shard is lost meanwhile it is asked
/// again, of those that are left: one call of Xapian cannot be repeated by itself. Throws
/// Xapian::Error where that does not help either.
template <typename Ask>
auto ask_index(const facets::Snapshot& snapshot, const Ask& ask) {
  constexpr int most_tries = 3;
  for (int tries = 1;; ++tries) {
    try {
      const auto database = snapshot.databases.lease();
      return ask(database);
    } catch (const Xapian::NetworkError&) {
      if (snapshot.sharded == nullptr || tries == most_tries) throw;
      snapshot.sharded->set.look_after_failure();
    }
  }
}

}  // namespace rundkurs
