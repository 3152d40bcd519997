#include "searchd/http/form_data.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "searchd/http/syntax.h"

namespace rundkurs::http {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t longest_boundary = 70;  // RFC 2046 5.1.1

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
    text.remove_suffix(1);
  return text;
}

/// The value of `; name=value` in a header field, without its quotes. Browsers escape a quote in a
/// value as %22, so that the next one ends it.
std::string_view parameter_of(std::string_view field, std::string_view name) {
  while (!field.empty()) {
    const auto end_of_name = field.find_first_of("=;");
    if (end_of_name == std::string_view::npos) return {};
    const auto found = trimmed(field.substr(0, end_of_name));
    const bool has_value = field[end_of_name] == '=';
    field.remove_prefix(end_of_name + 1);
    if (!has_value) continue;
    const bool quoted = field.starts_with('"');
    if (quoted) field.remove_prefix(1);
    const auto end = std::min(field.find(quoted ? '"' : ';'), field.size());
    if (equals_ignoring_case(found, name))
      return quoted ? field.substr(0, end) : trimmed(field.substr(0, end));
    field.remove_prefix(std::min(end + 1, field.size()));
  }
  return {};
}

FormPart part_of(std::string_view head, std::string_view content) {
  FormPart part{{}, {}, content};
  while (!head.empty()) {
    const auto end = std::min(head.find(line_end), head.size());
    const auto line = head.substr(0, end);
    head.remove_prefix(std::min(end + line_end.size(), head.size()));
    const auto colon = std::min(line.find(':'), line.size());
    if (!equals_ignoring_case(trimmed(line.substr(0, colon)), "content-disposition")) continue;
    part.name = parameter_of(line.substr(colon), "name");
    part.filename = parameter_of(line.substr(colon), "filename");
  }
  return part;
}

Error malformed(std::string message) {
  return {Error::Code::malformed, std::move(message), "form", "send it again from its page"};
}

}  // namespace

Result<std::vector<FormPart>> parse_form_data(std::string_view content_type,
                                              std::string_view body) {
  const auto boundary = parameter_of(content_type, "boundary");
  if (boundary.empty() || boundary.size() > longest_boundary)
    return malformed("no boundary between the fields");
  const auto opening = fmt::format("--{}\r\n", boundary);
  const auto delimiter = fmt::format("\r\n--{}", boundary);
  if (!body.starts_with(opening)) return malformed("does not begin with a field");
  body.remove_prefix(opening.size());
  std::vector<FormPart> parts;
  for (;;) {
    const auto end = body.find(delimiter);
    if (end == std::string_view::npos) return malformed("ends before its last field does");
    if (parts.size() == most_form_parts) return malformed("too many fields");
    // A part without header fields begins with the empty line that ends them.
    const auto part = body.substr(0, end);
    const auto blank = part.starts_with(line_end) ? 0 : part.find("\r\n\r\n");
    if (blank == std::string_view::npos) return malformed("a field without a name");
    const auto content = blank + (blank == 0 ? line_end.size() : 2 * line_end.size());
    parts.push_back(part_of(part.substr(0, blank), part.substr(content)));
    body.remove_prefix(end + delimiter.size());
    if (body.starts_with("--")) return parts;
    if (!body.starts_with(line_end)) return malformed("something between two fields");
    body.remove_prefix(line_end.size());
  }
}

}  // namespace rundkurs::http
