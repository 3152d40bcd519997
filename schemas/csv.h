#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/result.h"

namespace rundkurs {

/// A row of a table and where it begins (a quoted cell may hold line breaks).
struct CsvRow {
  std::size_t line = 0;  ///< Of the text, from 1.
  std::size_t row = 0;   ///< As a spreadsheet counts it, from 1, empty rows included.
  std::vector<std::string> cells;
};

/// Reads RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180), and what spreadsheets write beside it:
/// `;` or a tab between the cells, bare line feeds, a last line without an end, rows that are
/// shorter or longer than the header, a first line `sep=;`. Empty lines are left out. The separator
/// is the one that stands most often outside quotes in the first line, unless `separator` names
/// one. An error names `file` and the line.
Result<std::vector<CsvRow>> read_csv(std::string_view text,
                                     const std::string& file,
                                     char separator = '\0');

/// A row whose quotes do not add up.
struct BrokenCsvRow {
  std::size_t line = 0;
  std::size_t row = 0;
  std::string reason;
};

struct CsvTable {
  std::vector<CsvRow> rows;
  std::vector<BrokenCsvRow> broken;
};

/// The same for tables that are worth reading though some rows are broken: reading goes on with the
/// line after such a row's beginning. An error where a hundred are: that is no table.
Result<CsvTable> read_csv_table(std::string_view text,
                                const std::string& file,
                                char separator = '\0');

}  // namespace rundkurs
