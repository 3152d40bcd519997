#pragma once

#include <random>

#include "schemas/offering.h"

namespace rundkurs {

/// A made-up offering in which every member has a value.
Offering complete_offering();

/// A made-up offering in which each member has a value or none, as chance will have it.
Offering random_offering(std::mt19937& chance);

}  // namespace rundkurs
