#pragma once

#include <string>
#include <vector>

namespace rundkurs {

/// A row of a table in tests/crawlers/normalise/tables: cells parted by tabs, "." for an empty one.
struct TableRow {
  int line = 0;
  std::vector<std::string> cells;

  const std::string& operator[](std::size_t column) const { return cells.at(column); }
  std::string text() const;
};

/// The rows of a file; lines that begin with # and empty lines are notes. A row with another number
/// of cells than `columns` throws, so that a slip of the hand does not test nothing.
std::vector<TableRow> read_table(const std::string& name, std::size_t columns);

}  // namespace rundkurs
