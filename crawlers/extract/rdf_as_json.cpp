#include "crawlers/extract/rdf_as_json.h"

#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/xml_reading.h"
#include "crawlers/markup/html_text.h"

namespace rundkurs {
namespace {

void add_member(const std::string& name, Json value, Json& object) {
  auto& member = object[name];
  if (member.is_null()) {
    member = std::move(value);
    return;
  }
  if (!member.is_array()) member = Json::array({std::move(member)});
  member.push_back(std::move(value));
}

void add_properties(const _xmlNode* node, Json& object);

Json value_of(const _xmlNode* property) {
  const auto resource = xml_attribute(property, "resource");
  if (!resource.empty()) return {{"@id", resource}};
  Json object = Json::object();
  if (xml_attribute(property, "parseType") == "Resource") {
    add_properties(property, object);
    return object;
  }
  Json nodes = Json::array();
  for (const auto* child : child_elements(property))
    nodes.push_back(rdf_as_json(child));
  if (nodes.size() == 1) return nodes.front();
  if (!nodes.empty()) return nodes;
  const auto lang = xml_attribute(property, "lang");
  if (lang.empty()) return node_text(property);
  return {{"@language", lang}, {"@value", node_text(property)}};
}

void add_properties(const _xmlNode* node, Json& object) {
  for (const auto* property : child_elements(node)) {
    const std::string name(xml_name(property));
    // rdf:type and Dublin Core's type are told apart by what they refer to: a class, a concept.
    auto value = value_of(property);
    const auto uri = word_at(value, "@id");
    if (name == "type" && object.value("@type", "") == "Description") {
      object["@type"] = uri.substr(uri.find_last_of("/#") + 1);
    } else {
      add_member(name == "type" ? "dcType" : name, std::move(value), object);
    }
  }
}

}  // namespace

Json rdf_as_json(const _xmlNode* node) {
  Json object = Json::object();
  object["@type"] = std::string(xml_name(node));
  for (const auto* name : {"about", "nodeID", "ID"}) {
    const auto id = xml_attribute(node, name);
    if (!id.empty()) object["@id"] = id;
  }
  add_properties(node, object);
  return object;
}

}  // namespace rundkurs
