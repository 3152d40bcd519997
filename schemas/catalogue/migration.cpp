#include "schemas/catalogue/migration.h"

#include <string>

#include <fmt/format.h>

#include "schemas/catalogue/sqlite.h"

namespace rundkurs {
namespace {

int count_tables(const sqlite::Connection& connection, std::string_view name_pattern) {
  sqlite::Statement tables(
      connection, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name LIKE ?1");
  auto row = tables.use(name_pattern);
  row.next();
  return static_cast<int>(row.integer(0));
}

void apply(sqlite::Connection& connection, const Migration& migration) {
  sqlite::Transaction transaction(connection);
  connection.execute(std::string(migration.sql));
  sqlite::Statement(connection, "INSERT INTO migration (number, name) VALUES (?1, ?2)")
      .run(migration.number, migration.name);
  transaction.commit();
}

}  // namespace

Result<int> migration_number(const sqlite::Connection& connection) {
  return sqlite::guarded([&]() -> Result<int> {
    if (count_tables(connection, "migration") == 0) {
      if (count_tables(connection, "%") == 0) return 0;
      return Error{Error::Code::refused,
                   "a database of another program",
                   connection.file(),
                   "give another path for the catalogue"};
    }
    sqlite::Statement last(connection, "SELECT coalesce(max(number), 0) FROM migration");
    auto row = last.use();
    row.next();
    const auto number = static_cast<int>(row.integer(0));
    const int newest = migrations().back().number;
    if (number > newest) {
      return Error{
          Error::Code::refused,
          fmt::format(
              "the catalogue has shape {}, this program knows shapes up to {}", number, newest),
          connection.file(),
          "a newer version of Rundkurs wrote it; use that version, or another catalogue"};
    }
    return number;
  });
}

Result<void> migrate(sqlite::Connection& connection) {
  auto number = migration_number(connection);
  if (!number) return std::move(number).error();
  return sqlite::guarded([&] {
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migration ("
        " number INTEGER PRIMARY KEY,"
        " name TEXT NOT NULL) STRICT");
    for (const Migration& migration : migrations()) {
      if (migration.number > *number) apply(connection, migration);
    }
  });
}

}  // namespace rundkurs
