#pragma once

#include <string>

#include "schemas/backup/manifest.h"
#include "schemas/result.h"
#include "schemas/sql/migration.h"

namespace rundkurs::backup {

/// The path in `sqlite:PATH`. PostgreSQL has tools of its own, and the error says which.
Result<std::string> path_in(const std::string& url, const DatabaseKind& kind);

/// A copy of the database as it is at one moment, while others go on writing; readable by its
/// owner alone, one file without companions.
Result<void> copy_database(const std::string& from,
                           const std::string& to,
                           const DatabaseKind& kind);

/// Reads the whole file: whether SQLite finds it sound, and what it holds. `name` and `file` are
/// not filled in.
Result<Copy> inspect(const std::string& path, const DatabaseKind& kind);

}  // namespace rundkurs::backup
