#pragma once

#include <nlohmann/json_fwd.hpp>

#include "schemas/offering.h"

namespace rundkurs::exported {

/// The offering as schema.org says it: a Course with its instances, or a programme as
/// EducationalOccupationalProgram.
nlohmann::json linked_data(const Offering& offering);

}  // namespace rundkurs::exported
