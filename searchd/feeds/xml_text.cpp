#include "searchd/feeds/xml_text.h"

#include <fmt/format.h>

#include "schemas/utf8.h"

namespace rundkurs::feeds {
namespace {

// U+FFFE and U+FFFF, the only forbidden ones that clean_utf8() leaves.
bool is_forbidden_at(std::string_view text, std::size_t at) {
  const auto character = text.substr(at, 3);
  return character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
}

}  // namespace

std::string xml_text(std::string_view text) {
  const auto clean = clean_utf8(text);
  std::string escaped;
  escaped.reserve(clean.size());
  for (std::size_t at = 0; at < clean.size(); ++at) {
    switch (clean[at]) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        if (is_forbidden_at(clean, at)) {
          at += 2;
        } else {
          escaped += clean[at];
        }
    }
  }
  return escaped;
}

std::string xml_element(std::string_view name, std::string_view text, std::string_view attributes) {
  if (text.empty()) return {};
  return fmt::format("<{0}{1}>{2}</{0}>\n", name, attributes, xml_text(text));
}

}  // namespace rundkurs::feeds
