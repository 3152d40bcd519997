#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace Xapian {
class Database;
}

namespace rundkurs::shards {
class ShardSet;
}

namespace rundkurs::facets {

/// Open handles of one generation. A Xapian::Database is for one thread at a time; all are opened
/// at once, since the generation's files may be deleted while it is still being served.
class DatabasePool {
 public:
  /// Opens `handles` of them. Throws Xapian::Error.
  void open(const std::string& path, std::size_t handles);
  /// Of all shards together. A handle is connected anew whenever a shard was lost or found
  /// meanwhile. The set must outlive the pool.
  void open(shards::ShardSet& shards, std::size_t handles);

 private:
  struct Handle;

 public:
  /// A handle for as long as the lease lives; waits for one where all are out.
  class Lease {
   public:
    Lease(DatabasePool& pool, std::unique_ptr<Handle> handle);
    ~Lease();
    Lease(Lease&&) noexcept;
    Lease& operator=(Lease&&) = delete;
    const Xapian::Database& operator*() const { return *database_; }
    const Xapian::Database* operator->() const { return database_; }

    /// Of an index in shards: those that are not in it, and the state of the set that it shows.
    const std::vector<std::string>& missing() const;
    std::uint64_t state() const;

   private:
    friend class DatabasePool;
    void connect(shards::ShardSet& shards);

    DatabasePool* pool_;
    std::unique_ptr<Handle> handle_;
    const Xapian::Database* database_;
  };
  Lease lease();

  DatabasePool();
  ~DatabasePool();

 private:
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Handle>> free_;
  shards::ShardSet* shards_ = nullptr;
};

}  // namespace rundkurs::facets
