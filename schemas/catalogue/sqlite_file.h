#pragma once

#include <memory>
#include <optional>
#include <string>

#include "schemas/catalogue/sqlite.h"
#include "schemas/catalogue/writer_lock.h"
#include "schemas/result.h"

namespace rundkurs {

/// The catalogue's database file, open and of the newest shape. A writer holds the file's lock as
/// long as this lives.
struct SqliteFile {
  std::optional<WriterLock> lock;  // before the connection: given back after it is closed
  sqlite::Connection connection;
};

/// `path` is a file, which read_write makes where it is missing (with its folders), or `:memory:`.
/// A reader never changes the file; it refuses one that is missing or of an older shape.
Result<std::unique_ptr<SqliteFile>> open_sqlite_file(const std::string& path,
                                                     sqlite::Connection::Mode mode);

}  // namespace rundkurs
