#include "searchd/http/request_head.h"

#include <algorithm>
#include <array>
#include <utility>

#include "searchd/http/syntax.h"

namespace rundkurs::http {
namespace {

using State = HeadScanner::State;

constexpr auto methods = std::to_array<std::string_view>(
    {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"});

bool is_method_byte(char c) {
  return is_token_byte(c);
}

// Browsers escape; people with curl do not, so raw UTF-8 is let through in the query (RFC 3986
// allows it nowhere).
bool is_target(std::string_view target) {
  bool in_query = false;
  for (const char c : target) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7f || c == '#') return false;
    if (byte >= 0x80 && !in_query) return false;
    if (c == '?') in_query = true;
  }
  return target.find("%00") == std::string_view::npos;
}

// RFC 9112 3.2.2: a server must accept the absolute form; what counts is its path.
std::string_view origin_form(std::string_view target, std::string& room) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!starts_with_ignoring_case(target, scheme)) continue;
    const auto rest = target.find_first_of("/?", scheme.size());
    if (rest == std::string_view::npos) return "/";
    if (target[rest] == '/') return target.substr(rest);
    return room = "/" + std::string(target.substr(rest));
  }
  return target;
}

bool is_host(std::string_view host) {
  return std::all_of(host.begin(), host.end(), [](char c) {
    return is_alphanumeric(c) ||
           std::string_view("-._~%!$&'()*+,;=:[]").find(c) != std::string_view::npos;
  });
}

}  // namespace

const std::string* RequestHead::find(std::string_view name) const {
  for (const auto& field : fields) {
    if (field.name == name) return &field.value;
  }
  return nullptr;
}

std::size_t RequestHead::count(std::string_view name) const {
  return static_cast<std::size_t>(std::count_if(
      fields.begin(), fields.end(), [name](const Field& field) { return field.name == name; }));
}

bool RequestHead::keep_alive() const {
  bool close = false;
  bool keep = false;
  for (const auto& field : fields) {
    if (field.name != "connection") continue;
    for_each_list_item(field.value, [&](std::string_view option) {
      if (equals_ignoring_case(option, "close")) close = true;
      if (equals_ignoring_case(option, "keep-alive")) keep = true;
    });
  }
  return !close && (minor_version >= 1 || keep);
}

State HeadScanner::reject(int status, std::string_view reason) {
  rejection_ = {status, reason};
  return State::rejected;
}

State HeadScanner::scan(std::string_view bytes) {
  for (;;) {
    const auto feed = bytes.find('\n', std::max(searched_, line_begin_));
    if (feed == std::string_view::npos) {
      searched_ = bytes.size();
      return check_open_line(bytes.substr(line_begin_));
    }
    auto line = bytes.substr(line_begin_, feed - line_begin_);
    if (const auto open = check_open_line(line); open == State::rejected) return open;
    if (line.empty() || line.back() != '\r') return reject(400, "A line ends without CR LF.");
    line.remove_suffix(1);
    line_begin_ = feed + 1;
    if (const auto state = take_line(line); state != State::incomplete) return state;
  }
}

// Limits hold while a line is still open: a line without end must not be collected.
State HeadScanner::check_open_line(std::string_view line) {
  if (!has_request_line_) {
    if (line.size() + 1 > limits_->request_line)
      return reject(414, "The request line is too long.");
    if (!line.empty() && line.front() != '\r' && !is_method_byte(line.front()))
      return reject(400, "This is not HTTP.");
  } else if (line_begin_ - fields_begin_ + line.size() > limits_->header_bytes) {
    return reject(431, "The header fields are too long.");
  }
  return State::incomplete;
}

State HeadScanner::take_line(std::string_view line) {
  if (!has_request_line_) {
    if (!line.empty()) return take_request_line(line);
    // RFC 9112 2.2: an empty line before the request line is to be ignored; a stream of them is
    // not.
    if (++blank_lines_ > 2) return reject(400, "Empty lines instead of a request.");
    return State::incomplete;
  }
  if (line.empty()) return finish();
  return take_field(line);
}

State HeadScanner::take_request_line(std::string_view line) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last)
    return reject(400, "The request line is not: method, target, version.");
  const auto method = line.substr(0, first);
  const auto target = line.substr(first + 1, last - first - 1);
  const auto version = line.substr(last + 1);

  if (method.empty() || !std::all_of(method.begin(), method.end(), is_method_byte))
    return reject(400, "The method is not a token.");
  if (version.size() != 8 || version.substr(0, 5) != "HTTP/" || !is_digit(version[5]) ||
      version[6] != '.' || !is_digit(version[7]))
    return reject(400, "The version is not HTTP.");
  if (version[5] != '1' || version[7] > '1')
    return reject(505, "This server speaks HTTP/1.1 and HTTP/1.0.");
  if (std::find(methods.begin(), methods.end(), method) == methods.end())
    return reject(501, "The method is not known.");
  if (target.empty() || !is_target(target)) return reject(400, "The target is not a path.");

  std::string room;
  const auto path = origin_form(target, room);
  if (path.front() != '/' && !(path == "*" && method == "OPTIONS"))
    return reject(400, "The target is not a path.");
  head_.method = method;
  head_.target = path;
  head_.minor_version = version[7] - '0';
  has_request_line_ = true;
  fields_begin_ = line_begin_;
  return State::incomplete;
}

State HeadScanner::take_field(std::string_view line) {
  if (head_.fields.size() >= limits_->header_lines)
    return reject(431, "There are too many header fields.");
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return reject(400, "A header line has no colon.");
  const auto name = line.substr(0, colon);
  // A blank before the colon or at the beginning (a folded line) is caught here too.
  if (name.empty() || !std::all_of(name.begin(), name.end(), is_token_byte))
    return reject(400, "The name of a header field is not a token.");
  const auto value = trim_blanks(line.substr(colon + 1));
  const bool printable = std::all_of(value.begin(), value.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 ? c != 0x7f : c == '\t';
  });
  if (!printable) return reject(400, "A header field holds a control character.");
  head_.fields.push_back({lower_case(name), std::string(value)});
  return State::incomplete;
}

State HeadScanner::finish() {
  const auto hosts = head_.count("host");
  if (hosts > 1 || (hosts == 0 && head_.minor_version >= 1))
    return reject(400, "A request needs one Host field.");
  if (hosts == 1 && !is_host(*head_.find("host"))) return reject(400, "The Host is not a host.");
  // REMOTE_ADDR and its kin are variables of servers; a client has no business to set them.
  std::erase_if(head_.fields,
                [](const Field& field) { return field.name.find('_') != std::string::npos; });
  return State::complete;
}

}  // namespace rundkurs::http
