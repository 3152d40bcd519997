#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "crawlers/normalise/normaliser.h"
#include "schemas/log.h"
#include "schemas/offering.h"

namespace rundkurs {

/// What the words of a row say beyond what its members say: the region and coordinates of a place
/// that has only a name, and of a flat row the fee and the audiences. A fee that cannot be read
/// stays out, and the log names it: a table has such things as "500 kr for material" there.
void read_words(Offering& offering,
                const nlohmann::json& row,
                const Normaliser& normaliser,
                Log& log,
                const std::string& where);

}  // namespace rundkurs
