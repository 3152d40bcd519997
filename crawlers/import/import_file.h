#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crawlers/import/row_reader.h"
#include "schemas/result.h"

namespace rundkurs {

/// What a file holds, told by its content.
enum class ImportFormat { ndjson, table, other };
ImportFormat import_format_of(std::string_view bytes);

/// Hands every row of a file (NDJSON or a CSV table; `-` is standard input) to `reader`.
Result<void> read_rows(const std::string& path, RowReader& reader);

}  // namespace rundkurs
