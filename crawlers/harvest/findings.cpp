#include "crawlers/harvest/findings.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "crawlers/extract/parsed_page.h"
#include "crawlers/fetch/canonical_url.h"
#include "crawlers/harvest/content_digest.h"
#include "crawlers/harvest/digest.h"
#include "crawlers/harvest/robots_directives.h"
#include "crawlers/harvest/sitemap.h"
#include "crawlers/harvest/traps.h"

namespace rundkurs {
namespace {

using End = Visited::End;
using Failure = PageReply::Failure;

constexpr int max_sitemap_depth = 3;

/// A failure of the page itself, not of the network, will be the same tomorrow.
End end_of_failure(Failure failure) {
  const bool of_the_page =
      failure == Failure::too_large || failure == Failure::no_text || failure == Failure::forbidden;
  return of_the_page ? End::unusable : End::failed;
}

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

void read_redirect(const Asked& asked, std::string_view target, Findings& findings) {
  const auto url = canonical_url(target, &asked.url);
  if (target.empty() || !url) {
    findings.visited.reason = "redirects to what is no web address";
  } else if (!asked.scope.allows(*url)) {
    findings.visited.reason = "redirects to another site: " + url->host;
    findings.visited.end = End::unusable;
  } else if (url->text() == asked.url.text()) {
    findings.visited.reason = "redirects to itself";
  } else {
    findings.redirect = *url;
    findings.visited.end = End::moved;
  }
}

/// The page's own idea of its address counts on its own host. Some systems name the front page
/// on every page, which would make all of them one.
Url name_of_page(const Url& url, const std::string& canonical) {
  const auto named = canonical_url(canonical, &url);
  if (canonical.empty() || !named || named->authority() != url.authority()) return url;
  return named->path == "/" && !named->query ? url : *named;
}

void discover_links(const Asked& asked, const PageLinks& links, Findings& findings) {
  if (asked.entry.depth >= max_depth) return;
  std::set<std::string> seen;
  const auto add = [&](std::string_view target) {
    const auto url = canonical_url(target, &asked.url);
    if (!url || !suspicious_shape(*url).empty() || !asked.scope.wants(*url)) return;
    if (seen.insert(url->text()).second) findings.discoveries.push_back({.url = *url});
  };
  if (findings.page != asked.url) add(findings.page.text());
  for (const auto& [language, target] : links.alternates)
    add(target);
  for (const auto& link : links.links) {
    if (seen.size() >= max_links_of_page) break;
    if (!link.nofollow) add(link.url);
  }
}

Document document_of(const Asked& asked, const PageReply& reply, const Findings& findings) {
  return {.bytes = reply.body,
          .url = findings.page.text(),
          .content_type = std::string(reply.headers.first("content-type")),
          .source = &asked.scope.source()};
}

/// Says how many records there were before they were joined.
std::size_t take_reading(Result<Reading> reading, Findings& findings) {
  if (!reading) {
    findings.visited.reason = reading.error().message;
    return 0;
  }
  findings.offerings = std::move(reading->offerings);
  return reading->records;
}

/// What the answer's header and the page's meta elements ask of this crawler.
RobotsDirectives wishes(const Asked& asked, const PageReply& reply, const PageLinks& links) {
  auto directives = robots_directives(reply.headers, asked.agent);
  for (const auto& meta : links.robots) {
    if (is_robots_name(meta.name, asked.agent)) read_robots_directives(meta.content, directives);
  }
  return directives;
}

void read_page(const Asked& asked,
               const PageReply& reply,
               OfferingReader& reader,
               Findings& findings) {
  const ParsedPage page(reply.body, reply.headers.first("content-type"), asked.url.text());
  const auto& links = page.links;
  const auto wish = wishes(asked, reply, links);
  findings.page = name_of_page(asked.url, links.canonical);
  findings.unwanted = !wish.indexable(asked.now);
  if (!findings.unwanted && asked.scope.extracts_from(asked.url)) {
    take_reading(reader.read_page(document_of(asked, reply, findings), page, asked.now), findings);
  }
  // A page that only sends on to another has nothing of its own.
  if (!links.redirect.empty() && findings.offerings.empty()) {
    const auto target = canonical_url(links.redirect, &asked.url);
    if (target && target->text() != asked.url.text()) {
      read_redirect(asked, links.redirect, findings);
      return;
    }
  }
  if (!wish.nofollow && asked.scope.follows(asked.url)) {
    discover_links(asked, links, findings);
  }
}

void read_sitemap_file(const Asked& asked, const PageReply& reply, Findings& findings) {
  const auto sitemap =
      read_sitemap(reply.body, asked.url, [&](const Url& url) { return asked.scope.allows(url); });
  findings.visited.reason = sitemap.problem;
  for (const auto& page : sitemap.pages) {
    const auto url = parse_url(page.url);
    if (!url || !asked.scope.wants(*url)) continue;
    findings.discoveries.push_back({.url = *url, .changed = page.changed});
  }
  if (asked.entry.depth >= max_sitemap_depth) return;
  for (const auto& address : sitemap.sitemaps) {
    if (const auto url = parse_url(address)) {
      findings.discoveries.push_back({.url = *url, .kind = PageKind::sitemap});
    }
  }
}

void read_feed(const Asked& asked,
               const PageReply& reply,
               OfferingReader& reader,
               Findings& findings) {
  const auto page = asked.scope.feed_page(asked.entry.url);
  if (!page) {
    findings.visited.reason = "its feed is no longer in the source file";
    return;
  }
  const auto records = take_reading(
      reader.read(document_of(asked, reply, findings), page->feed->format, asked.now), findings);
  if (!page->feed->first_page || records == 0 ||
      records < static_cast<std::size_t>(page->feed->page_size.value_or(1))) {
    findings.ends_feed = findings.visited.reason.empty();
    return;
  }
  if (const auto next = canonical_url(Scope::feed_url(*page->feed, page->number + 1))) {
    findings.discoveries.push_back({.url = *next, .kind = PageKind::feed});
  }
}

void read_body(const Asked& asked,
               const PageReply& reply,
               OfferingReader& reader,
               Findings& findings) {
  findings.body_digest = body_digest(reply.body);
  findings.visited.digest = asked.entry.kind == PageKind::page ? content_digest_of_page(reply.body)
                                                               : findings.body_digest;
  const bool same = findings.visited.digest == asked.entry.digest;
  findings.visited.end = same ? End::unchanged : End::changed;
  switch (asked.entry.kind) {
    case PageKind::page:
      return read_page(asked, reply, reader, findings);
    case PageKind::sitemap:
      return read_sitemap_file(asked, reply, findings);
    case PageKind::feed:
      return read_feed(asked, reply, reader, findings);
  }
}

}  // namespace

Findings read_answer(const Asked& asked, const PageReply& reply, OfferingReader& reader) {
  Findings findings;
  findings.page = asked.url;
  auto& visited = findings.visited;
  visited.status = reply.status;
  visited.etag = reply.headers.first("etag");
  visited.last_modified = reply.headers.first("last-modified");
  if (reply.failure != Failure::none) {
    visited.end = end_of_failure(reply.failure);
    visited.reason = reply.reason;
  } else if (reply.status == 304) {
    visited.end = End::unchanged;
  } else if (is_redirect(reply.status)) {
    findings.moved_for_good = reply.status == 301 || reply.status == 308;
    read_redirect(asked, reply.headers.first("location"), findings);
  } else if (reply.status >= 200 && reply.status < 300) {
    read_body(asked, reply, reader, findings);
  } else {
    visited.reason = fmt::format("HTTP {}", reply.status);
    visited.end = reply.status == 404   ? End::not_found
                  : reply.status == 410 ? End::gone
                                        : End::failed;
    visited.try_after = retry_after(reply.headers, asked.now);
  }
  return findings;
}

}  // namespace rundkurs
