#pragma once

#include <optional>
#include <vector>

#include "crawlers/fetch/page_source.h"
#include "crawlers/fetch/url.h"
#include "crawlers/harvest/scope.h"
#include "schemas/catalogue/frontier.h"
#include "schemas/result.h"

namespace rundkurs {

struct Findings;

inline constexpr int max_redirects = 5;  ///< Of a page, and of a robots.txt.

/// One URL of the frontier on its way: perhaps robots.txt first, then the page, then where it
/// redirects to. It holds no host while it waits, so two visits cannot block each other.
struct Visit {
  FrontierEntry entry;
  const Scope* scope = nullptr;
  std::vector<Url> hops;      ///< The page, then where it was redirected; the last one is asked.
  std::optional<Url> robots;  ///< Set while the robots.txt for the last hop is wanted.
  int robots_redirects = 0;
  bool waiting = true;  ///< For its host; else a request is under way, or its answer is read.

  const Url& page() const { return hops.back(); }
  const Url& target() const { return robots ? *robots : hops.back(); }
};

/// What is asked for when the page's turn comes: no more bytes than its kind may have, and only
/// what changed since the last visit.
PageRequest page_request(const Visit& visit);

/// The frontier's entry for a URL met on a visit.
FrontierEntry entry_found_by(
    const Visit& visit, const Url& url, PageKind kind, int depth, Timestamp now);

/// Goes on to where the page redirects. False where the visit ends: the target has an entry of its
/// own, or the findings say why there would be no end.
Result<bool> follow_redirect(Visit& visit, Findings& findings, Frontier& frontier);

}  // namespace rundkurs
