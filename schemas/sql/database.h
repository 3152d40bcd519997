#pragma once

#include <memory>
#include <string>

#include "schemas/result.h"
#include "schemas/sql/migration.h"
#include "schemas/sql/sql.h"

namespace rundkurs {

enum class DatabaseAccess {
  read_only,
  read_write,
  /// Short transactions beside the one program that has the database to itself, which waits for
  /// them. The database has to be there, and of the newest shape.
  beside_writer
};

/// `sqlite:PATH` (or `sqlite::memory:`) or `postgresql://…`, of the newest shape. A writer makes a
/// missing file with its folders, and the tables of an empty database.
Result<std::shared_ptr<sql::Connection>> open_database(const std::string& url,
                                                       const DatabaseKind& kind,
                                                       DatabaseAccess access);

}  // namespace rundkurs
