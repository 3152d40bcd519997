#include "schemas/csv_cell.h"
#include "searchd/export/table.h"

namespace rundkurs::exported {
namespace {

std::string text_of(const Cell& cell, std::string_view language) {
  if (const auto* const number = std::get_if<double>(&cell)) return csv_number(*number, language);
  if (const auto* const text = std::get_if<std::string>(&cell)) return csv_text(*text);
  return {};
}

}  // namespace

std::string to_csv(const Table& table, std::string_view language) {
  // Without a byte-order mark a spreadsheet takes the text for Windows-1252.
  std::string file = "\xEF\xBB\xBF";
  const auto append = [&](const auto& cells, const auto& text) {
    const char* separator = "";
    for (const auto& cell : cells) {
      file.append(separator).append(text(cell));
      separator = ";";
    }
    file += "\r\n";
  };
  append(table.heads, [](const std::string& head) { return csv_text(head); });
  for (const auto& row : table.rows)
    append(row, [&](const Cell& cell) { return text_of(cell, language); });
  return file;
}

}  // namespace rundkurs::exported
