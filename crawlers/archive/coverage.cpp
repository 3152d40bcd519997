#include "crawlers/archive/coverage.h"

#include <algorithm>
#include <utility>

#include "crawlers/compose/reading.h"

namespace rundkurs {
namespace {

/// An archive of the whole web has more hosts than need be remembered.
constexpr std::size_t most_hosts_remembered = 256;

}  // namespace

Coverage::Coverage(const std::vector<SourceFile>& sources) : covers_all_(sources.empty()) {
  for (const auto& source : sources) {
    if (!source.allowed_hosts.empty()) scopes_.emplace_back(source);
  }
}

std::optional<Coverage::Covered> Coverage::find(const Url& url) {
  if (covers_all_) return Covered{.scope = scope_of_host(url)};
  const auto moved = redirected_feeds_.find(url.text());
  if (moved == redirected_feeds_.end()) return judged(url);
  auto covered = judged(moved->second);
  if (covered) covered->feed = moved->second;
  return covered;
}

std::optional<Coverage::Covered> Coverage::judged(const Url& url) const {
  const auto text = url.text();
  const Scope* follows = nullptr;
  for (const auto& scope : scopes_) {
    if (scope.feed_page(text)) return Covered{.scope = &scope, .kind = PageKind::feed};
    if (!scope.allows(url)) continue;
    if (scope.extracts_from(url)) return Covered{.scope = &scope};
    if (follows == nullptr && scope.follows(url)) follows = &scope;
  }
  if (follows == nullptr) return std::nullopt;
  return Covered{.scope = follows};
}

void Coverage::redirected(const Url& feed, const Url& to) {
  constexpr std::size_t most_redirects = 10'000;
  if (to == feed || redirected_feeds_.size() >= most_redirects) return;
  if (redirected_feeds_.contains(feed.text())) return;
  redirected_feeds_.insert_or_assign(to.text(), feed);
}

const Scope* Coverage::scope_of_host(const Url& url) {
  if (const auto known = host_scopes_.find(url.authority()); known != host_scopes_.end()) {
    return &known->second;
  }
  if (hosts_.size() >= most_hosts_remembered) {
    host_scopes_.clear();
    hosts_.clear();
  }
  Url front = url;
  front.path.assign(1, '/');  // g++ 12 misreads the assignment of a literal.
  front.query.reset();
  auto site = source_of_seed(front);
  site.country = composing::country_of_address(front.text());
  const auto& source = hosts_.emplace(url.authority(), std::move(site)).first->second;
  return &host_scopes_.emplace(url.authority(), Scope(source)).first->second;
}

}  // namespace rundkurs
