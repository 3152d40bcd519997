#include "indexer/merge/apart.h"

#include <algorithm>
#include <filesystem>

#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "schemas/json_schema.h"

namespace rundkurs {

Result<Apart> Apart::load(const std::string& path) {
  Apart apart;
  if (!std::filesystem::exists(path)) return apart;
  const auto json = read_json_file(path, JsonSchema::named("apart"));
  if (!json) return json.error();
  for (const auto& entry : json->at("apart"))
    apart.add(entry.at("ids").at(0), entry.at("ids").at(1));
  return apart;
}

void Apart::add(const std::string& a, const std::string& b) {
  pairs_.insert(std::minmax(a, b));
}

bool Apart::has(const std::string& a, const std::string& b) const {
  return pairs_.contains(std::minmax(a, b));
}

}  // namespace rundkurs
