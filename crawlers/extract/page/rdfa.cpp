#include <nlohmann/json.hpp>

#include "crawlers/extract/page/linked_data.h"
#include "crawlers/extract/page/markup_values.h"

namespace rundkurs::page {
namespace {

using nlohmann::json;

/// The first word, without the usual prefix and vocabulary.
std::string term(std::string_view words) {
  const auto word = words.substr(0, words.find(' '));
  for (const std::string_view prefix : {"schema:", "s:"}) {
    if (word.starts_with(prefix)) return std::string(word.substr(prefix.size()));
  }
  return schema_type(word);
}

class RdfaReader {
 public:
  explicit RdfaReader(html::Node root) : root_(root) {}

  std::vector<json> read() && {
    std::vector<json> items;
    if (root_ == nullptr) return items;
    for (html::Node node = root_; node != nullptr;) {
      const bool item = html::has_attribute(node, "typeof");
      // og: and dc: properties stand in no item, and are not looked at.
      if (item && count_ < most_items) items.push_back(read_item(node, 0));
      node = html::next_in(root_, node, item);
    }
    return items;
  }

 private:
  json read_item(html::Node scope, int depth) {
    ++count_;
    json item = json::object();
    item["@type"] = term(html::attribute(scope, "typeof"));
    for (const std::string_view name : {"resource", "about"}) {
      if (const auto id = html::attribute(scope, name); !id.empty()) item["@id"] = id;
    }
    for (html::Node node = html::next_in(scope, scope); node != nullptr;) {
      const bool inner = html::has_attribute(node, "typeof");
      const auto property = html::attribute(node, "property");
      if (!property.empty() && count_ < most_items && depth < deepest_item) {
        ++count_;
        add_property(item, term(property), inner ? read_item(node, depth + 1) : value(node));
      }
      node = html::next_in(scope, node, inner);
    }
    return item;
  }

  static json value(html::Node node) {
    if (!html::has_attribute(node, "content") && html::has_attribute(node, "resource"))
      return html::attribute(node, "resource");
    return property_value(node);
  }

  html::Node root_;
  int count_ = 0;
};

}  // namespace

std::vector<json> rdfa(html::Node root) {
  return RdfaReader(root).read();
}

}  // namespace rundkurs::page
