#pragma once

#include <optional>

#include "schemas/offering.h"

namespace rundkurs::dataset {

/// What of an offering is given away in a data set: the facts, with its title and its links so that
/// it can be found, and where and when each was read. The institutions' own texts (summaries,
/// outcomes, requirements …) are theirs and stay out, and so does the rule that found a fact, which
/// quotes them. An address or telephone number in a name goes, too. Nothing where no title is left,
/// and of offerings that are made up for demonstration.
std::optional<Offering> citable(Offering offering);

}  // namespace rundkurs::dataset
