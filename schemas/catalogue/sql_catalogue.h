#pragma once

#include <memory>

#include "schemas/catalogue/catalogue.h"
#include "schemas/sql/sql.h"

namespace rundkurs {

/// A catalogue over a connection to a database that has the newest shape (migration.h).
Result<std::unique_ptr<Catalogue>> make_sql_catalogue(std::shared_ptr<sql::Connection> connection);

}  // namespace rundkurs
