#include "crawlers/extract/parse_budget.h"

#include <algorithm>

namespace rundkurs {
namespace {

/// What begins so is text for a parser, whatever stands in it; behind its end the mark-up goes on.
std::string_view behind(std::string_view xml, std::string_view begin, std::string_view end) {
  const auto at = xml.find(end, begin.size());
  return at == std::string_view::npos ? std::string_view() : xml.substr(at + end.size());
}

}  // namespace

bool has_attribute_flood(std::string_view xml) {
  while (true) {
    xml.remove_prefix(std::min(xml.find('<'), xml.size()));
    if (xml.empty()) return false;
    if (xml.starts_with("<!--")) {
      xml = behind(xml, "<!--", "-->");
      continue;
    }
    if (xml.starts_with("<![CDATA[")) {
      xml = behind(xml, "<![CDATA[", "]]>");
      continue;
    }
    std::size_t attributes = 0;
    char quote = 0;
    std::size_t at = 1;
    for (; at < xml.size(); ++at) {
      const char c = xml[at];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '=') {
        if (++attributes > max_xml_attributes) return true;
      } else if (c == '>') {
        break;
      }
    }
    xml.remove_prefix(at);
  }
}

}  // namespace rundkurs
