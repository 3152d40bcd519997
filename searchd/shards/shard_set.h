#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "searchd/shards/shard_state.h"
#include "searchd/shards/stub_file.h"

namespace rundkurs::shards {

/// The shards of an index, and which of them answer. Safe from any thread.
///
/// A set stands for one generation of each shard. A shard that could not be asked is left out until
/// it is seen again; one that shows another generation than before is left out too, until somebody
/// makes a new set: docids and statistics of two generations do not go together.
class ShardSet {
 public:
  /// Looks for each of them.
  explicit ShardSet(std::vector<Address> addresses);

  /// All shards as one database.
  struct Connection {
    Xapian::Database database;
    std::vector<Xapian::Database> parts;  ///< By shard; an empty one where it is missing.
    std::vector<std::string> missing;     ///< Names of those that are not in it.
    std::uint64_t state = 0;              ///< As state() was when it was begun.
    std::uint64_t epoch = 0;              ///< As epoch() was.
  };
  /// New connections to all that are there. In the place of a missing one is an empty database, so
  /// that each docid means the same document whoever is missing.
  Connection connect();

  /// Changes whenever a shard is lost or found: other documents are searched from then on.
  std::uint64_t state() const;
  /// Changes then, and when a connection has failed: those made before are outdated.
  std::uint64_t epoch() const;
  std::vector<std::string> missing() const;

  std::vector<ShardState> states() const;

  /// Asks each shard, also those that are missing. True where one shows a generation that this set
  /// does not stand for.
  bool look();
  /// The same after a connection has failed, maybe only as it was not used for long.
  void look_after_failure();

  /// What identifies the generations of all shards together.
  std::string revision() const;

 private:
  struct Shard {
    Address address;
    std::string revision;  ///< That the set stands for; empty where it was never seen.
    bool there = false;
  };

  /// Gives the state and the epoch from then on.
  std::pair<std::uint64_t, std::uint64_t> found(std::size_t shard, bool there);

  mutable std::mutex mutex_;
  std::vector<Shard> shards_;
  std::uint64_t state_ = 1;
  std::uint64_t epoch_ = 1;
};

}  // namespace rundkurs::shards
