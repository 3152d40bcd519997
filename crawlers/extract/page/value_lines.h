#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "crawlers/extract/page/line.h"

namespace rundkurs::page {

/// How far the value of a label that has a line of its own may reach.
enum class Reach {
  fact,    ///< The cell, item or block beside or below it.
  section  ///< Everything until the next heading of its rank.
};

/// Which lines are labels by themselves; they end what stands before them.
using LabelLines = std::vector<bool>;

/// The lines [first, last) that belong to the label in line `label`; empty where it has none.
///
/// It is read off the tree: the label's box is the largest element with no other line in it, the
/// value's box is what follows it under the same parent. A `dt` is followed by `dd`s and nothing
/// else, a table cell by cells of its row.
std::pair<std::size_t, std::size_t> value_lines(const std::vector<Line>& lines,
                                                std::size_t label,
                                                Reach reach,
                                                const LabelLines& labels);

/// Whether the line below a label stands with it rather than with the line that follows: in one box
/// with the label alone, or in an element of another kind (`dd` behind `dt`, `p` behind `h3`);
/// where the tree does not tell, `in_doubt` is the answer.
bool stands_with_label(const std::vector<Line>& lines, std::size_t label, bool in_doubt);

}  // namespace rundkurs::page
