#include "crawlers/extract/xml_as_json.h"

#include <string>
#include <utility>

#include <libxml/tree.h>
#include <nlohmann/json.hpp>

#include "crawlers/extract/xml_reading.h"
#include "crawlers/markup/html_text.h"
#include "schemas/handle.h"

namespace rundkurs {
namespace {

using XmlText = Handle<xmlChar, [](xmlChar* text) { xmlFree(text); }>;

std::string text_of(const xmlChar* text) {
  return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

void add_member(std::string name, Json value, Json& object) {
  auto& member = object[std::move(name)];
  if (member.is_null()) {
    member = std::move(value);
    return;
  }
  if (!member.is_array()) member = Json::array({std::move(member)});
  member.push_back(std::move(value));
}

/// Mark-up within a text ("<p>…</p>") is none of the format's elements.
bool is_markup(const xmlNode* element) {
  const auto name = xml_name(element);
  for (const auto* tag :
       {"p", "br", "b", "i", "em", "strong", "ul", "ol", "li", "div", "span", "a"}) {
    if (name == tag) return true;
  }
  return false;
}

}  // namespace

void add_element(const xmlNode* element, Json& object) {
  add_member(std::string(xml_name(element)), xml_as_json(element), object);
}

Json xml_as_json(const xmlNode* element) {
  Json object = Json::object();
  for (const auto* attribute = element->properties; attribute != nullptr;
       attribute = attribute->next) {
    const XmlText value(xmlNodeListGetString(element->doc, attribute->children, 1));
    add_member(text_of(attribute->name), text_of(value.get()), object);
  }
  bool has_elements = false;
  for (const auto* child : child_elements(element)) {
    if (is_markup(child)) continue;
    has_elements = true;
    add_element(child, object);
  }
  if (has_elements) return object;
  auto text = node_text(element);
  if (object.empty()) return text;
  if (!text.empty()) object["content"] = std::move(text);
  return object;
}

}  // namespace rundkurs
