#include "schemas/backup/table_digest.h"

#include <algorithm>
#include <string_view>

#include "schemas/backup/row_digest.h"

namespace rundkurs::backup {
namespace {

std::string quoted(std::string_view name) {
  std::string text = "\"";
  for (const char c : name)
    text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + '"';
}

TableDigest digest_table(sqlite::Connection& connection, const std::string& table) {
  sql::Statement width(connection, "SELECT count(*) FROM pragma_table_info(?1)");
  const auto columns = static_cast<int>(sql::only_integer(width.use(table)));
  // Not by way of an index, which would give another order.
  sql::Statement all(connection, "SELECT * FROM " + quoted(table) + " NOT INDEXED");
  TableDigest digest{.table = table};
  RowDigest hash;
  for (auto row = all.use(); row.next(); ++digest.rows) {
    for (int column = 0; column < columns; ++column) {
      if (row.is_null(column)) {
        hash.add_none();
      } else {
        hash.add(row.view(column));
      }
    }
  }
  digest.sha256 = hash.hex();
  return digest;
}

}  // namespace

std::vector<TableDigest> digest_tables(sqlite::Connection& connection) {
  auto tables = connection.tables();
  std::sort(tables.begin(), tables.end());
  std::vector<TableDigest> digests;
  for (const auto& table : tables)
    digests.push_back(digest_table(connection, table));
  return digests;
}

}  // namespace rundkurs::backup
