#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "schemas/backup/table_digest.h"
#include "schemas/backup/table_shape.h"
#include "schemas/sql/sql.h"

/// The rows of a table, in any database and in the order of its key. All throw sql::DatabaseError.
namespace rundkurs::backup {

std::int64_t row_count(sql::Connection& connection, const std::string& table);

/// The same figures for the same rows, whichever database holds them.
TableDigest digest_rows(sql::Connection& connection, const TableShape& table);

/// Copies what lies behind the last row that `to` has, `batch` rows in a transaction, without
/// holding more than a few at a time. `from` has to hold still.
void copy_rows(sql::Connection& from,
               sql::Connection& to,
               const TableShape& table,
               std::size_t batch,
               const std::function<void(std::size_t rows)>& committed);

}  // namespace rundkurs::backup
