#pragma once

#include <memory>
#include <string>

#include "schemas/catalogue/postgresql.h"
#include "schemas/result.h"

namespace rundkurs {

/// The catalogue's database on a server, of the newest shape. read_write makes the tables in an
/// empty database; it does not make the database. A reader never changes it, and refuses an older
/// shape.
Result<std::unique_ptr<postgresql::Connection>> open_postgresql_database(
    const std::string& url, postgresql::Connection::Mode mode);

}  // namespace rundkurs
