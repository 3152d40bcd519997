#include "searchd/facets/database_pool.h"

#include <utility>

#include <xapian.h>

#include "searchd/shards/shard_set.h"

namespace rundkurs::facets {

/// A local index is a connection too, to one that is never missing.
struct DatabasePool::Handle {
  shards::ShardSet::Connection connection;
};

DatabasePool::DatabasePool() = default;
DatabasePool::~DatabasePool() = default;

void DatabasePool::open(const std::string& path, std::size_t handles) {
  for (std::size_t i = 0; i < handles; ++i) {
    auto handle = std::make_unique<Handle>();
    handle->connection.database = Xapian::Database(path);
    free_.push_back(std::move(handle));
  }
}

void DatabasePool::open(shards::ShardSet& shards, std::size_t handles) {
  shards_ = &shards;
  for (std::size_t i = 0; i < handles; ++i)
    free_.push_back(std::make_unique<Handle>(Handle{shards.connect()}));
}

DatabasePool::Lease DatabasePool::lease() {
  std::unique_ptr<Handle> handle;
  {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [this] { return !free_.empty(); });
    handle = std::move(free_.back());
    free_.pop_back();
  }
  Lease lease(*this, std::move(handle));  // Gives it back whatever happens.
  if (shards_ != nullptr) lease.connect(*shards_);
  return lease;
}

DatabasePool::Lease::Lease(DatabasePool& pool, std::unique_ptr<Handle> handle)
    : pool_(&pool), handle_(std::move(handle)), database_(&handle_->connection.database) {}

DatabasePool::Lease::Lease(Lease&&) noexcept = default;

DatabasePool::Lease::~Lease() {
  if (handle_ == nullptr) return;  // Moved away.
  {
    const std::lock_guard lock(pool_->mutex_);
    pool_->free_.push_back(std::move(handle_));
  }
  pool_->returned_.notify_one();
}

void DatabasePool::Lease::connect(shards::ShardSet& shards) {
  auto& connection = handle_->connection;
  if (connection.epoch != shards.epoch()) connection = shards.connect();
}

const std::vector<std::string>& DatabasePool::Lease::missing() const {
  return handle_->connection.missing;
}

std::uint64_t DatabasePool::Lease::state() const {
  return handle_->connection.state;
}

}  // namespace rundkurs::facets
