#include "crawlers/extract/local_names.h"

#include <string>
#include <utility>

#include <nlohmann/json.hpp>

namespace rundkurs {
namespace {

using Json = nlohmann::json;

std::string local_name(const std::string& name) {
  if (name.starts_with('@')) return name;
  return name.substr(name.find_last_of(":/#") + 1);
}

}  // namespace

// The parser has bounded the depth of both.

bool has_prefixed_names(const Json& json) {
  if (!json.is_structured()) return false;
  for (const auto& [name, value] : json.items()) {
    // A context says what the prefixes mean; its own members are no facts.
    if (json.is_object() && name == "@context") continue;
    if (json.is_object() && local_name(name).size() != name.size()) return true;
    if (has_prefixed_names(value)) return true;
  }
  return false;
}

Json with_local_names(const Json& json) {
  if (json.is_array()) {
    Json list = Json::array();
    for (const auto& value : json)
      list.push_back(with_local_names(value));
    return list;
  }
  if (!json.is_object()) return json;
  Json object = Json::object();
  for (const auto& [name, value] : json.items()) {
    auto local = local_name(name);
    if (!local.empty()) object.emplace(std::move(local), with_local_names(value));
  }
  return object;
}

}  // namespace rundkurs
