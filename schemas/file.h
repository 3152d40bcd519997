#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "schemas/result.h"

namespace rundkurs {

/// The whole file; an error names the path and what the system said. "-" is standard input.
Result<std::string> read_file(const std::string& path,
                              std::size_t max_bytes = std::size_t{64} << 20U);

/// Written beside, synced and renamed, so that a reader sees the old or the new file, never half.
Result<void> write_file_atomically(const std::string& path, std::string_view content);

/// `data/` is found by: the argument if not empty, $RUNDKURS_DATA, beside the sources this
/// program was built from unless it is the installed one, then the installed prefix.
Result<std::string> find_data_folder(const std::string& given);

}  // namespace rundkurs
