#pragma once

#include <vector>

#include "searchd/gaps/demand.h"
#include "searchd/gaps/gap_rules.h"

namespace rundkurs::gaps {

/// How often each respondent counts, so that each type of organisation counts as its share says and
/// not as many of it answered: post-stratification, w = c · (S_t / ΣS) · (N / n_t), where c is what
/// the respondent counts (1 for an answer to a survey), S_t the type's share, n_t the sum of c over
/// its respondents, N that over all, and ΣS goes over the types that answered. What c is multiplied
/// with is trimmed to [least, most], and the weights then brought to a mean of 1 again.
std::vector<double> need_weights(const std::vector<Demand>& demand, const GapRules& rules);

}  // namespace rundkurs::gaps
