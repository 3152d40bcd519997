#include "crawlers/fetch/canonical_url.h"
#include "crawlers/harvest/harvest.h"
#include "crawlers/harvest/scope.h"

namespace rundkurs {

std::vector<FrontierEntry> first_entries(const SourceFile& source, Timestamp now) {
  std::vector<FrontierEntry> entries;
  const auto add = [&](const std::string& text, PageKind kind) {
    const auto url = canonical_url(text);
    if (!url) return;  // The source file has been checked; only {page} makes it no address.
    entries.push_back({.url = url->text(),
                       .source = source.id,
                       .host = url->authority(),
                       .kind = kind,
                       .due = now});
  };
  for (const auto& feed : source.feeds) {
    add(Scope::feed_url(feed, feed.first_page.value_or(0)), PageKind::feed);
  }
  for (const auto& sitemap : source.sitemaps)
    add(sitemap, PageKind::sitemap);
  for (const auto& seed : source.seeds)
    add(seed, PageKind::page);
  return entries;
}

}  // namespace rundkurs
