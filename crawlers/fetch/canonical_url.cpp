#include "crawlers/fetch/canonical_url.h"

#include <algorithm>
#include <array>
#include <vector>

#include "crawlers/fetch/percent_encoding.h"

namespace rundkurs {
namespace {

/// Compared in lower case. Session identifiers of the usual server platforms, then what mail and
/// advertisement systems hang on to links.
constexpr auto tracking_names = std::to_array<std::string_view>(
    {"jsessionid", "phpsessid",   "aspsessionid", "asp.net_sessionid",
     "sessionid",  "session_id",  "sid",          "cfid",
     "cftoken",    "oscsid",      "zenid",        "viewstate",
     "fbclid",     "gclid",       "gclsrc",       "dclid",
     "gbraid",     "wbraid",      "msclkid",      "yclid",
     "twclid",     "ttclid",      "li_fat_id",    "igshid",
     "mc_cid",     "mc_eid",      "_ga",          "_gl",
     "_hsenc",     "_hsmi",       "mkt_tok",      "vero_id",
     "oly_enc_id", "oly_anon_id", "wickedid",     "s_cid"});

constexpr auto tracking_prefixes =
    std::to_array<std::string_view>({"utm_", "pk_", "mtm_", "hsa_", "aspsessionid"});

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

std::string_view name_of_parameter(std::string_view parameter) {
  return parameter.substr(0, parameter.find('='));
}

/// Escapes of unreserved characters are undone, the others written in upper case; what RFC 3986
/// has no place for is escaped, also a '%' that begins no escape.
std::string normalised(std::string_view text) {
  constexpr std::string_view reserved = ":/?@!$&'()*+,;=";
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int octet = percent_decoded_at(text, i);
    if (octet >= 0) {
      const char c = static_cast<char>(octet);
      if (is_unreserved(c)) {
        out += c;
      } else {
        append_percent_encoded(out, c);
      }
      i += 2;
    } else if (is_unreserved(text[i]) || reserved.find(text[i]) != std::string_view::npos) {
      out += text[i];
    } else {
      append_percent_encoded(out, text[i]);
    }
  }
  return out;
}

/// "/a;jsessionid=1/b" → "/a/b"; other parameters of a path stay.
std::string without_path_sessions(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const auto semicolon = std::min(path.find(';'), path.size());
    out += path.substr(0, semicolon);
    path.remove_prefix(semicolon);
    if (path.empty()) break;
    const auto end = std::min(path.find_first_of(";/", 1), path.size());
    if (!is_tracking_parameter(name_of_parameter(path.substr(1, end - 1)))) {
      out += path.substr(0, end);
    }
    path.remove_prefix(end);
  }
  return out;
}

std::string canonical_path(std::string_view path) {
  std::string out;
  for (const char c : without_path_sessions(normalised(path))) {
    if (c != '/' || !out.ends_with('/')) out += c;
  }
  return out;
}

std::optional<std::string> canonical_query(std::string_view query) {
  const std::string text = normalised(query);
  std::vector<std::string_view> parameters;
  for (std::string_view rest = text; !rest.empty();) {
    const auto end = std::min(rest.find('&'), rest.size());
    const auto parameter = rest.substr(0, end);
    const auto name = name_of_parameter(parameter);
    if (!name.empty() && !is_tracking_parameter(name)) parameters.push_back(parameter);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (parameters.empty()) return std::nullopt;
  // Stable, since the order of equal names ("x[]=1&x[]=2") may matter.
  std::stable_sort(parameters.begin(), parameters.end(), [](auto a, auto b) {
    return name_of_parameter(a) < name_of_parameter(b);
  });
  std::string out;
  for (const auto parameter : parameters) {
    if (!out.empty()) out += '&';
    out += parameter;
  }
  return out;
}

}  // namespace

bool is_tracking_parameter(std::string_view name) {
  if (name.size() > 60) return false;
  const std::string key = lower(name);
  return std::find(tracking_names.begin(), tracking_names.end(), key) != tracking_names.end() ||
         std::any_of(tracking_prefixes.begin(), tracking_prefixes.end(), [&](auto prefix) {
           return key.starts_with(prefix);
         });
}

Result<Url> canonical_url(Url url) {
  if (!url.username.empty() || !url.password.empty()) {
    return Error{.code = Error::Code::refused, .message = "a URL with a user name"};
  }
  const bool empty_label = url.host.find("..") != std::string::npos;
  if (url.host.ends_with('.')) url.host.pop_back();
  if (url.host.empty() || empty_label) {
    return Error{.code = Error::Code::malformed, .message = "a URL without a host"};
  }
  url.fragment.reset();
  url.path = canonical_path(url.path);
  if (url.query) url.query = canonical_query(*url.query);
  if (url.text().size() > max_url_bytes) {
    return Error{.code = Error::Code::refused, .message = "a URL of more than 2000 characters"};
  }
  return url;
}

Result<Url> canonical_url(std::string_view text, const Url* base) {
  if (text.size() > 4 * max_url_bytes) {
    return Error{.code = Error::Code::refused, .message = "a URL of more than 2000 characters"};
  }
  auto url = parse_url(text, base);
  if (!url) return std::move(url).error();
  return canonical_url(*std::move(url));
}

}  // namespace rundkurs
