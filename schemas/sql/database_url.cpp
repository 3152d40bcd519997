#include "schemas/sql/database_url.h"

#include <algorithm>

namespace rundkurs {
namespace {

constexpr auto none = std::string_view::npos;

/// From behind the colon to the `@`, also where the password has signs that should have been
/// written in percent form; `size` 0 where there is none.
struct Span {
  std::size_t begin = 0;
  std::size_t size = 0;
};

Span user_password(std::string_view url) {
  const auto slashes = url.find("//");
  if (slashes == none) return {};
  const auto at = url.substr(0, url.find('?')).rfind('@');
  const auto colon = url.find(':', slashes);
  if (at == none || colon == none || colon > at) return {};
  return {colon + 1, at - colon - 1};
}

/// Of `password=` and `sslpassword=`.
Span parameter_password(std::string_view url, std::size_t from) {
  constexpr std::string_view name = "password=";
  const auto query = url.find('?');
  if (query == none) return {};
  const auto at = url.find(name, std::max(query, from));
  if (at == none) return {};
  const auto begin = at + name.size();
  return {begin, std::min(url.find('&', begin), url.size()) - begin};
}

}  // namespace

std::string_view password_in(std::string_view url) {
  auto span = user_password(url);
  if (span.size == 0) span = parameter_password(url, 0);
  return url.substr(span.begin, span.size);
}

std::string without_password(std::string_view url) {
  std::string shown(url);
  for (auto span = parameter_password(shown, 0); span.size > 0;
       span = parameter_password(shown, span.begin)) {
    shown.erase(span.begin, span.size);
  }
  if (const auto span = user_password(shown); span.size > 0) {
    shown.erase(span.begin - 1, span.size + 1);  // with the colon
  }
  return shown;
}

}  // namespace rundkurs
