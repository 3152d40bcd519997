#pragma once

#include <cstddef>
#include <vector>

#include "searchd/gaps/gap_table.h"

namespace rundkurs::gaps {

/// Which of the counts of one table row may not be shown beside their total: those under `fewest`,
/// and as many more, the smallest first, as it takes until the hidden ones together are either no
/// respondent or at least `fewest`. Otherwise total less shown would tell what is hidden.
/// (Complementary cell suppression: Hundepool et al., Statistical Disclosure Control, Wiley 2012,
/// chapter 4.)
std::vector<bool> hidden_counts(const std::vector<std::size_t>& counts, std::size_t fewest);

/// The table as anybody may see it: what speaks of fewer than `fewest` respondents is taken out,
/// not merely marked. A topic under it loses all figures of its need, and all cells.
GapTable for_the_public(GapTable table, std::size_t fewest);

}  // namespace rundkurs::gaps
