#include "crawlers/harvest/visit.h"

#include <algorithm>

#include "crawlers/harvest/findings.h"
#include "crawlers/harvest/sitemap.h"

namespace rundkurs {
namespace {

std::size_t limit_of(PageKind kind) {
  switch (kind) {
    case PageKind::page:
      return std::size_t{2} << 20U;
    case PageKind::sitemap:
      return max_sitemap_bytes;
    case PageKind::feed:
      break;
  }
  return std::size_t{64} << 20U;
}

}  // namespace

PageRequest page_request(const Visit& visit) {
  PageRequest request{.url = visit.page(), .max_bytes = limit_of(visit.entry.kind)};
  if (visit.hops.size() == 1) {
    request.etag = visit.entry.etag;
    request.last_modified = visit.entry.last_modified;
  }
  if (visit.entry.kind == PageKind::feed) {
    if (const auto page = visit.scope->feed_page(visit.entry.url))
      request.headers = page->feed->headers;
  }
  return request;
}

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
