#pragma once

#include "schemas/offering.h"

namespace rundkurs {

/// What a line in a list of hits tells of an offering: an offering itself, without long texts,
/// provenance and whatever else only its own page shows. See index_layout::facts_slot.
Offering facts_of(const Offering& offering);

}  // namespace rundkurs
