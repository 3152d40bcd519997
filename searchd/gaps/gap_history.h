#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "schemas/desk/gap_states.h"
#include "searchd/gaps/gap_rules.h"
#include "searchd/gaps/gap_table.h"

namespace rundkurs::gaps {

/// What a public table (`for_the_public`) leaves to be kept for a day.
desk::GapState kept_state(const GapTable& table,
                          std::string day,
                          std::string index_revision,
                          const GapRules& rules);

/// Whether a count, or what it grew or fell by since `before`, speaks of fewer than `fewest`
/// respondents. One that stayed speaks of nobody. Empty counts are not known.
bool speaks_of_few(const std::optional<std::size_t>& before,
                   const std::optional<std::size_t>& now,
                   std::size_t fewest);

/// Past states, oldest first, as anybody may see them side by side: what was shown on a day on its
/// own may tell of one respondent beside the day before. So the figures of needs are left out of a
/// state where fewer than `fewest` have answered since the last state that has them, and those of a
/// topic where fewer came to it; offerings are in all. (Tables published one after the other have
/// to be protected together: Hundepool et al., Statistical Disclosure Control, Wiley 2012,
/// chapter 4.)
std::vector<desk::GapState> for_the_public(std::vector<desk::GapState> states, std::size_t fewest);

/// What a report made on a day is compared with: the last earlier day of which one was made, else
/// the first that was kept. Null where there is none.
const desk::GapState* compared_with(const std::vector<desk::GapState>& states,
                                    const std::string& day);

}  // namespace rundkurs::gaps
