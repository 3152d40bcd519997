#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "crawlers/fetch/http_headers.h"

namespace rundkurs {

/// What a page asks of crawlers, in its header `X-Robots-Tag` or in `<meta name="robots">`.
/// Wishes add up: one that is said anywhere, to all or to this crawler, holds.
struct RobotsDirectives {
  bool noindex = false;
  bool nofollow = false;
  std::optional<std::chrono::sys_seconds> unavailable_after;  ///< The earliest that was given.

  /// Whether the page may be indexed at that time.
  bool indexable(std::chrono::sys_seconds now) const {
    return !noindex && (!unavailable_after || now < *unavailable_after);
  }
};

/// Reads "noindex, nofollow", "none" or "unavailable_after: 2026-12-31", parted by commas or
/// blanks, in any case; what is not known is passed over.
void read_robots_directives(std::string_view text, RobotsDirectives& directives);

/// All X-Robots-Tag fields, as far as they concern `agent`: a field may begin with the name of one
/// crawler ("otherbot: noindex, nofollow"), which then holds for the rest of the field.
RobotsDirectives robots_directives(const HttpHeaders& headers, std::string_view agent);

/// Whether `<meta name="NAME">` speaks to all crawlers, or to this one by name.
bool is_robots_name(std::string_view name, std::string_view agent);

}  // namespace rundkurs
