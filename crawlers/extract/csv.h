#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/result.h"

namespace rundkurs {

/// A row of a table and the line on which it begins (a quoted cell may hold line breaks).
struct CsvRow {
  std::size_t line = 0;
  std::vector<std::string> cells;
};

/// Reads RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180), and what spreadsheets write beside it:
/// `;` or a tab between the cells, bare line feeds, a last line without an end, rows that are
/// shorter or longer than the header. Empty lines are left out. The separator is the one that
/// stands most often outside quotes in the first line. An error names `file` and the line.
Result<std::vector<CsvRow>> read_csv(std::string_view text, const std::string& file);

}  // namespace rundkurs
