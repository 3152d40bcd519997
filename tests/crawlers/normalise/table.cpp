#include "tests/crawlers/normalise/table.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/paths.h"

namespace rundkurs {

std::string TableRow::text() const {
  std::string text = "line " + std::to_string(line) + ":";
  for (const auto& cell : cells)
    text += " | " + cell;
  return text;
}

std::vector<TableRow> read_table(const std::string& name, std::size_t columns) {
  const std::string path = source_path("tests/crawlers/normalise/tables/") + name;
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot open " + path);
  std::vector<TableRow> rows;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    TableRow row{number, {}};
    std::string cell;
    std::istringstream cells(line + "\t");
    while (std::getline(cells, cell, '\t'))
      row.cells.push_back(cell == "." ? "" : cell);
    if (row.cells.size() != columns)
      throw std::runtime_error(path + ":" + std::to_string(number) + " has " +
                               std::to_string(row.cells.size()) + " cells, not " +
                               std::to_string(columns));
    rows.push_back(row);
  }
  return rows;
}

}  // namespace rundkurs
