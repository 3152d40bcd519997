#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "schemas/catalogue/frontier.h"

namespace rundkurs {

/// How a visit ended, as far as the frontier remembers it.
struct Visited {
  enum class End {
    changed,    ///< A body, and another one than before.
    unchanged,  ///< 304, or the same body again.
    moved,      ///< Leads to another page, which has an entry of its own.
    not_found,  ///< 404.
    gone,       ///< 410, or 404 for more than a day.
    failed,     ///< May be better next time.
    unusable,   ///< Will not be better soon: too large, no text, forbidden by robots.txt.
  };

  End end = End::failed;
  int status = 0;
  std::string reason;  ///< Why the page is not usable; empty if it is.
  std::string etag;
  std::string last_modified;
  std::string digest;                             ///< Of the body, where there was one.
  std::optional<std::chrono::seconds> try_after;  ///< What Retry-After said.
};

/// A page that was not found is gone when it still is not there so much later.
inline constexpr std::chrono::hours not_found_until_gone{24};

/// not_found becomes gone where the entry has waited long enough.
Visited::End judged(const FrontierEntry& entry, const Visited& visited, Timestamp now);

/// The entry after a visit, with the time of the next one: pages that change are seen more often
/// than those that stay as they are, failing ones ever more seldom.
FrontierEntry after_visit(FrontierEntry entry, const Visited& visited, Timestamp now);

}  // namespace rundkurs
