#include "crawlers/harvest/visit.h"

#include <algorithm>

#include "crawlers/harvest/findings.h"

namespace rundkurs {

FrontierEntry entry_found_by(
    const Visit& visit, const Url& url, PageKind kind, int depth, Timestamp now) {
  return {.url = url.text(),
          .source = visit.entry.source,
          .host = url.authority(),
          .kind = kind,
          .found_on = visit.page().text(),
          .depth = depth,
          .due = now};
}

Result<bool> follow_redirect(Visit& visit, Findings& findings, Frontier& frontier) {
  const auto& target = *findings.redirect;
  auto& visited = findings.visited;
  const bool circle = std::find(visit.hops.begin(), visit.hops.end(), target) != visit.hops.end();
  if (circle || visit.hops.size() > max_redirects) {
    visited.end = Visited::End::unusable;
    visited.reason = circle ? "redirects in a circle" : "more than 5 redirects";
    return false;
  }
  const auto known = frontier.find(target.text());
  if (!known) return known.error();
  if (*known) return false;
  visit.hops.push_back(target);
  return true;
}

}  // namespace rundkurs
