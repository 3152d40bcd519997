#include "schemas/catalogue/catalogue.h"

#include "schemas/catalogue/catalogue_url.h"
#include "schemas/catalogue/postgresql_database.h"
#include "schemas/catalogue/sql_catalogue.h"
#include "schemas/catalogue/sqlite_file.h"

namespace rundkurs {
namespace {

Result<std::unique_ptr<Catalogue>> open_sqlite(const std::string& path, Catalogue::Access access) {
  using Mode = sqlite::Connection::Mode;
  auto opened = open_sqlite_file(
      path, access == Catalogue::Access::read_only ? Mode::read_only : Mode::read_write);
  if (!opened) return std::move(opened).error();
  const std::shared_ptr<SqliteFile> file = std::move(opened).value();
  return make_sql_catalogue({file, &file->connection});
}

Result<std::unique_ptr<Catalogue>> open_postgresql(const std::string& url,
                                                   Catalogue::Access access) {
  using Mode = postgresql::Connection::Mode;
  auto opened = open_postgresql_database(
      url, access == Catalogue::Access::read_only ? Mode::read_only : Mode::read_write);
  if (!opened) return std::move(opened).error();
  return make_sql_catalogue(std::move(opened).value());
}

}  // namespace

Result<std::unique_ptr<Catalogue>> Catalogue::open(const std::string& url, Access access) {
  constexpr std::string_view sqlite = "sqlite:";
  if (url.rfind(sqlite, 0) == 0 && url.size() > sqlite.size()) {
    return open_sqlite(url.substr(sqlite.size()), access);
  }
  if (url.starts_with("postgresql://") || url.starts_with("postgres://")) {
    return open_postgresql(url, access);
  }
  return Error{Error::Code::usage,
               "not the address of a catalogue",
               "--catalogue " + without_password(url),
               "give sqlite:PATH, such as sqlite:var/rundkurs.db, or "
               "postgresql://USER:PASSWORD@HOST/DATABASE"};
}

}  // namespace rundkurs
