#include "searchd/shards/shard_set.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include <fmt/format.h>

#include "schemas/fnv.h"

namespace rundkurs::shards {
namespace {

// A machine in the same house answers at once, or not at all.
constexpr unsigned connect_milliseconds = 1000;
constexpr unsigned answer_milliseconds = 5000;

Xapian::Database open(const Address& address) {
  if (address.remote())
    return Xapian::Remote::open(
        address.host, address.port, answer_milliseconds, connect_milliseconds);
  return Xapian::Database(address.path);
}

Xapian::Database empty_database() {
  return Xapian::WritableDatabase(std::string(), Xapian::DB_BACKEND_INMEMORY);
}

/// A connection, where somebody answers and has an index.
std::optional<std::pair<Xapian::Database, std::string>> reach(const Address& address) {
  try {
    auto database = open(address);
    auto revision = database.get_metadata("revision");
    return std::pair(std::move(database), std::move(revision));
  } catch (const Xapian::Error&) {
    return std::nullopt;
  }
}

}  // namespace

ShardSet::ShardSet(std::vector<Address> addresses) {
  for (auto& address : addresses) {
    Shard shard{std::move(address), "", false};
    if (auto reached = reach(shard.address)) {
      shard.revision = std::move(reached->second);
      shard.there = true;
    }
    shards_.push_back(std::move(shard));
  }
}

ShardSet::Connection ShardSet::connect() {
  Connection connection;
  std::vector<Shard> shards;
  {
    const std::lock_guard lock(mutex_);
    shards = shards_;
    connection.state = state_;
    connection.epoch = epoch_;
  }
  for (std::size_t i = 0; i < shards.size(); ++i) {
    auto part = empty_database();
    if (shards[i].there) {
      auto reached = reach(shards[i].address);
      shards[i].there = reached && reached->second == shards[i].revision;
      if (shards[i].there)
        part = std::move(reached->first);
      else
        std::tie(connection.state, connection.epoch) = found(i, false);
    }
    if (!shards[i].there) connection.missing.push_back(shards[i].address.name);
    connection.database.add_database(part);
    connection.parts.push_back(std::move(part));
  }
  return connection;
}

std::uint64_t ShardSet::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

std::uint64_t ShardSet::epoch() const {
  const std::lock_guard lock(mutex_);
  return epoch_;
}

std::vector<std::string> ShardSet::missing() const {
  std::vector<std::string> names;
  for (auto& shard : states()) {
    if (!shard.there) names.push_back(std::move(shard.name));
  }
  return names;
}

std::vector<ShardState> ShardSet::states() const {
  const std::lock_guard lock(mutex_);
  std::vector<ShardState> states;
  for (const auto& shard : shards_)
    states.push_back({shard.address.name, shard.there});
  return states;
}

std::pair<std::uint64_t, std::uint64_t> ShardSet::found(std::size_t shard, bool there) {
  const std::lock_guard lock(mutex_);
  if (shards_[shard].there != there) {
    shards_[shard].there = there;
    ++state_;
    ++epoch_;
  }
  return {state_, epoch_};
}

bool ShardSet::look() {
  std::vector<Shard> shards;
  {
    const std::lock_guard lock(mutex_);
    shards = shards_;
  }
  bool changed = false;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const auto reached = reach(shards[i].address);
    // Whoever is connected to the former generation can go on with it.
    if (reached && reached->second != shards[i].revision)
      changed = true;
    else
      found(i, reached.has_value());
  }
  return changed;
}

void ShardSet::look_after_failure() {
  {
    const std::lock_guard lock(mutex_);
    ++epoch_;
  }
  look();
}

std::string ShardSet::revision() const {
  const std::lock_guard lock(mutex_);
  std::string all;
  for (const auto& shard : shards_)
    all += shard.revision + '\n';
  return fmt::format("shards-{:016x}", fnv1a(all));
}

}  // namespace rundkurs::shards
