#include "schemas/sql/sqlite_file.h"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "schemas/sql/migration.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;
using sqlite::Connection;

constexpr const char* in_memory = ":memory:";

Result<void> check_path(const std::string& path, const DatabaseKind& kind, DatabaseAccess access) {
  std::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  if (fs::is_directory(status)) {
    return Error{
        Error::Code::refused,
        fmt::format("is a folder, not a {}", kind.name),
        path,
        fmt::format("give a file, such as sqlite:{}", (fs::path(path) / kind.file).string())};
  }
  if (fs::exists(status)) return {};
  if (access != DatabaseAccess::read_write) {
    return Error{Error::Code::not_found,
                 fmt::format("no {} there", kind.name),
                 path,
                 fmt::format("check the path; {} makes one", kind.made_by)};
  }
  failure.clear();  // That there is no file is no failure.
  const fs::path folder = fs::path(path).parent_path();
  if (!folder.empty()) fs::create_directories(folder, failure);
  if (failure) {
    return Error{Error::Code::storage,
                 "cannot be made: " + failure.message(),
                 folder.string(),
                 "give a path in a folder that can be written"};
  }
  return {};
}

/// The file behind all links, so that two names of one file mean one lock.
std::string resolved(const std::string& path) {
  std::error_code failure;
  const fs::path real = fs::weakly_canonical(path, failure);
  return failure ? path : real.string();
}

/// Before SQLite makes it: nobody else may look in, also not in between. Its companions (the log)
/// get the same permissions.
Result<void> make_private(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  const bool made = descriptor >= 0 && ::fchmod(descriptor, 0600) == 0;
  const int failure = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (made) return {};
  return Error{Error::Code::storage,
               "cannot be made private: " + std::generic_category().message(failure),
               path,
               "the file must belong to whoever runs the program"};
}

Result<void> prepare_writer(Connection& connection, const DatabaseKind& kind) {
  // First look, then touch: a database of somebody else must stay as it is.
  auto number = migration_number(connection, kind);
  if (!number) return std::move(number).error();
  // Of a new file. A record has two or three kilobytes: of pages of four, half would be empty.
  connection.execute("PRAGMA page_size = 8192");
  // Readers go on while a writer writes. Kept in the file, hence only a writer's to set.
  connection.execute("PRAGMA journal_mode = WAL");
  return migrate(connection, kind);
}

}  // namespace

Result<std::unique_ptr<SqliteFile>> open_sqlite_file(const std::string& path,
                                                     const DatabaseKind& kind,
                                                     DatabaseAccess access) {
  const bool writes = access == DatabaseAccess::read_write;
  std::optional<WriterLock> lock;
  if (path != in_memory) {
    if (auto usable = check_path(path, kind, access); !usable) return std::move(usable).error();
    if (writes && kind.personal) {
      if (auto made = make_private(path); !made) return std::move(made).error();
    }
    if (writes && kind.writers == DatabaseKind::Writers::one_program) {
      auto acquired = WriterLock::acquire(resolved(path), kind.name);
      if (!acquired) return std::move(acquired).error();
      lock = std::move(acquired).value();
    }
  }
  return sql::guarded([&]() -> Result<std::unique_ptr<SqliteFile>> {
    const auto mode = access == DatabaseAccess::read_only ? Connection::Mode::read_only
                                                          : Connection::Mode::read_write;
    std::unique_ptr<SqliteFile> file(new SqliteFile{std::move(lock), Connection(path, mode)});
    Connection& connection = file->connection;
    // Where there is one writer, it waits for those beside it, and a reader only while a writer
    // takes over the log of one that was killed.
    connection.execute("PRAGMA busy_timeout = 5000");
    connection.execute("PRAGMA foreign_keys = ON");
    // With WAL a killed program loses nothing that was committed; a power cut may lose the last
    // commits but never the file. A crawl repeats what it lost.
    connection.execute(kind.personal ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    if (kind.personal) connection.execute("PRAGMA secure_delete = ON");
    connection.execute(
        "PRAGMA cache_size = -65536");  // KiB; the default of 2 MiB thrashes at 1M URLs
    auto prepared = writes ? prepare_writer(connection, kind) : check_newest(connection, kind);
    if (!prepared) return std::move(prepared).error();
    return file;
  });
}

}  // namespace rundkurs
