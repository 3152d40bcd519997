#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/backup/table_digest.h"
#include "schemas/result.h"
#include "schemas/timestamp.h"

namespace rundkurs::backup {

/// The file of a backup that says what the others hold.
constexpr std::string_view manifest_file = "manifest.json";

/// One database of a backup.
struct Copy {
  std::string name;  ///< What it is: "catalogue" or "desk".
  std::string file;  ///< Within the folder of the backup.
  int migration = 0;
  std::uint64_t bytes = 0;
  std::vector<TableDigest> tables;
};

struct Manifest {
  Timestamp made;
  std::vector<Copy> copies;
};

std::string to_json(const Manifest& manifest);

/// `file` is for messages. A manifest that names a file elsewhere is refused.
Result<Manifest> parse_manifest(std::string_view text, const std::string& file);

/// How what was found differs from what should be: "offering: 12 rows instead of 13"; empty where
/// it does not.
std::string difference(const std::vector<TableDigest>& wanted,
                       const std::vector<TableDigest>& found);

}  // namespace rundkurs::backup
