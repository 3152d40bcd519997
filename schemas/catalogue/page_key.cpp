#include "schemas/catalogue/page_key.h"

#include <algorithm>
#include <vector>

#include "schemas/language_text.h"

namespace rundkurs {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    c = lower(c);
  return out;
}

bool drop_prefix(std::string_view& text, std::string_view prefix) {
  if (lower(text.substr(0, prefix.size())) != prefix) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool is_unreserved(char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (lower(c) >= 'a' && lower(c) <= 'f') return lower(c) - 'a' + 10;
  return -1;
}

/// Unreserved characters plain, everything outside printable ASCII escaped, escapes in upper case
/// (RFC 3986, 6.2.2).
std::string one_escaping(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  const auto escape = [&](unsigned char byte) {
    out += '%';
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
        hex_value(text[i + 2]) >= 0) {
      const auto byte =
          static_cast<unsigned char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
      if (is_unreserved(static_cast<char>(byte))) {
        out += static_cast<char>(byte);
      } else {
        escape(byte);
      }
    } else if (c <= ' ' || c == '\x7f') {  // also every byte over 0x7f: char is signed here
      escape(static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

bool says_whence(std::string_view parameter) {
  const std::string name = lower(parameter.substr(0, parameter.find('=')));
  return name.rfind("utm_", 0) == 0 || name == "fbclid" || name == "gclid" || name == "mc_cid" ||
         name == "mc_eid";
}

std::string sorted_query(std::string_view query) {
  std::vector<std::string> parameters;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (!parameter.empty() && !says_whence(parameter)) {
      parameters.push_back(one_escaping(parameter));
    }
  }
  std::sort(parameters.begin(), parameters.end());
  std::string sorted;
  for (const std::string& parameter : parameters) {
    sorted += (sorted.empty() ? "?" : "&") + parameter;
  }
  return sorted;
}

/// The authority without user, default port, `www.` and the dot at its end.
std::string site(std::string_view authority) {
  if (const auto at = authority.rfind('@'); at != std::string_view::npos) {
    authority.remove_prefix(at + 1);
  }
  std::string host = lower(authority);
  for (const std::string_view port : {":80", ":443", ":"}) {
    if (host.size() > port.size() && host.ends_with(port)) host.resize(host.size() - port.size());
  }
  if (host.ends_with('.')) host.pop_back();
  if (host.rfind("www.", 0) == 0) host.erase(0, 4);
  return host;
}

}  // namespace

std::string page_key(std::string_view url) {
  if (!drop_prefix(url, "https://") && !drop_prefix(url, "http://")) return "";
  std::string_view fragment;
  if (const auto hash = url.find('#'); hash != std::string_view::npos) {
    fragment = url.substr(hash);
    url = url.substr(0, hash);
  }
  std::string_view query;
  if (const auto mark = url.find('?'); mark != std::string_view::npos) {
    query = url.substr(mark + 1);
    url = url.substr(0, mark);
  }
  const std::size_t slash = std::min(url.find('/'), url.size());
  const std::string host = site(url.substr(0, slash));
  if (host.empty()) return "";
  std::string path = one_escaping(url.substr(slash));
  while (path.ends_with('/'))
    path.pop_back();

  std::string key = host + path + sorted_query(query);
  if (fragment.rfind("#/", 0) == 0 || fragment.rfind("#!", 0) == 0) key += one_escaping(fragment);
  return key;
}

bool is_front_page(std::string_view key) {
  const auto slash = key.find('/');
  if (slash == std::string_view::npos) return key.find_first_of("?#") == std::string_view::npos;
  const std::string path = lower(key.substr(slash + 1));
  return path == "no" ||
         std::find(std::begin(nordic_languages), std::end(nordic_languages), path) !=
             std::end(nordic_languages);
}

}  // namespace rundkurs
