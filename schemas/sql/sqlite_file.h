#pragma once

#include <memory>
#include <optional>
#include <string>

#include "schemas/result.h"
#include "schemas/sql/database.h"
#include "schemas/sql/migration.h"
#include "schemas/sql/sqlite.h"
#include "schemas/sql/writer_lock.h"

namespace rundkurs {

/// A database file, open and of the newest shape.
struct SqliteFile {
  /// Of the only writer. Before the connection: given back after that is closed.
  std::optional<WriterLock> lock;
  sqlite::Connection connection;
};

/// `path` is a file, which read_write makes where it is missing (with its folders), or `:memory:`.
/// A reader never changes the file; it refuses one that is missing or of an older shape, and so
/// does whoever writes beside the writer, without its lock.
Result<std::unique_ptr<SqliteFile>> open_sqlite_file(const std::string& path,
                                                     const DatabaseKind& kind,
                                                     DatabaseAccess access);

}  // namespace rundkurs
