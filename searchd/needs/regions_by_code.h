#pragma once

#include <map>
#include <string>

#include "schemas/result.h"

namespace rundkurs::needs {

/// The regions' names by ISO 3166-2 code, of `data/geo/places.json`.
using RegionsByCode = std::map<std::string, std::string, std::less<>>;
Result<RegionsByCode> regions_by_code(const std::string& data_folder);

}  // namespace rundkurs::needs
