#pragma once

#include <cstddef>
#include <string_view>

#include "crawlers/fetch/url.h"

namespace rundkurs {

/// Longer URLs are built by traps; neither browsers nor sitemaps go that far.
inline constexpr std::size_t max_url_bytes = 2000;

/// The one form in which the crawl knows a page, so that no page is fetched under two names:
/// no fragment, escapes only where RFC 3986 needs them and in upper case, no doubled slashes
/// (nmbu.no links to both /en/course and //en/course), no trailing dot on the host, query
/// parameters sorted by name, and none that only says who is reading or whence they came
/// (PHPSESSID, utm_source …). Refused: a user or password, port 0, anything over max_url_bytes.
Result<Url> canonical_url(Url url);

/// parse_url and canonical_url in one.
Result<Url> canonical_url(std::string_view text, const Url* base = nullptr);

/// A query parameter, or its like after ';' in a path, that does not change what a page shows.
bool is_tracking_parameter(std::string_view name);

}  // namespace rundkurs
