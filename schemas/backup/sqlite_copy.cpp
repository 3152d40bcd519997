#include "schemas/backup/sqlite_copy.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "schemas/sql/database_url.h"
#include "schemas/sql/sqlite.h"

namespace rundkurs::backup {
namespace {

using sqlite::Connection;

/// Made beforehand, so that nobody else can look in at any time, and synced afterwards.
Result<void> with_private_file(const std::string& path, int flags, bool sync) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600);
  const bool done = file >= 0 && (!sync || ::fsync(file) == 0);
  const int failure = errno;
  if (file >= 0) ::close(file);
  if (done) return {};
  return Error{.code = Error::Code::storage,
               .message = fmt::format("cannot be written: {}", std::strerror(failure)),
               .where = path};
}

Error unsound(const std::string& path, const std::string& what) {
  return {.code = Error::Code::malformed,
          .message = fmt::format("damaged: {}", what),
          .where = path,
          .hint = "take another backup"};
}

/// "ok", or the first thing that is wrong.
std::string first_fault(Connection& connection) {
  sql::Statement integrity(connection, "PRAGMA integrity_check(1)");
  auto row = integrity.use();
  std::string said = row.next() ? row.text(0) : "no answer";
  if (said != "ok") return said;
  sql::Statement references(connection, "PRAGMA foreign_key_check");
  if (auto broken = references.use(); broken.next())
    return fmt::format("a row of {} refers to nothing", broken.text(0));
  return said;
}

}  // namespace

Result<std::string> path_in(const std::string& url, const DatabaseKind& kind) {
  constexpr std::string_view sqlite = "sqlite:";
  const auto shown = without_password(url);
  if (url.starts_with("postgresql://") || url.starts_with("postgres://")) {
    return Error{.code = Error::Code::usage,
                 .message = "PostgreSQL is backed up and restored with its own tools",
                 .where = fmt::format("{} {}", kind.option, shown),
                 .hint = fmt::format("pg_dump --format=custom --file={0}.dump {1}; "
                                     "pg_restore --clean --if-exists --dbname={1} {0}.dump",
                                     kind.name,
                                     shown)};
  }
  if (!url.starts_with(sqlite) || url.size() == sqlite.size() || url == "sqlite::memory:") {
    return Error{.code = Error::Code::usage,
                 .message = fmt::format("not the file of a {}", kind.name),
                 .where = fmt::format("{} {}", kind.option, shown),
                 .hint = "give sqlite:PATH"};
  }
  return url.substr(sqlite.size());
}

Result<void> copy_database(const std::string& from,
                           const std::string& to,
                           const DatabaseKind& kind) {
  if (!std::filesystem::exists(from)) {
    return Error{.code = Error::Code::not_found,
                 .message = fmt::format("no {} there", kind.name),
                 .where = from,
                 .hint = fmt::format("check the path; {} makes one", kind.made_by)};
  }
  if (auto made = with_private_file(to, O_WRONLY | O_CREAT | O_EXCL, false); !made) return made;
  auto copied = sql::guarded([&] {
    Connection source(from, Connection::Mode::read_only);
    source.execute("PRAGMA busy_timeout = 5000");
    source.copy_to(to);
    // One file that stands for itself: no log beside it.
    Connection(to, Connection::Mode::read_write).execute("PRAGMA journal_mode = DELETE");
  });
  if (!copied) return copied;
  return with_private_file(to, O_WRONLY, true);
}

Result<Copy> inspect(const std::string& path, const DatabaseKind& kind) {
  return sql::guarded([&]() -> Result<Copy> {
    Connection connection(path, Connection::Mode::read_only);
    if (const auto fault = first_fault(connection); fault != "ok") return unsound(path, fault);
    const auto migration = migration_number(connection, kind);
    if (!migration) return migration.error();
    Copy copy{.migration = *migration, .tables = digest_tables(connection)};
    std::error_code failure;
    copy.bytes = std::filesystem::file_size(path, failure);
    if (failure) return unsound(path, failure.message());
    return copy;
  });
}

}  // namespace rundkurs::backup
