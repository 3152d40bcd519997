#pragma once

#include <span>
#include <string_view>

#include "schemas/result.h"

namespace rundkurs::sql {
class Connection;
}

namespace rundkurs {

/// One step of the database's shape: `migrations/NNNN_name.sql`, in the words of SQLite.
struct Migration {
  int number;
  std::string_view name;
  std::string_view sql;
};

/// All of them in order, from 1 without gaps; compiled in from the `.sql` files.
std::span<const Migration> migrations();

/// Where a database stands: the number of its last migration; 0 for an empty one. An error if
/// it holds tables of another program, or comes from a newer version of this one.
Result<int> migration_number(sql::Connection& connection);

/// An error unless the database has the newest shape, which only a writer can give it.
Result<void> check_newest(sql::Connection& connection);

/// Brings the database to the newest migration, each in a transaction of its own.
Result<void> migrate(sql::Connection& connection);

}  // namespace rundkurs
