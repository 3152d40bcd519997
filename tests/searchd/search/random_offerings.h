#pragma once

#include <random>
#include <vector>

#include "schemas/offering.h"

namespace rundkurs {

/// Offerings with every kind of fact stated by some and left out by others. The same generator
/// gives the same offerings.
std::vector<Offering> random_offerings(std::size_t count, std::mt19937& random);

}  // namespace rundkurs
