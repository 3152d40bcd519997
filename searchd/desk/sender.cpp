#include "searchd/desk/sender.h"

#include <algorithm>
#include <string_view>

namespace rundkurs::desk {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// "https://example.org:8443/x" → "example.org:8443".
std::string_view authority_of(std::string_view url) {
  const auto slashes = url.find("//");
  if (slashes == std::string_view::npos) return {};
  url.remove_prefix(slashes + 2);
  return url.substr(0, url.find('/'));
}

}  // namespace

std::string sender_of(const http::Request& request, const std::vector<std::string>& proxies) {
  const auto forwarded = request.field("x-forwarded-for");
  if (forwarded.empty() || std::find(proxies.begin(), proxies.end(), request.peer) == proxies.end())
    return request.peer;
  const auto comma = forwarded.rfind(',');
  const auto last =
      trimmed(comma == std::string_view::npos ? forwarded : forwarded.substr(comma + 1));
  return last.empty() ? request.peer : std::string(last);
}

std::string signed_in_name(const http::Request& request,
                           const std::vector<std::string>& proxies,
                           std::string_view header) {
  const bool believed =
      !header.empty() && std::find(proxies.begin(), proxies.end(), request.peer) != proxies.end();
  return believed ? std::string(trimmed(request.field(header))) : std::string();
}

// Every browser of today sends Origin with a POST; programs need not, and have no cookies either.
bool is_from_our_pages(const http::Request& request, const std::string& base_url) {
  const auto site = request.field("sec-fetch-site");
  if (site == "cross-site") return false;
  const auto origin = request.field("origin");
  if (origin.empty()) return true;
  const auto ours = authority_of(base_url);
  const auto authority = authority_of(origin);
  return !authority.empty() && (authority == request.field("host") || authority == ours);
}

}  // namespace rundkurs::desk
