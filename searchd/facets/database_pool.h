#pragma once

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace Xapian {
class Database;
}

namespace rundkurs::facets {

/// Open handles of one generation. A Xapian::Database is for one thread at a time; all are opened
/// at once, since the generation's files may be deleted while it is still being served.
class DatabasePool {
 public:
  /// Opens `handles` of them. Throws Xapian::Error.
  void open(const std::string& path, std::size_t handles);

  /// A handle for as long as the lease lives; waits for one where all are out.
  class Lease {
   public:
    Lease(DatabasePool& pool, std::unique_ptr<Xapian::Database> database);
    ~Lease();
    Lease(Lease&&) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    const Xapian::Database& operator*() const { return *database_; }
    const Xapian::Database* operator->() const { return database_.get(); }

   private:
    DatabasePool* pool_;
    std::unique_ptr<Xapian::Database> database_;
  };
  Lease lease();

  DatabasePool();
  ~DatabasePool();

 private:
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Xapian::Database>> free_;
};

}  // namespace rundkurs::facets
