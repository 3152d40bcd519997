#pragma once

#include <nlohmann/json_fwd.hpp>

#include "schemas/offering.h"
#include "schemas/result.h"

namespace rundkurs {

/// A run as a record writes it.
nlohmann::json json_of(const Run& run);

/// The reverse, of JSON that has passed its schema. An error (a day that no calendar has) names its
/// place behind `where`.
Result<Run> run_from(const nlohmann::json& json, const std::string& where);

}  // namespace rundkurs
