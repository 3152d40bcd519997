#pragma once

#include <nlohmann/json_fwd.hpp>

#include "schemas/offering.h"

namespace rundkurs {

/// A place as records and source files write it. The JSON has passed its schema.
nlohmann::json json_of(const Place& place);
Place place_from(const nlohmann::json& json);

}  // namespace rundkurs
