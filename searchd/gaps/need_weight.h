#pragma once

#include <vector>

#include "schemas/need.h"
#include "searchd/gaps/gap_rules.h"

namespace rundkurs::gaps {

/// How often each respondent counts, so that each type of organisation counts as its share says and
/// not as many of it answered: post-stratification, w = (S_t / ΣS) · (N / n_t), where S_t is the
/// type's share, n_t the number of its respondents among N, and ΣS goes over the types that
/// answered. Weights are trimmed to [least, most], then brought to a mean of 1 again.
std::vector<double> need_weights(const std::vector<Need>& needs, const GapRules& rules);

}  // namespace rundkurs::gaps
