#include "crawlers/extract/feed_text.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "crawlers/extract/charset.h"
#include "schemas/utf8.h"

namespace rundkurs {
namespace {

// A name or two may have been damaged at the source; a whole alphabet must not be indexed.
constexpr std::size_t few = 10;

std::size_t occurrences(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size()))
    ++count;
  return count;
}

/// The encoding of `<?xml version="1.0" encoding="ISO-8859-1"?>`, or empty.
std::string_view declared_in_xml(std::string_view bytes) {
  constexpr std::string_view name = "encoding=";
  const auto begin = std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size());
  auto declaration = bytes.substr(begin, 200);
  if (!declaration.starts_with("<?xml")) return {};
  declaration = declaration.substr(0, declaration.find("?>"));
  const auto at = declaration.find(name);
  if (at == declaration.npos || at + name.size() + 1 >= declaration.size()) return {};
  const char quote = declaration[at + name.size()];
  const auto label = declaration.substr(at + name.size() + 1);
  return label.substr(0, std::min(label.find(quote), label.size()));
}

/// JSON begins with an ASCII character, so that the zero bytes beside it tell the byte order of
/// UTF-16 without a mark.
std::string_view unmarked_utf16(std::string_view bytes) {
  if (bytes.size() < 4 || bytes.size() % 2 != 0) return {};
  if (bytes[0] == '\0' && bytes[1] != '\0' && bytes[2] == '\0') return "utf-16be";
  return bytes[0] != '\0' && bytes[1] == '\0' && bytes[3] == '\0' ? "utf-16le" : "";
}

/// Services made for Angular begin with a line that stops other sites from running their answer as
/// a script; it is taken off before the answer is read ("JSON vulnerability protection" in
/// Angular's documentation of HttpClient).
std::string_view without_script_guard(std::string_view text) {
  constexpr std::string_view guard = ")]}'";
  if (!text.starts_with(guard)) return text;
  return text.substr(std::min(text.find_first_of("{[\n", guard.size()), text.size()));
}

}  // namespace

std::string_view utf8_of_json(std::string_view bytes, std::string& room) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  bytes = without_script_guard(bytes);
  const auto utf16 = unmarked_utf16(bytes);
  const bool marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (utf16.empty() && !marked && is_valid_utf8(bytes)) return bytes;
  const auto header = utf16.empty() ? std::string() : "text/json; charset=" + std::string(utf16);
  room = decode_page(bytes, header).text;
  return room;
}

std::string place_of(const Document& document) {
  return document.url.empty() ? "document" : document.url;
}

Result<std::string> feed_text(const Document& document) {
  auto header = document.content_type;
  if (charset_parameter(header).empty()) {
    const auto declared = declared_in_xml(document.bytes);
    header = declared.empty() ? std::string() : "application/xml; charset=" + std::string(declared);
  }
  auto text = decode_page(document.bytes, header).text;
  const auto lost = occurrences(text, "\uFFFD") + occurrences(text, "\u00EF\u00BF\u00BD");
  if (lost > few) {
    return Error{.code = Error::Code::malformed,
                 .message = fmt::format("{} letters are replacement characters", lost),
                 .where = place_of(document),
                 .hint = "the text was decoded wrongly before; fetch it again from its source"};
  }
  return text;
}

}  // namespace rundkurs
