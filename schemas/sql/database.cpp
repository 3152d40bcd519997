#include "schemas/sql/database.h"

#include <utility>

#include <fmt/format.h>

#include "schemas/sql/database_url.h"
#include "schemas/sql/postgresql_database.h"
#include "schemas/sql/sqlite_file.h"

namespace rundkurs {
namespace {

using Opened = Result<std::shared_ptr<sql::Connection>>;

Opened open_sqlite(const std::string& path, const DatabaseKind& kind, DatabaseAccess access) {
  auto opened = open_sqlite_file(path, kind, access);
  if (!opened) return std::move(opened).error();
  const std::shared_ptr<SqliteFile> file = std::move(opened).value();
  return std::shared_ptr<sql::Connection>(file, &file->connection);
}

Opened open_postgresql(const std::string& url, const DatabaseKind& kind, DatabaseAccess access) {
  using Mode = postgresql::Connection::Mode;
  auto opened = open_postgresql_database(
      url, kind, access == DatabaseAccess::read_only ? Mode::read_only : Mode::read_write);
  if (!opened) return std::move(opened).error();
  return std::shared_ptr<sql::Connection>(std::move(opened).value());
}

}  // namespace

Result<std::shared_ptr<sql::Connection>> open_database(const std::string& url,
                                                       const DatabaseKind& kind,
                                                       DatabaseAccess access) {
  constexpr std::string_view sqlite = "sqlite:";
  if (url.rfind(sqlite, 0) == 0 && url.size() > sqlite.size())
    return open_sqlite(url.substr(sqlite.size()), kind, access);
  if (url.starts_with("postgresql://") || url.starts_with("postgres://"))
    return open_postgresql(url, kind, access);
  return Error{Error::Code::usage,
               fmt::format("not the address of a {}", kind.name),
               fmt::format("{} {}", kind.option, without_password(url)),
               fmt::format("give sqlite:PATH, such as sqlite:var/{}, or "
                           "postgresql://USER:PASSWORD@HOST/DATABASE",
                           kind.file)};
}

}  // namespace rundkurs
