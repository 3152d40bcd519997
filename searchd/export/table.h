#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "schemas/result.h"

namespace rundkurs::exported {

/// Nothing, a number or a text. A text is never a formula, whatever it begins with.
using Cell = std::variant<std::monostate, double, std::string>;

/// A small table for a spreadsheet.
struct Table {
  std::string title;  ///< Of the sheet.
  std::vector<std::string> heads;
  std::vector<std::vector<Cell>> rows;  ///< As many cells as there are heads.
};

/// UTF-8 with byte-order mark, semicolons and CRLF; numbers as `language` writes them (csv_cell.h).
std::string to_csv(const Table& table, std::string_view language);

/// An Office Open XML workbook (ISO/IEC 29500) of a sheet for each table, none twice of the same
/// title; the first row of each is frozen and filterable.
Result<std::string> to_xlsx(const std::vector<Table>& tables);

inline constexpr std::string_view xlsx_media_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

}  // namespace rundkurs::exported
