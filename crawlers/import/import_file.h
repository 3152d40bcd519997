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

/// Hands every row of a file (NDJSON, a CSV table, a feed; `-` is standard input) to `reader`.
/// `source` says whose a feed is that does not say so itself; it may be null.
Result<void> read_rows(const std::string& path, const SourceFile* source, RowReader& reader);

}  // namespace rundkurs
