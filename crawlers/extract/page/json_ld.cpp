#include <algorithm>

#include <nlohmann/json.hpp>

#include "crawlers/extract/ascii.h"
#include "crawlers/extract/page/linked_data.h"
#include "schemas/json.h"

namespace rundkurs::page {
namespace {

constexpr std::string_view wrappers[] = {"<!--",
                                         "-->",
                                         "//<![CDATA[",
                                         "//]]>",
                                         "/*<![CDATA[*/",
                                         "/*]]>*/",
                                         "<![CDATA[",
                                         "]]>",
                                         "//-->",
                                         "//"};

/// The JSON within what pages wrap round it.
std::string_view unwrapped(std::string_view text) {
  text = ascii_trim(text);
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto wrapper : wrappers) {
      if (text.starts_with(wrapper)) {
        text = ascii_trim(text.substr(wrapper.size()));
        changed = true;
      }
      if (text.ends_with(wrapper)) {
        text = ascii_trim(text.substr(0, text.size() - wrapper.size()));
        changed = true;
      }
    }
  }
  while (text.ends_with(';'))
    text.remove_suffix(1);
  return text;
}

}  // namespace

std::vector<nlohmann::json> json_ld(const std::vector<Script>& scripts) {
  std::vector<nlohmann::json> documents;
  for (const auto& script : scripts) {
    if (script.type != "application/ld+json") continue;
    std::string text(unwrapped(script.text));
    // Line breaks within a text are forbidden, and the most common mistake.
    std::replace_if(
        text.begin(), text.end(), [](char c) { return is_ascii_space(c); }, ' ');
    // One that does not parse is left to the reading of the page itself.
    if (auto json = parse_json(text, "JSON-LD")) documents.push_back(std::move(*json));
  }
  return documents;
}

}  // namespace rundkurs::page
