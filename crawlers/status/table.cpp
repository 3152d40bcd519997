#include "crawlers/status/table.h"

#include <algorithm>

#include <fmt/format.h>

namespace rundkurs {
namespace {

/// What a line of these columns takes; a hidden column has the width 0.
std::size_t line_width(const std::vector<std::size_t>& widths, std::size_t gap) {
  std::size_t sum = 0;
  for (const auto width : widths)
    sum += width == 0 ? 0 : width + gap;
  return sum - std::min(sum, gap);
}

}  // namespace

std::vector<std::size_t> Table::widths() const {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::size_t width = columns_[i].heading.size();
    for (const auto& row : rows_)
      width = std::max(width, row[i].size());
    widths.push_back(width);
  }
  return widths;
}

std::string Table::text(std::size_t width) const {
  auto shown = widths();
  int rank = 0;
  for (const auto& column : columns_)
    rank = std::max(rank, column.rank);
  for (; rank > 0 && line_width(shown, 2) > width; --rank) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].rank == rank) shown[i] = 0;
    }
  }
  const std::size_t gap = line_width(shown, 2) > width ? 1 : 2;

  std::string text;
  const auto add_line = [&](const auto& cell) {
    std::string line;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (shown[i] == 0) continue;
      if (!line.empty()) line.append(gap, ' ');
      line += columns_[i].is_text ? fmt::format("{:<{}}", cell(i), shown[i])
                                  : fmt::format("{:>{}}", cell(i), shown[i]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  };
  add_line([&](std::size_t i) { return columns_[i].heading; });
  for (const auto& row : rows_)
    add_line([&](std::size_t i) { return row[i]; });
  return text;
}

}  // namespace rundkurs
