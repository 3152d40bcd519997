#pragma once

#include <vector>

#include "schemas/offering.h"

namespace rundkurs {

/// The runs that two observations of one offering tell of. Runs of the two that can be the same
/// (dates that include each other; places, modes, paces and languages that do not contradict) are
/// united: the newer one's facts win, the older one fills what it leaves open, and the more
/// precise of two starts stays. Runs of one observation are never united with each other.
/// In the order of their starts, those without one last.
std::vector<Run> join_runs(const std::vector<Run>& older, const std::vector<Run>& newer);

}  // namespace rundkurs
