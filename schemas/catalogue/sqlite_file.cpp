#include "schemas/catalogue/sqlite_file.h"

#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "schemas/catalogue/migration.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;
using sqlite::Connection;

constexpr const char* in_memory = ":memory:";

Result<void> check_path(const std::string& path, Connection::Mode mode) {
  std::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  if (fs::is_directory(status)) {
    return Error{
        Error::Code::refused,
        "is a folder, not a catalogue",
        path,
        fmt::format("give a file, such as sqlite:{}", (fs::path(path) / "rundkurs.db").string())};
  }
  if (fs::exists(status)) return {};
  if (mode == Connection::Mode::read_only) {
    return Error{Error::Code::not_found,
                 "no catalogue there",
                 path,
                 "check the path; `rundkurs-crawl import` or `run` makes one"};
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

Result<void> prepare_writer(Connection& connection) {
  // First look, then touch: a database of somebody else must stay as it is.
  auto number = migration_number(connection);
  if (!number) return std::move(number).error();
  // Of a new file. A record has two or three kilobytes: of pages of four, half would be empty.
  connection.execute("PRAGMA page_size = 8192");
  // Readers go on while a writer writes. Kept in the file, hence only a writer's to set.
  connection.execute("PRAGMA journal_mode = WAL");
  return migrate(connection);
}

}  // namespace

Result<std::unique_ptr<SqliteFile>> open_sqlite_file(const std::string& path,
                                                     Connection::Mode mode) {
  std::optional<WriterLock> lock;
  if (path != in_memory) {
    if (auto usable = check_path(path, mode); !usable) return std::move(usable).error();
    if (mode == Connection::Mode::read_write) {
      auto acquired = WriterLock::acquire(resolved(path));
      if (!acquired) return std::move(acquired).error();
      lock = std::move(acquired).value();
    }
  }
  return sql::guarded([&]() -> Result<std::unique_ptr<SqliteFile>> {
    std::unique_ptr<SqliteFile> file(new SqliteFile{std::move(lock), Connection(path, mode)});
    Connection& connection = file->connection;
    // A reader meets a lock only while a writer takes over the log of one that was killed.
    connection.execute("PRAGMA busy_timeout = 5000");
    connection.execute("PRAGMA foreign_keys = ON");
    // With WAL a killed program loses nothing that was committed; a power cut may lose the last
    // commits but never the file. A crawl repeats what it lost.
    connection.execute("PRAGMA synchronous = NORMAL");
    connection.execute(
        "PRAGMA cache_size = -65536");  // KiB; the default of 2 MiB thrashes at 1M URLs
    auto prepared =
        mode == Connection::Mode::read_only ? check_newest(connection) : prepare_writer(connection);
    if (!prepared) return std::move(prepared).error();
    return file;
  });
}

}  // namespace rundkurs
