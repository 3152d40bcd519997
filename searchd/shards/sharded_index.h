#pragma once

#include <utility>
#include <vector>

#include "searchd/shards/filter_terms.h"
#include "searchd/shards/holder_counts.h"
#include "searchd/shards/shard_set.h"

namespace rundkurs::shards {

/// What a snapshot of an index in shards has in the place of columns and posting lists.
struct ShardedIndex {
  explicit ShardedIndex(std::vector<Address> addresses) : set(std::move(addresses)) {}

  ShardSet set;
  FilterTerms filter_terms;  ///< Filled when the snapshot is opened.
  HolderCounts holders;
};

}  // namespace rundkurs::shards
