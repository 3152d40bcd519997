#include "searchd/desk/allowance.h"

#include <algorithm>

namespace rundkurs::desk {
namespace {

/// Names kept at most. Beyond, the one that was met longest ago is forgotten.
constexpr std::size_t most_names = 20000;

}  // namespace

double Allowance::refilled(const Bucket& bucket, Clock::time_point now) const {
  const std::chrono::duration<double> passed = now - bucket.filled;
  const std::chrono::duration<double> each = interval_;
  return std::min(at_once_, bucket.left + passed / each);
}

void Allowance::drop_full(Clock::time_point now) {
  std::erase_if(buckets_, [&](const auto& each) { return refilled(each.second, now) >= at_once_; });
  while (buckets_.size() >= most_names) {
    buckets_.erase(
        std::min_element(buckets_.begin(), buckets_.end(), [](const auto& a, const auto& b) {
          return a.second.filled < b.second.filled;
        }));
  }
}

Allowance::Bucket& Allowance::bucket(std::string_view name, Clock::time_point now) {
  auto found = buckets_.find(name);
  if (found == buckets_.end()) {
    if (buckets_.size() >= most_names) drop_full(now);
    found = buckets_.emplace(std::string(name), Bucket{at_once_, now}).first;
  }
  found->second = {refilled(found->second, now), now};
  return found->second;
}

bool Allowance::take(std::string_view name, Clock::time_point now) {
  const std::lock_guard alone(mutex_);
  auto& mine = bucket(name, now);
  if (mine.left < 1) return false;
  mine.left -= 1;
  return true;
}

bool Allowance::has(std::string_view name, Clock::time_point now) {
  const std::lock_guard alone(mutex_);
  return bucket(name, now).left >= 1;
}

void Allowance::restore(std::string_view name) {
  const std::lock_guard alone(mutex_);
  const auto found = buckets_.find(name);
  if (found != buckets_.end()) buckets_.erase(found);
}

}  // namespace rundkurs::desk
