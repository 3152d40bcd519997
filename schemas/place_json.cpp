#include "schemas/place_json.h"

#include <nlohmann/json.hpp>

namespace rundkurs {

using nlohmann::json;

json json_of(const Place& place) {
  json object = {{"name", place.name}};
  if (place.region) {
    object["region"] = {{"name", place.region->name}};
    if (!place.region->code.empty()) object["region"]["code"] = place.region->code;
  }
  if (place.lat && place.lon) {
    object["lat"] = *place.lat;
    object["lon"] = *place.lon;
  }
  return object;
}

Place place_from(const json& object) {
  Place place{.name = object.at("name")};
  if (object.contains("region")) {
    const auto& region = object.at("region");
    place.region = Region{region.value("code", ""), region.at("name")};
  }
  if (object.contains("lat") && object.contains("lon")) {
    place.lat = object.at("lat");
    place.lon = object.at("lon");
  }
  return place;
}

}  // namespace rundkurs
