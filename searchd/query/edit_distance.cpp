#include "searchd/query/edit_distance.h"

#include <algorithm>
#include <array>

namespace rundkurs::query {

std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
  constexpr std::size_t longest = 64;
  const auto far = limit + 1;
  if (a.size() > longest || b.size() > longest) return far;
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return far;

  // Three rows of the matrix: the swap of neighbours looks back two.
  std::array<std::array<std::size_t, longest + 1>, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j)
    rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    row[0] = i;
    auto nearest = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], two_above[j - 2] + 1);
      nearest = std::min(nearest, row[j]);
    }
    if (nearest > limit) return far;
  }
  return std::min(rows[a.size() % 3][b.size()], far);
}

}  // namespace rundkurs::query
