#include "crawlers/import/csv_table.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/csv.h"
#include "schemas/json_schema.h"
#include "schemas/utf8.h"

namespace rundkurs {
namespace {

using nlohmann::json;

/// How a cell becomes the value of a member.
enum class CellKind { text, number, truth, words, texts };

struct Column {
  std::string_view name;
  CellKind kind;
};
constexpr Column columns[] = {{"id", CellKind::text},
                              {"url", CellKind::text},
                              {"institution", CellKind::text},
                              {"institution_short", CellKind::text},
                              {"country", CellKind::text},
                              {"title", CellKind::text},
                              {"title_lang", CellKind::text},
                              {"code", CellKind::text},
                              {"kind", CellKind::text},
                              {"level", CellKind::text},
                              {"eqf", CellKind::number},
                              {"ects", CellKind::number},
                              {"language_of_instruction", CellKind::words},
                              {"mode", CellKind::text},
                              {"part_time", CellKind::truth},
                              {"place", CellKind::text},
                              {"start", CellKind::text},
                              {"tuition", CellKind::text},
                              {"page_lang", CellKind::text},
                              {"summary", CellKind::text},
                              {"learning_outcomes", CellKind::texts},
                              {"audience", CellKind::text},
                              {"prerequisites", CellKind::text},
                              {"topics", CellKind::words},
                              {"relevance", CellKind::number},
                              {"evidence", CellKind::text}};

std::string column_key(std::string_view heading) {
  auto key = fold_case(squeeze_space(heading));
  std::replace(key.begin(), key.end(), '-', '_');
  std::replace(key.begin(), key.end(), ' ', '_');
  return key;
}

const Column* column_of(std::string_view heading) {
  const auto key = column_key(heading);
  for (const auto& column : columns) {
    if (column.name == key) return &column;
  }
  return nullptr;
}

std::vector<std::string> parts_of(std::string_view cell, std::string_view separators) {
  std::vector<std::string> parts;
  while (!cell.empty()) {
    const auto end = std::min(cell.find_first_of(separators), cell.size());
    if (auto part = squeeze_space(cell.substr(0, end)); !part.empty())
      parts.push_back(std::move(part));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return parts;
}

/// A whole number stays one, since some members may have no others.
std::optional<json> number_in(std::string cell) {
  std::replace(cell.begin(), cell.end(), ',', '.');
  const char* const end = cell.data() + cell.size();
  std::int64_t whole = 0;
  if (const auto read = std::from_chars(cell.data(), end, whole);
      read.ec == std::errc() && read.ptr == end)
    return whole;
  double number = 0;
  const auto read = std::from_chars(cell.data(), end, number, std::chars_format::fixed);
  if (read.ec != std::errc() || read.ptr != end) return {};
  return number;
}

std::optional<json> truth_in(std::string_view cell) {
  const auto word = fold_case(cell);
  for (const auto* yes : {"true", "1", "yes", "ja", "x"}) {
    if (word == yes) return true;
  }
  for (const auto* no : {"false", "0", "no", "nei", "nej", "ei"}) {
    if (word == no) return false;
  }
  return {};
}

/// The cell as its member wants it. What does not fit stays a text, and the schema names it.
json value_of(const std::string& cell, CellKind kind) {
  switch (kind) {
    case CellKind::number:
      return number_in(cell).value_or(cell);
    case CellKind::truth:
      return truth_in(cell).value_or(cell);
    case CellKind::words:
      return parts_of(cell, "|,;");
    case CellKind::texts:
      return parts_of(cell, "|\n");
    case CellKind::text:
      break;
  }
  return cell;
}

Error mistake(const std::string& file,
              std::size_t line,
              std::string message,
              std::string hint = {}) {
  return {.code = Error::Code::malformed,
          .message = std::move(message),
          .where = fmt::format("{}:{}", file, line),
          .hint = std::move(hint)};
}

Result<std::vector<const Column*>> read_header(const CsvRow& header, const std::string& file) {
  std::vector<const Column*> found;
  for (const auto& heading : header.cells) {
    const auto* column = column_of(heading);
    if (column == nullptr) {
      return mistake(file,
                     header.line,
                     fmt::format("unknown column '{}'", clean_utf8(utf8_prefix(heading, 60))),
                     "columns are called like the members of schemas/flat_row.schema.json");
    }
    if (std::find(found.begin(), found.end(), column) != found.end())
      return mistake(file, header.line, fmt::format("column '{}' stands twice", column->name));
    found.push_back(column);
  }
  return found;
}

/// Multi-line texts keep their line breaks; everything else is one line.
std::string trimmed(std::string_view cell) {
  const auto begin = cell.find_first_not_of(" \t\r\n");
  if (begin == cell.npos) return {};
  return std::string(cell.substr(begin, cell.find_last_not_of(" \t\r\n") - begin + 1));
}

Result<json> read_row(const CsvRow& row,
                      const std::vector<const Column*>& header,
                      const std::string& file) {
  json object = json::object();
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto cell = trimmed(row.cells[i]);
    if (cell.empty()) continue;
    if (i >= header.size()) {
      return mistake(file,
                     row.line,
                     fmt::format("{} cells under {} columns", row.cells.size(), header.size()));
    }
    object[std::string(header[i]->name)] = value_of(cell, header[i]->kind);
  }
  return object;
}

}  // namespace

bool is_csv_table(std::string_view text) {
  const auto first_line = text.substr(0, text.find('\n'));
  const auto rows = read_csv(first_line, "");
  if (!rows || rows->empty()) return false;
  const auto& headings = rows->front().cells;
  const auto known = std::count_if(headings.begin(), headings.end(), column_of);
  return known >= 2;
}

Result<void> for_each_csv_row(
    std::string_view text,
    const std::string& file,
    const std::function<Result<void>(const json&, const std::string&)>& take) {
  if (const auto zero = text.find('\0'); zero != text.npos) {
    const auto before = text.substr(0, zero);
    return mistake(file,
                   1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')),
                   "holds a zero byte");
  }
  const auto rows = read_csv(text, file);
  if (!rows) return rows.error();
  if (rows->empty()) return {};
  const auto header = read_header(rows->front(), file);
  if (!header) return header.error();
  for (auto row = rows->begin() + 1; row != rows->end(); ++row) {
    const auto object = read_row(*row, *header, file);
    if (!object) return object.error();
    if (object->empty()) continue;
    if (auto taken = take(*object, fmt::format("{}:{}", file, row->line)); !taken) return taken;
  }
  return {};
}

}  // namespace rundkurs
