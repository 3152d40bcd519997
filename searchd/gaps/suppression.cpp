#include "searchd/gaps/suppression.h"

#include <algorithm>
#include <numeric>

namespace rundkurs::gaps {
namespace {

void hide(Gap& gap) {
  gap.respondents.reset();
  gap.index.reset();
}

void hide_row(GapRow& row) {
  hide(row);
  row.need.reset();
  row.urgency.reset();
  row.unmet.reset();
  for (auto& cell : row.cells)
    hide(cell);
}

template <typename Counted>
std::vector<bool> hidden_among(const std::vector<Counted>& counted, std::size_t fewest) {
  std::vector<std::size_t> counts;
  for (const auto& one : counted)
    counts.push_back(one.respondents.value_or(0));
  return hidden_counts(counts, fewest);
}

/// What is hidden goes last, by its name: its place would tell how much it is.
void put_hidden_values_last(GapTable& table) {
  std::vector<std::size_t> order(table.values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto& one = table.values[a];
    const auto& other = table.values[b];
    if (one.respondents.has_value() != other.respondents.has_value())
      return one.respondents.has_value();
    return !one.respondents && one.value < other.value;
  });
  const auto reordered = [&order](const auto& list) {
    auto moved = list;
    for (std::size_t i = 0; i < order.size(); ++i)
      moved[i] = list[order[i]];
    return moved;
  };
  table.values = reordered(table.values);
  for (auto& row : table.rows)
    row.cells = reordered(row.cells);
}

void put_hidden_topics_last(GapTable& table) {
  std::stable_sort(table.rows.begin(), table.rows.end(), [](const GapRow& a, const GapRow& b) {
    if (a.unmet.has_value() != b.unmet.has_value()) return a.unmet.has_value();
    return !a.unmet && a.topic < b.topic;
  });
}

}  // namespace

std::vector<bool> hidden_counts(const std::vector<std::size_t>& counts, std::size_t fewest) {
  std::vector<bool> hidden(counts.size());
  std::size_t together = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    hidden[i] = counts[i] < fewest;
    if (hidden[i]) together += counts[i];
  }
  std::vector<std::size_t> order(counts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return counts[a] < counts[b];
  });
  for (const auto i : order) {
    if (together == 0 || together >= fewest) break;
    if (hidden[i]) continue;
    hidden[i] = true;
    together += counts[i];
  }
  return hidden;
}

GapTable for_the_public(GapTable table, std::size_t fewest) {
  const auto is_small = [&](std::size_t count) { return count > 0 && count < fewest; };
  const auto inquiries = table.inquiries.value_or(0);
  if (is_small(inquiries) || is_small(table.respondents - inquiries)) table.inquiries.reset();
  const auto hidden_values = hidden_among(table.values, fewest);
  for (std::size_t i = 0; i < table.values.size(); ++i) {
    if (hidden_values[i]) table.values[i].respondents.reset();
  }
  for (auto& row : table.rows) {
    if (row.respondents.value_or(0) < fewest) {
      hide_row(row);
      continue;
    }
    const auto hidden = hidden_among(row.cells, fewest);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (hidden[i]) hide(row.cells[i]);
    }
  }
  put_hidden_values_last(table);
  put_hidden_topics_last(table);
  return table;
}

}  // namespace rundkurs::gaps
