#pragma once

#include <string>
#include <string_view>

#include "schemas/sql/sql.h"

namespace rundkurs::postgresql {

/// What the server refused, by its SQLSTATE (PostgreSQL's manual, appendix A). `store` is the
/// address without its password.
sql::DatabaseError refused(const std::string& sqlstate,
                           const std::string& message,
                           const std::string& statement,
                           const std::string& store);

/// The connection broke. `within` a transaction nothing of it was kept.
sql::DatabaseError lost(const std::string& message,
                        bool within_transaction,
                        const std::string& store);

/// There was no connection in the first place; `url` with its password, which the error leaves out
/// also where `message` quotes it.
sql::DatabaseError unreachable(const std::string& message, const std::string& url);

}  // namespace rundkurs::postgresql
