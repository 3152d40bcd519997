#pragma once

#include <memory>
#include <string>

#include "schemas/result.h"
#include "schemas/sql/migration.h"
#include "schemas/sql/postgresql.h"

namespace rundkurs {

/// A database on a server, of the newest shape. read_write makes the tables in an
/// empty database; it does not make the database. A reader never changes it, and refuses an older
/// shape.
Result<std::unique_ptr<postgresql::Connection>> open_postgresql_database(
    const std::string& url, const DatabaseKind& kind, postgresql::Connection::Mode mode);

}  // namespace rundkurs
