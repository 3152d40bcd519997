#include "crawlers/extract/page/markup_values.h"

#include <nlohmann/json.hpp>

namespace rundkurs::page {

std::string property_value(html::Node element) {
  if (html::has_attribute(element, "content"))
    return std::string(html::attribute(element, "content"));
  const auto name = html::name_of(element);
  if (name == "a" || name == "area" || name == "link")
    return std::string(html::attribute(element, "href"));
  if (name == "img" || name == "iframe" || name == "source" || name == "audio" || name == "video")
    return std::string(html::attribute(element, "src"));
  if (name == "time" && html::has_attribute(element, "datetime"))
    return std::string(html::attribute(element, "datetime"));
  if ((name == "data" || name == "meter") && html::has_attribute(element, "value"))
    return std::string(html::attribute(element, "value"));
  return html::lines_of(element);
}

std::string schema_type(std::string_view type) {
  const auto found = type.find("schema.org/");
  return std::string(found == std::string_view::npos ? type : type.substr(found + 11));
}

void add_property(nlohmann::json& item, const std::string& name, nlohmann::json value) {
  auto& known = item[name];
  if (known.is_null()) {
    known = std::move(value);
  } else if (known.is_array()) {
    known.push_back(std::move(value));
  } else {
    known = nlohmann::json::array({std::move(known), std::move(value)});
  }
}

}  // namespace rundkurs::page
