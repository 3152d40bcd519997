#include "crawlers/harvest/feed_sweeps.h"

#include <algorithm>

namespace rundkurs {

void FeedSweeps::visited(const Visit& visit, const Findings& findings) {
  const auto& source = visit.scope->source();
  if (visit.entry.kind != PageKind::feed || !source.seeds.empty() || !source.sitemaps.empty()) {
    return;
  }
  auto& sweep = sweeps_[source.id];
  sweep.source = &source;
  const auto page = visit.scope->feed_page(visit.entry.url);
  if (!page || findings.body_digest.empty() || !findings.visited.reason.empty()) {
    sweep.broken = true;
    return;
  }
  auto& pages = sweep.feeds[page->feed];
  pages.read.insert(page->number);
  // Of a feed that is read anew while it shrinks, the earliest end counts.
  if (findings.ends_feed) pages.last = std::min(pages.last.value_or(page->number), page->number);
}

bool FeedSweeps::is_complete(const Sweep& sweep) {
  if (sweep.broken) return false;
  const auto& feeds = sweep.source->feeds;
  return std::all_of(feeds.begin(), feeds.end(), [&](const Feed& feed) {
    const auto found = sweep.feeds.find(&feed);
    if (found == sweep.feeds.end() || !found->second.last) return false;
    for (int number = feed.first_page.value_or(0); number <= *found->second.last; ++number) {
      if (!found->second.read.contains(number)) return false;
    }
    return true;
  });
}

std::vector<std::string> FeedSweeps::complete() const {
  std::vector<std::string> sources;
  for (const auto& [id, sweep] : sweeps_) {
    if (is_complete(sweep)) sources.push_back(id);
  }
  return sources;
}

}  // namespace rundkurs
