#pragma once

#include <cstdint>

#include "schemas/offering.h"

namespace rundkurs {

/// The run that a reader would ask about: that with the soonest start still to come, else with the
/// latest. Cancelled ones and those without a start are passed over; null where there is no other.
/// `today` as yyyymmdd.
const Run* next_run(const Offering& offering, std::int32_t today);

}  // namespace rundkurs
