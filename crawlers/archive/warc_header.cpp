#include "crawlers/archive/warc_header.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace rundkurs {
namespace {

constexpr std::string_view magic = "WARC/";

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(
      a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Error malformed(std::string message) {
  return {.code = Error::Code::malformed, .message = std::move(message)};
}

Result<std::uint64_t> content_length(const WarcHeader& header) {
  std::optional<std::uint64_t> length;
  for (const auto& [name, value] : header.fields) {
    if (!same_name(name, "Content-Length")) continue;
    std::uint64_t number = 0;
    const char* end = value.data() + value.size();
    const auto [stop, error] = std::from_chars(value.data(), end, number);
    // The upper half cannot be the length of anything, and would overflow positions.
    if (error != std::errc{} || stop != end || number > INT64_MAX) {
      return malformed("Content-Length is not a length: '" + value.substr(0, 40) + "'");
    }
    if (length && *length != number) return malformed("has two Content-Lengths");
    length = number;
  }
  if (!length) return malformed("has no Content-Length");
  return *length;
}

}  // namespace

std::string_view WarcHeader::field(std::string_view name) const {
  const auto found = std::find_if(
      fields.begin(), fields.end(), [&](const auto& each) { return same_name(each.first, name); });
  return found == fields.end() ? std::string_view() : found->second;
}

std::string_view WarcHeader::target() const {
  auto uri = field("WARC-Target-URI");
  if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
  return uri;
}

bool begins_warc_record(std::string_view text) {
  if (!text.starts_with(magic)) return false;
  text.remove_prefix(magic.size());
  const auto digits = text.find_first_not_of("0123456789.");
  if (digits == 0 || digits == std::string_view::npos || digits > 8) return false;
  text.remove_prefix(digits);
  return text.starts_with("\r\n") || text.starts_with('\n');
}

Result<WarcHeader> parse_warc_header(std::string_view text) {
  if (!begins_warc_record(text)) return malformed("does not begin as a WARC record");
  if (text.find('\0') != std::string_view::npos) return malformed("has NUL bytes in its header");
  WarcHeader header;
  header.version = take_line(text).substr(magic.size());
  while (!text.empty()) {
    const auto line = take_line(text);
    if (line.empty()) break;
    if (line.front() == ' ' || line.front() == '\t') {
      if (header.fields.empty()) return malformed("begins with a folded header line");
      header.fields.back().second += ' ';
      header.fields.back().second += trim(line);
      continue;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) {
      return malformed("has a header line without a name: '" + std::string(line.substr(0, 40)) +
                       "'");
    }
    header.fields.emplace_back(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
  }
  const auto length = content_length(header);
  if (!length) return length.error();
  header.content_length = *length;
  if (header.type().empty()) return malformed("has no WARC-Type");
  return header;
}

}  // namespace rundkurs
