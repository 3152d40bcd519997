#include "searchd/facets/database_pool.h"

#include <utility>

#include <xapian.h>

namespace rundkurs::facets {

DatabasePool::DatabasePool() = default;
DatabasePool::~DatabasePool() = default;

void DatabasePool::open(const std::string& path, std::size_t handles) {
  for (std::size_t i = 0; i < handles; ++i)
    free_.push_back(std::make_unique<Xapian::Database>(path));
}

DatabasePool::Lease DatabasePool::lease() {
  std::unique_lock lock(mutex_);
  returned_.wait(lock, [this] { return !free_.empty(); });
  auto database = std::move(free_.back());
  free_.pop_back();
  return {*this, std::move(database)};
}

DatabasePool::Lease::Lease(DatabasePool& pool, std::unique_ptr<Xapian::Database> database)
    : pool_(&pool), database_(std::move(database)) {}

DatabasePool::Lease::~Lease() {
  if (database_ == nullptr) return;  // Moved away.
  {
    const std::lock_guard lock(pool_->mutex_);
    pool_->free_.push_back(std::move(database_));
  }
  pool_->returned_.notify_one();
}

}  // namespace rundkurs::facets
