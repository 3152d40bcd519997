#include "searchd/needs/regions_by_code.h"

#include <nlohmann/json.hpp>

#include "schemas/json_schema.h"

namespace rundkurs::needs {

Result<RegionsByCode> regions_by_code(const std::string& data_folder) {
  const auto json = read_json_file(data_folder + "/geo/places.json", JsonSchema::named("places"));
  if (!json) return json.error();
  return json->at("regions").get<RegionsByCode>();
}

}  // namespace rundkurs::needs
