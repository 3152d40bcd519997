#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schemas/sql/sqlite.h"

namespace rundkurs::backup {

/// What a table holds, in two figures that can be compared.
struct TableDigest {
  std::string table;
  std::int64_t rows = 0;
  std::string sha256;  ///< Of every value of every row, in the order in which they lie.

  bool operator==(const TableDigest&) const = default;
};

/// Of all tables, in the order of their names. Throws sql::DatabaseError.
std::vector<TableDigest> digest_tables(sqlite::Connection& connection);

}  // namespace rundkurs::backup
