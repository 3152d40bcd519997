#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "schemas/backup/table_digest.h"
#include "schemas/progress.h"
#include "schemas/result.h"
#include "schemas/sql/migration.h"

namespace rundkurs::backup {

struct MoveOptions {
  bool start_over = false;   ///< Gives up what a move that stopped has brought.
  std::size_t batch = 2000;  ///< Rows in one transaction.
};

/// Brings everything that the database at one address holds to another, which has to be empty:
/// SQLite or PostgreSQL, each way. `from` stays as it is and is written by nobody meanwhile; until
/// the end `to` is no database to other programs. A move that stopped goes on where it did when it
/// is begun again. At the end rows and SHA-256 of every table are compared, and returned; where
/// all of it was there already, they are compared alone.
Result<std::vector<TableDigest>> move_database(const std::string& from,
                                               const std::string& to,
                                               const DatabaseKind& kind,
                                               const MoveOptions& options,
                                               Progress& progress);

}  // namespace rundkurs::backup
