#include "searchd/api/openapi.h"

#include <nlohmann/json.hpp>

#include "schemas/embedded_schemas.h"
#include "schemas/index_layout.h"
#include "schemas/json.h"
#include "searchd/api/replies.h"

namespace rundkurs::api {
namespace {

using nlohmann::json;

/// "#/definitions/place" → "#/components/schemas/Offering.place", wherever it stands.
void move_references(json& schema) {
  constexpr std::string_view from = "#/definitions/";
  for (auto& [name, part] : schema.items()) {
    if (part.is_structured()) move_references(part);
    if (name != "$ref" || !part.is_string()) continue;
    const auto target = part.get<std::string>();
    if (target.starts_with(from))
      part = "#/components/schemas/Offering." + target.substr(from.size());
  }
}

/// The record's schema has definitions of its own, which an OpenAPI document keeps in one place.
void add_record(json& schemas) {
  auto record = json::parse(embedded_schema("offering"));
  move_references(record);
  for (auto& [name, definition] : record.at("definitions").items())
    schemas["Offering." + name] = std::move(definition);
  for (const auto* member : {"definitions", "$schema", "$comment"})
    record.erase(member);
  schemas["Offering"] = std::move(record);
}

void add_values(json& parameters, const Vocabulary& vocabulary) {
  const auto allow = [&](const char* facet, json values) {
    values.push_back(index_layout::not_stated);
    parameters.at(facet).at("schema")["items"] = {{"enum", std::move(values)}};
  };
  for (const auto* facet : {"level", "country", "mode", "kind", "audience"}) {
    auto values = json::array();
    for (const auto& label : vocabulary.facet_labels(facet))
      values.push_back(label.id);
    allow(facet, std::move(values));
  }
  auto topics = json::array();
  for (const auto& topic : vocabulary.topics())
    topics.push_back(topic.id);
  allow("topic", std::move(topics));
}

}  // namespace

json openapi_document(const Vocabulary& vocabulary, const std::string& base_url) {
  auto document = json::parse(embedded_schema("openapi.json"));
  document["servers"][0]["url"] = base_url;
  auto& components = document.at("components");
  add_record(components.at("schemas"));
  add_values(components.at("parameters"), vocabulary);
  return document;
}

http::Response openapi(const http::Request& request, const Context& context) {
  if (const auto refused = refuse_others(request, {})) return told(*refused);
  auto response =
      versioned_text(json_text(openapi_document(context.search.vocabulary(), context.base_url)),
                     "application/json",
                     context.search.snapshot());
  return response;
}

}  // namespace rundkurs::api
