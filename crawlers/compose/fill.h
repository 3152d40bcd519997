#pragma once

#include "schemas/offering.h"

namespace rundkurs {

/// Gives `offering` what it lacks and `from` has, with where it was read: texts in further
/// languages, level, credits, code … Runs, places, modes and languages are united.
void fill(Offering& offering, const Offering& from);

/// What an occurrence adds to its education: its runs, or one made of its place and mode where it
/// states no dates.
void add_occurrence(Offering& education, const Offering& occurrence);

}  // namespace rundkurs
