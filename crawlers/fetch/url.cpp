#include "crawlers/fetch/url.h"

#include <algorithm>
#include <vector>

#include "crawlers/fetch/percent_encoding.h"
#include "crawlers/fetch/url_host.h"

namespace rundkurs {
namespace {

/// Where a character must be escaped, beside controls, DEL and everything beyond ASCII.
constexpr std::string_view fragment_set = " \"<>`";
constexpr std::string_view query_set = " \"#<>'";
constexpr std::string_view path_set = " \"#<>?^`{}";
constexpr std::string_view userinfo_set = " \"#<>?^`{}/:;=@[\\]|";

std::string encoded(std::string_view text, std::string_view set) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto octet = static_cast<unsigned char>(c);
    if (octet < 0x20 || octet >= 0x7F || set.find(c) != std::string_view::npos) {
      append_percent_encoded(out, c);
    } else {
      out += c;
    }
  }
  return out;
}

/// Leading and trailing controls and blanks go, tabs and line ends go wherever they stand.
std::string cleaned(std::string_view text) {
  const auto is_edge = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!text.empty() && is_edge(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_edge(text.back()))
    text.remove_suffix(1);
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) {
    return c != '\t' && c != '\n' && c != '\r';
  });
  return out;
}

bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// "HTTP:" at the start gives "http"; empty where the text has no scheme.
std::string scheme_of(std::string_view text) {
  std::string scheme;
  for (const char c : text) {
    if (c == ':') return scheme;
    const bool may_follow =
        is_alpha(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    if (scheme.empty() ? !is_alpha(c) : !may_follow) break;
    scheme += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return {};
}

bool is_slash(char c) {
  return c == '/' || c == '\\';
}

std::size_t slashes_before(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_slash) -
                                  text.begin());
}

/// "." and "..", whatever part of them is escaped.
int dots(std::string_view segment) {
  std::string plain;
  for (std::size_t i = 0; i < segment.size() && plain.size() < 3; ++i) {
    if (percent_decoded_at(segment, i) == '.') {
      plain += '.';
      i += 2;
    } else if (segment[i] == '.') {
      plain += '.';
    } else {
      return 0;
    }
  }
  return plain.size() < 3 ? static_cast<int>(plain.size()) : 0;
}

/// Appends the segments of `text` to `path` ("/a/b"), taking "." and ".." away.
void append_segments(std::string& path, std::string_view text) {
  while (true) {
    const auto end =
        static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_slash) - text.begin());
    const bool last = end == text.size();
    const auto segment = text.substr(0, end);
    const int count = dots(segment);
    if (count == 2) path.resize(std::min(path.rfind('/'), path.size()));
    if (count == 0) path += "/" + encoded(segment, path_set);
    if (count > 0 && last) path += '/';
    if (last) return;
    text.remove_prefix(end + 1);
  }
}

Error no_url(std::string message) {
  return {.code = Error::Code::malformed, .message = std::move(message)};
}

Result<void> read_authority(std::string_view text, Url& url) {
  if (const auto at = text.rfind('@'); at != std::string_view::npos) {
    const auto userinfo = text.substr(0, at);
    const auto colon = userinfo.find(':');
    url.username = encoded(userinfo.substr(0, colon), userinfo_set);
    if (colon != std::string_view::npos) {
      url.password = encoded(userinfo.substr(colon + 1), userinfo_set);
    }
    text.remove_prefix(at + 1);
  }
  const auto bracket = text.find(']');
  const auto colon = text.find(':', bracket == std::string_view::npos ? 0 : bracket);
  if (text.substr(0, colon).empty()) return no_url("a URL without a host");
  const auto host = parse_host(text.substr(0, colon));
  if (!host) return no_url("not a host name: '" + std::string(text.substr(0, 100)) + "'");
  url.host = *host;
  if (colon == std::string_view::npos) return {};
  text.remove_prefix(colon + 1);
  if (text.empty()) return {};
  int port = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return no_url("not a port number");
    port = port * 10 + (c - '0');
    if (port > 65535) return no_url("not a port number");
  }
  if (port == 0) return no_url("port 0 cannot be asked");  // Though the URL standard accepts it.
  const bool own = port == (url.scheme == "http" ? 80 : 443);
  url.port = own ? 0 : port;
  return {};
}

void read_query_and_fragment(std::string_view& text, Url& url) {
  if (const auto hash = text.find('#'); hash != std::string_view::npos) {
    url.fragment = encoded(text.substr(hash + 1), fragment_set);
    text = text.substr(0, hash);
  }
  if (const auto mark = text.find('?'); mark != std::string_view::npos) {
    url.query = encoded(text.substr(mark + 1), query_set);
    text = text.substr(0, mark);
  }
}

Result<Url> read_absolute(std::string_view text, Url url) {
  const auto begin = slashes_before(text);
  // Browsers read http:///x as http://x/; a link like that is a template without its host.
  if (begin > 2) return no_url("a URL without a host");
  text.remove_prefix(begin);
  const auto end = std::min(text.find_first_of("/\\?#"), text.size());
  if (auto read = read_authority(text.substr(0, end), url); !read) return std::move(read).error();
  text.remove_prefix(end);
  read_query_and_fragment(text, url);
  append_segments(url.path, text.empty() ? text : text.substr(1));
  return url;
}

Result<Url> read_relative(std::string_view text, const Url& base) {
  Url url = base;
  url.fragment.reset();
  const bool same_document = text.empty() || text.front() == '#';
  if (!same_document) url.query.reset();
  read_query_and_fragment(text, url);
  if (text.empty()) return url;
  url.path.clear();
  if (is_slash(text.front())) {
    text.remove_prefix(1);
  } else {
    // Everything of the base but its last segment.
    url.path = base.path.substr(0, base.path.rfind('/'));
  }
  append_segments(url.path, text);
  return url;
}

}  // namespace

Result<Url> parse_url(std::string_view raw, const Url* base) {
  const std::string kept = cleaned(raw);
  std::string_view text = kept;
  const std::string scheme = scheme_of(text);
  if (scheme.empty()) {
    if (base == nullptr) return no_url("a relative URL, and nothing to complete it from");
    const auto slashes = slashes_before(text);
    if (slashes < 2) return read_relative(text, *base);
    return read_absolute(text, Url{.scheme = base->scheme});
  }
  if (scheme != "http" && scheme != "https") {
    return Error{.code = Error::Code::refused, .message = "not an http URL but '" + scheme + ":'"};
  }
  text.remove_prefix(scheme.size() + 1);
  // "http:foo" is relative where the base has the same scheme (an old habit that browsers keep).
  if (base != nullptr && base->scheme == scheme && slashes_before(text) < 2) {
    return read_relative(text, *base);
  }
  return read_absolute(text, Url{.scheme = scheme});
}

std::string Url::authority() const {
  return port == 0 ? host : host + ":" + std::to_string(port);
}

std::string Url::origin() const {
  return scheme + "://" + authority();
}

std::string Url::target() const {
  return query ? path + "?" + *query : path;
}

std::string Url::text() const {
  std::string out = scheme + "://";
  if (!username.empty() || !password.empty()) {
    out += username;
    if (!password.empty()) out += ":" + password;
    out += "@";
  }
  out += authority() + target();
  if (fragment) out += "#" + *fragment;
  return out;
}

}  // namespace rundkurs
