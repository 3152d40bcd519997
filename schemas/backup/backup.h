#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "schemas/result.h"
#include "schemas/sql/migration.h"
#include "schemas/timestamp.h"

/// Copies of the databases that can be trusted: taken while others write, and read again before
/// they count.
namespace rundkurs::backup {

/// A database and what it is.
struct Store {
  std::string url;  ///< `sqlite:PATH`.
  const DatabaseKind& kind;
};

struct BackupOptions {
  std::string folder;    ///< Each backup gets a folder in it, named after its time.
  std::size_t keep = 0;  ///< Of the whole backups only so many, the newest; 0 keeps all.
};

/// Copies all stores as they are at one moment each, checks the copies and writes the manifest.
/// A backup is there whole or not at all. Its path.
Result<std::string> back_up(const std::vector<Store>& stores,
                            const BackupOptions& options,
                            Timestamp at);

/// Puts the stores back that the backup in `folder` has. Everything is copied and checked first;
/// only then the files are exchanged, each at once. A store that is there is left alone unless
/// `replace` is set, and in any case while another program has it open.
Result<void> restore(const std::string& folder, const std::vector<Store>& stores, bool replace);

}  // namespace rundkurs::backup
