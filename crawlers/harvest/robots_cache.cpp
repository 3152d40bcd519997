#include "crawlers/harvest/robots_cache.h"

#include "crawlers/fetch/robots_status.h"

namespace rundkurs {
namespace {

using namespace std::chrono_literals;

bool still_holds(const RobotsCache::Verdict& verdict, Timestamp now) {
  return now - verdict.fetched < (verdict.unreachable ? 1h : 24h);
}

}  // namespace

const RobotsCache::Verdict* RobotsCache::remember(const Frontier::Robots& robots,
                                                  std::string reason) {
  if (reason.empty()) {
    reason = robots.status == 0 ? "no answer" : "HTTP " + std::to_string(robots.status);
  }
  auto& verdict = verdicts_[robots.origin];
  verdict = {.rules = robots_rules_for(robots.status, robots.body, agent_),
             .unreachable = robots_unreachable(robots.status),
             .reason = std::move(reason),
             .fetched = robots.fetched};
  return &verdict;
}

Result<const RobotsCache::Verdict*> RobotsCache::known(const std::string& origin, Timestamp now) {
  if (const auto found = verdicts_.find(origin); found != verdicts_.end()) {
    return still_holds(found->second, now) ? &found->second : nullptr;
  }
  const auto stored = frontier_.robots(origin);
  if (!stored) return stored.error();
  if (!*stored || (*stored)->fetched < not_before_) return nullptr;
  const auto* verdict = remember(**stored, "");
  return still_holds(*verdict, now) ? verdict : nullptr;
}

Result<const RobotsCache::Verdict*> RobotsCache::store(
    const std::string& origin, int status, std::string body, std::string reason, Timestamp now) {
  const Frontier::Robots robots{
      .origin = origin, .body = std::move(body), .status = status, .fetched = now};
  if (auto stored = frontier_.store_robots(robots); !stored) return std::move(stored).error();
  return remember(robots, std::move(reason));
}

}  // namespace rundkurs
