#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "schemas/sql/migration.h"

namespace rundkurs::backup {

struct ColumnShape {
  enum class Holds { integer, real, text, bytes };

  std::string name;
  Holds holds = Holds::text;
};

/// A table as every database of a kind has it.
struct TableShape {
  std::string name;
  std::vector<ColumnShape> columns;
  std::vector<std::size_t> key;  ///< Columns by which no two rows are alike, and none is NULL.
};

/// All tables of the newest shape, each behind those that it refers to, read from the migrations
/// alone: a new migration needs nothing here. Throws sql::DatabaseError.
std::vector<TableShape> table_shapes(const DatabaseKind& kind);

}  // namespace rundkurs::backup
