#include "schemas/sql/migration.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "schemas/sql/sql.h"

namespace rundkurs {
namespace {

int last_migration(sql::Connection& connection) {
  sql::Statement last(connection, "SELECT coalesce(max(number), 0) FROM migration");
  return static_cast<int>(sql::only_integer(last.use()));
}

/// Empty where nothing was migrated yet.
std::string first_migration(sql::Connection& connection) {
  sql::Statement first(connection, "SELECT name FROM migration WHERE number = 1");
  auto row = first.use();
  return row.next() ? row.text(0) : "";
}

/// Whoever comes second to the same database finds it done.
void apply(sql::Connection& connection, const Migration& migration) {
  sql::Transaction transaction(connection);
  if (last_migration(connection) >= migration.number) return;
  connection.execute(std::string(migration.sql));
  sql::Statement(connection, "INSERT INTO migration (number, name) VALUES (?1, ?2)")
      .run(migration.number, migration.name);
  transaction.commit();
}

void make_migration_table(sql::Connection& connection) {
  sql::Transaction transaction(connection);
  connection.execute(
      "CREATE TABLE IF NOT EXISTS migration ("
      " number INTEGER PRIMARY KEY,"
      " name TEXT NOT NULL) STRICT");
  transaction.commit();
}

}  // namespace

Result<int> migration_number(sql::Connection& connection, const DatabaseKind& kind) {
  return sql::guarded(connection, [&]() -> Result<int> {
    const auto tables = connection.tables();
    if (tables.empty()) return 0;
    if (std::find(tables.begin(), tables.end(), "migration") == tables.end()) {
      return Error{Error::Code::refused,
                   "a database of another program",
                   connection.name(),
                   fmt::format("give another one for the {}", kind.name)};
    }
    if (!kind.being_filled &&
        std::find(tables.begin(), tables.end(), unfinished_move_table) != tables.end()) {
      return Error{Error::Code::refused,
                   fmt::format("a {} that was not moved here as a whole yet", kind.name),
                   connection.name(),
                   fmt::format("end `rundkurs-crawl migrate-{}`, which goes on where it stopped",
                               kind.name)};
    }
    // One that begins otherwise is for something else: a catalogue is no desk.
    const auto first = first_migration(connection);
    if (!first.empty() && first != kind.migrations.front().name) {
      return Error{Error::Code::refused,
                   fmt::format("not a {}, but another database of Rundkurs", kind.name),
                   connection.name(),
                   fmt::format("give {} one of its own", kind.option)};
    }
    const int number = last_migration(connection);
    const int newest = kind.migrations.back().number;
    if (number > newest) {
      return Error{
          Error::Code::refused,
          fmt::format(
              "the {} has shape {}, this program knows shapes up to {}", kind.name, number, newest),
          connection.name(),
          fmt::format("a newer version of Rundkurs wrote it; use that version, or another {}",
                      kind.name)};
    }
    return number;
  });
}

Result<void> check_newest(sql::Connection& connection, const DatabaseKind& kind) {
  const auto number = migration_number(connection, kind);
  if (!number) return number.error();
  const int newest = kind.migrations.back().number;
  if (*number == newest) return {};
  return Error{
      Error::Code::refused,
      *number == 0
          ? fmt::format("empty, not yet a {}", kind.name)
          : fmt::format("the {} has shape {}, this program needs {}", kind.name, *number, newest),
      connection.name(),
      fmt::format("run a command that writes it, such as {}: it brings it up to date",
                  kind.made_by)};
}

Result<void> migrate(sql::Connection& connection, const DatabaseKind& kind) {
  auto number = migration_number(connection, kind);
  if (!number) return std::move(number).error();
  return sql::guarded(connection, [&] {
    if (*number == 0) make_migration_table(connection);
    for (const Migration& migration : kind.migrations) {
      if (migration.number > *number) apply(connection, migration);
    }
  });
}

}  // namespace rundkurs
