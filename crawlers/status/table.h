#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace rundkurs {

/// A table of plain text that fits into a terminal.
class Table {
 public:
  struct Column {
    std::string heading;
    int rank = 0;          ///< Where there is no room for all, those of the highest rank go first.
    bool is_text = false;  ///< Begins on the left; numbers end on the right.
  };

  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// As many cells as there are columns, ASCII.
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  bool empty() const { return rows_.empty(); }

  /// With its headings, a line each. Columns of rank 0 are always there, if need be closer
  /// together.
  std::string text(std::size_t width) const;

 private:
  std::vector<std::size_t> widths() const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace rundkurs
