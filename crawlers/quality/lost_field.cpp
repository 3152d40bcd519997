#include "crawlers/quality/lost_field.h"

#include <algorithm>
#include <cmath>

namespace rundkurs {
namespace {

constexpr double least_drop = 0.5;
/// Some thousand fields are compared every night, and pages of one kind come together.
constexpr double chance = 0.0001;

/// What a source gave longer ago says little of what it should give now.
constexpr std::ptrdiff_t runs_compared = 10;

/// How likely at most `hits` of `count` are where each is one with the probability `share`.
double lower_tail(std::int64_t hits, std::int64_t count, double share) {
  const auto n = static_cast<double>(count);
  double sum = 0;
  for (std::int64_t i = 0; i <= hits; ++i) {
    const auto k = static_cast<double>(i);
    sum += std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) +
                    k * std::log(share) + (n - k) * std::log1p(-share));
  }
  return sum;
}

std::int64_t stated(const SourceRun& run, const std::string& field) {
  const auto found = run.stated.find(field);
  return found == run.stated.end() ? 0 : found->second;
}

void compare(std::span<const SourceRun> before,
             const SourceRun& last,
             std::vector<LostField>& lost) {
  std::int64_t records = 0;
  for (const auto& run : before)
    records += run.records;
  if (records == 0 || last.records == 0) return;
  for (const auto& [field, now] : last.stated) {
    std::int64_t then = 0;
    for (const auto& run : before)
      then += stated(run, field);
    const auto share_then = static_cast<double>(then) / static_cast<double>(records);
    const auto share_now = static_cast<double>(now) / static_cast<double>(last.records);
    // Laplace's rule: of few records one cannot know that all will have the field.
    const auto expected = static_cast<double>(then + 1) / static_cast<double>(records + 2);
    if (share_now >= least_drop * share_then) continue;
    if (lower_tail(now, last.records, expected) >= chance) continue;
    lost.push_back({.source = last.source,
                    .field = field,
                    .before = share_then,
                    .now = share_now,
                    .records = last.records,
                    .run = last.ended});
  }
}

}  // namespace

std::vector<LostField> lost_fields(std::span<const SourceRun> runs) {
  std::vector<LostField> lost;
  for (auto begin = runs.begin(); begin != runs.end();) {
    const auto end = std::find_if(
        begin, runs.end(), [&](const SourceRun& run) { return run.source != begin->source; });
    const auto last = end - 1;
    const auto first = std::max(begin, last - std::min(runs_compared, last - begin));
    compare({first, last}, *last, lost);
    begin = end;
  }
  return lost;
}

}  // namespace rundkurs
