#include <map>

#include <nlohmann/json.hpp>

#include "crawlers/extract/page/linked_data.h"
#include "crawlers/extract/page/markup_values.h"

namespace rundkurs::page {
namespace {

using nlohmann::json;

template <typename Take>
void each_word(std::string_view list, Take take) {
  for (std::size_t begin = 0; begin < list.size();) {
    const auto end = std::min(list.find(' ', begin), list.size());
    if (end > begin) take(list.substr(begin, end - begin));
    begin = end + 1;
  }
}

class MicrodataReader {
 public:
  explicit MicrodataReader(html::Node root) : root_(root) {}

  std::vector<json> read() && {
    std::vector<json> items;
    if (root_ == nullptr || !has_items()) return items;
    for (html::Node node = root_; node != nullptr; node = html::next_in(root_, node)) {
      if (const auto id = html::attribute(node, "id"); !id.empty()) by_id_.try_emplace(id, node);
    }
    for (html::Node node = root_; node != nullptr; node = html::next_in(root_, node)) {
      if (html::has_attribute(node, "itemscope") && !html::has_attribute(node, "itemprop") &&
          count_ < most_items)
        items.push_back(item(node, 0));
    }
    return items;
  }

 private:
  /// Most pages have none, and are not searched for ids.
  bool has_items() const {
    html::Node node = root_;
    while (node != nullptr && !html::has_attribute(node, "itemscope"))
      node = html::next_in(root_, node);
    return node != nullptr;
  }

  json item(html::Node scope, int depth) {
    ++count_;
    json result = json::object();
    each_word(html::attribute(scope, "itemtype"),
              [&](std::string_view type) { add_property(result, "@type", schema_type(type)); });
    if (const auto id = html::attribute(scope, "itemid"); !id.empty()) result["@id"] = id;
    properties(scope, scope, result, depth);
    each_word(html::attribute(scope, "itemref"), [&](std::string_view id) {
      const auto found = by_id_.find(id);
      if (found == by_id_.end()) return;
      if (html::has_attribute(found->second, "itemprop")) property(found->second, result, depth);
      if (!html::has_attribute(found->second, "itemscope"))
        properties(found->second, found->second, result, depth);
    });
    return result;
  }

  /// Everything below `from` that belongs to the item, and not to an item within it.
  void properties(html::Node root, html::Node from, json& into, int depth) {
    for (html::Node node = html::next_in(root, from); node != nullptr;) {
      if (html::has_attribute(node, "itemprop")) property(node, into, depth);
      node = html::next_in(root, node, html::has_attribute(node, "itemscope"));
    }
  }

  void property(html::Node node, json& into, int depth) {
    if (count_ >= most_items || depth >= deepest_item) return;
    ++count_;
    json value =
        html::has_attribute(node, "itemscope") ? item(node, depth + 1) : json(property_value(node));
    each_word(html::attribute(node, "itemprop"),
              [&](std::string_view name) { add_property(into, schema_type(name), value); });
  }

  html::Node root_;
  std::map<std::string_view, html::Node> by_id_;
  int count_ = 0;
};

}  // namespace

std::vector<json> microdata(html::Node root) {
  return MicrodataReader(root).read();
}

}  // namespace rundkurs::page
