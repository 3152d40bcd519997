#include "schemas/backup/move_rows.h"

#include <algorithm>
#include <optional>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "schemas/backup/row_digest.h"

namespace rundkurs::backup {
namespace {

using Holds = ColumnShape::Holds;

/// In one statement: fewer journeys to a server, and far from how many values one may have.
constexpr std::size_t rows_at_once = 50;

std::string column_list(const TableShape& table) {
  std::vector<std::string> names;
  for (const auto& column : table.columns)
    names.push_back(fmt::format("\"{}\"", column.name));
  return fmt::format("{}", fmt::join(names, ", "));
}

/// "a, b", or with `behind` "a DESC, b DESC".
std::string key_list(const TableShape& table, std::string_view behind = "") {
  std::vector<std::string> names;
  for (const auto column : table.key)
    names.push_back(fmt::format("\"{}\"{}", table.columns[column].name, behind));
  return fmt::format("{}", fmt::join(names, ", "));
}

/// "(?1, ?2), (?3, ?4)"
std::string places(std::size_t columns, std::size_t rows) {
  std::string text;
  for (std::size_t row = 0; row < rows; ++row) {
    text += row == 0 ? "(" : ", (";
    for (std::size_t column = 0; column < columns; ++column)
      text += fmt::format("{}?{}", column == 0 ? "" : ", ", row * columns + column + 1);
    text += ')';
  }
  return text;
}

std::string insertion(const TableShape& table, std::size_t rows) {
  return fmt::format("INSERT INTO {} ({}) VALUES {}",
                     table.name,
                     column_list(table),
                     places(table.columns.size(), rows));
}

void give(sql::Use& to, const sql::Use& row, std::size_t column, Holds holds) {
  const auto at = static_cast<int>(column);
  if (row.is_null(at)) return to.give(std::optional<std::int64_t>());
  switch (holds) {
    case Holds::integer:
      return to.give(row.integer(at));
    case Holds::real:
      return to.give(row.real(at));
    case Holds::text:
      return to.give(row.view(at));
    case Holds::bytes:
      return to.give(sql::Bytes{row.view(at)});
  }
}

/// The values of a row's key; empty where there is no row.
using Key = std::vector<std::variant<std::int64_t, std::string>>;

/// Of the last row that there is.
Key last_key(sql::Connection& connection, const TableShape& table) {
  sql::Statement last(connection,
                      fmt::format("SELECT {} FROM {} ORDER BY {} LIMIT 1",
                                  key_list(table),
                                  table.name,
                                  key_list(table, " DESC")));
  auto row = last.use();
  Key key;
  if (!row.next()) return key;
  for (std::size_t i = 0; i < table.key.size(); ++i) {
    const auto at = static_cast<int>(i);
    if (table.columns[table.key[i]].holds == Holds::integer) {
      key.emplace_back(row.integer(at));
    } else {
      key.emplace_back(row.text(at));
    }
  }
  return key;
}

std::string behind(const TableShape& table, const Key& key) {
  if (key.empty()) return "";
  return fmt::format(" WHERE ({}) > {}", key_list(table), places(key.size(), 1));
}

void give_key(sql::Use& use, const Key& key) {
  for (const auto& part : key)
    std::visit([&](const auto& value) { use.give(value); }, part);
}

std::size_t count_behind(sql::Connection& connection, const TableShape& table, const Key& key) {
  sql::Statement count(connection,
                       fmt::format("SELECT count(*) FROM {}{}", table.name, behind(table, key)));
  auto row = count.use_of(key.size());
  give_key(row, key);
  row.next();
  return static_cast<std::size_t>(row.integer(0));
}

void add(RowDigest& digest, const sql::Use& row, std::size_t column, Holds holds) {
  const auto at = static_cast<int>(column);
  if (row.is_null(at)) return digest.add_none();
  // Only of these each database has its own way to write them.
  if (holds == Holds::real) return digest.add(fmt::format("{}", row.real(at)));
  digest.add(row.view(at));
}

}  // namespace

std::int64_t row_count(sql::Connection& connection, const std::string& table) {
  sql::Statement count(connection, "SELECT count(*) FROM " + table);
  return sql::only_integer(count.use());
}

TableDigest digest_rows(sql::Connection& connection, const TableShape& table) {
  sql::Statement all(
      connection,
      fmt::format("SELECT {} FROM {} ORDER BY {}", column_list(table), table.name, key_list(table)),
      sql::Rows::many);
  TableDigest digest{.table = table.name};
  RowDigest hash;
  for (auto row = all.use(); row.next(); ++digest.rows) {
    for (std::size_t column = 0; column < table.columns.size(); ++column)
      add(hash, row, column, table.columns[column].holds);
  }
  digest.sha256 = hash.hex();
  return digest;
}

void copy_rows(sql::Connection& from,
               sql::Connection& to,
               const TableShape& table,
               std::size_t batch,
               const std::function<void(std::size_t rows)>& committed) {
  const auto key = last_key(to, table);
  auto left = count_behind(from, table, key);
  sql::Statement rows(from,
                      fmt::format("SELECT {} FROM {}{} ORDER BY {}",
                                  column_list(table),
                                  table.name,
                                  behind(table, key),
                                  key_list(table)),
                      sql::Rows::many);
  auto row = rows.use_of(key.size());
  give_key(row, key);
  sql::Statement several(to, insertion(table, rows_at_once));
  sql::Statement one(to, insertion(table, 1));
  while (left > 0) {
    sql::Transaction transaction(to, sql::Writers::several);
    std::size_t done = 0;
    while (done < std::min(left, batch)) {
      const auto next = std::min(left, batch) - done >= rows_at_once ? rows_at_once : 1;
      auto put = (next == 1 ? one : several).use_of(next * table.columns.size());
      for (std::size_t i = 0; i < next; ++i) {
        row.next();
        for (std::size_t column = 0; column < table.columns.size(); ++column)
          give(put, row, column, table.columns[column].holds);
      }
      put.run();
      done += next;
    }
    transaction.commit();
    left -= done;
    committed(done);
  }
}

}  // namespace rundkurs::backup
