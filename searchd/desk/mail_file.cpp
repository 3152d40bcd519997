#include "searchd/desk/mail_file.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace rundkurs::desk {
namespace {

// A parser keeps some hundred bytes for each header field, part and address. These bound what it
// may need, at a multiple of what letters have.
constexpr std::size_t most_header_lines = 5000;
constexpr std::size_t most_boundary_lines = 2000;
constexpr std::size_t longest_header = std::size_t{128} << 10U;

std::string_view next_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  const auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "From kari@example.org Sun Nov 29 01:14:11 2026": a sentence that begins so has no clock in it.
bool begins_message(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  for (std::size_t i = 7; i + 2 < line.size(); ++i) {
    if (line[i] == ':' && is_digit(line[i - 1]) && is_digit(line[i - 2]) && is_digit(line[i + 1]) &&
        is_digit(line[i + 2]))
      return true;
  }
  return false;
}

/// The length of a field's name with its colon, 0 where the line begins none.
std::size_t field_name(std::string_view line) {
  const auto end = std::find_if(
      line.begin(), line.end(), [](char c) { return c == ':' || c <= ' ' || c > '~'; });
  return end != line.end() && *end == ':' && end != line.begin()
             ? static_cast<std::size_t>(end - line.begin()) + 1
             : 0;
}

/// Of the names that senders use; text may have any character before its first colon.
bool is_common_name(std::string_view name) {
  return std::all_of(name.begin(), name.end() - 1, [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
  });
}

}  // namespace

std::string_view name_of(MailFault fault) {
  constexpr std::array<std::string_view, 8> names = {"no-mail",
                                                     "too-large",
                                                     "too-many-parts",
                                                     "too-deep",
                                                     "no-sender",
                                                     "no-text",
                                                     "only-signature",
                                                     "text-too-long"};
  return names[static_cast<std::size_t>(fault)];
}

MailFile messages_in(std::string_view file) {
  constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
  if (file.starts_with(utf8_mark)) file.remove_prefix(utf8_mark.size());
  while (file.starts_with('\n') || file.starts_with('\r'))
    file.remove_prefix(1);
  MailFile found;
  auto rest = file;
  found.mbox = begins_message(next_line(rest));
  if (!found.mbox) {
    if (!file.empty()) found.messages.push_back(file);
    return found;
  }
  const char* start = rest.data();
  bool blank = false;
  while (!rest.empty()) {
    const auto line = next_line(rest);
    if (blank && begins_message(line)) {
      found.messages.emplace_back(start, static_cast<std::size_t>(line.data() - start));
      start = rest.data();
    }
    blank = line.empty() || line == "\r";
  }
  found.messages.emplace_back(start, static_cast<std::size_t>(file.data() + file.size() - start));
  return found;
}

std::optional<MailFault> excess_of(std::string_view message) {
  if (message.size() > largest_message) return MailFault::too_large;
  std::size_t headers = 0;
  std::size_t boundaries = 0;
  std::size_t header_bytes = 0;
  while (!message.empty()) {
    const auto line = next_line(message);
    if (line.starts_with("--")) ++boundaries;
    const auto name = field_name(line);
    if (name > 0) {
      ++headers;
      header_bytes = is_common_name(line.substr(0, name)) ? line.size() : 0;
    } else if (header_bytes > 0 && (line.starts_with(' ') || line.starts_with('\t'))) {
      header_bytes += line.size();
    } else {
      header_bytes = 0;
    }
    if (headers > most_header_lines || boundaries > most_boundary_lines ||
        header_bytes > longest_header)
      return MailFault::too_many_parts;
  }
  return std::nullopt;
}

}  // namespace rundkurs::desk
