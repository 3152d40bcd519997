#include "schemas/backup/table_shape.h"

#include <algorithm>
#include <regex>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>

#include "schemas/sql/sqlite.h"

namespace rundkurs::backup {
namespace {

using Holds = ColumnShape::Holds;
using sqlite::Connection;

/// `definition` is the table's, in which "any bytes" is still to be seen.
Holds what_it_holds(const std::string& column,
                    std::string_view type,
                    const std::string& definition) {
  if (type == "INTEGER") return Holds::integer;
  if (type == "REAL") return Holds::real;
  if (type == "BLOB") return Holds::bytes;
  const std::regex any_bytes(fmt::format(R"(\b{}\s+TEXT /\* any bytes \*/)", column));
  return std::regex_search(definition, any_bytes) ? Holds::bytes : Holds::text;
}

std::size_t position_of(const TableShape& table, std::string_view column) {
  const auto found = std::find_if(table.columns.begin(),
                                  table.columns.end(),
                                  [&](const ColumnShape& each) { return each.name == column; });
  return static_cast<std::size_t>(found - table.columns.begin());
}

void read_columns(Connection& connection, const std::string& definition, TableShape& table) {
  sql::Statement columns(connection, "SELECT name, type FROM pragma_table_info(?1) ORDER BY cid");
  for (auto row = columns.use(table.name); row.next();) {
    const auto name = row.text(0);
    table.columns.push_back({name, what_it_holds(name, row.view(1), definition)});
  }
}

void read_key(Connection& connection, TableShape& table) {
  sql::Statement primary(connection,
                         "SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk");
  for (auto row = primary.use(table.name); row.next();)
    table.key.push_back(position_of(table, row.view(0)));
  if (!table.key.empty()) return;
  sql::Statement unique(
      connection,
      "SELECT info.name FROM pragma_index_list(?1) AS list, pragma_index_info(list.name) AS info"
      " WHERE list.\"unique\" = 1 AND list.partial = 0 ORDER BY list.seq, info.seqno LIMIT 1");
  for (auto row = unique.use(table.name); row.next();)
    table.key.push_back(position_of(table, row.view(0)));
  // A mistake in a migration, which every test of a move meets.
  if (table.key.empty()) throw std::logic_error("no key: " + table.name);
}

}  // namespace

std::vector<TableShape> table_shapes(const DatabaseKind& kind) {
  Connection connection(":memory:", Connection::Mode::read_write);
  if (auto made = migrate(connection, kind); !made) throw sql::DatabaseError(made.error());
  std::vector<TableShape> tables;
  // As they were made, and none refers to one that was not there yet.
  sql::Statement all(connection,
                     "SELECT name, sql FROM sqlite_schema"
                     " WHERE type = 'table' AND name <> 'migration' AND name NOT LIKE 'sqlite%'"
                     " ORDER BY rowid");
  for (auto row = all.use(); row.next();) {
    auto& table = tables.emplace_back();
    table.name = row.text(0);
    read_columns(connection, row.text(1), table);
    read_key(connection, table);
  }
  return tables;
}

}  // namespace rundkurs::backup
