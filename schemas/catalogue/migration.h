#pragma once

#include <span>
#include <string_view>

#include "schemas/result.h"

namespace rundkurs::sqlite {
class Connection;
}

namespace rundkurs {

/// One step of the database's shape: `migrations/NNNN_name.sql`.
struct Migration {
  int number;
  std::string_view name;
  std::string_view sql;
};

/// All of them in order, from 1 without gaps; compiled in from the `.sql` files.
std::span<const Migration> migrations();

/// Where a database stands: the number of its last migration; 0 for an empty one. An error if
/// it holds tables of another program, or comes from a newer version of this one.
Result<int> migration_number(const sqlite::Connection& connection);

/// Brings the database to the newest migration, each in a transaction of its own.
Result<void> migrate(sqlite::Connection& connection);

}  // namespace rundkurs
