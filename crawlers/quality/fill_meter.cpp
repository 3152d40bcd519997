#include "crawlers/quality/fill_meter.h"

#include <algorithm>

namespace rundkurs {

Findings FillMeter::read(const Asked& asked, const PageReply& reply) {
  auto findings = reader_.read(asked, reply);
  if (findings.offerings.empty()) return findings;
  const std::lock_guard lock(mutex_);
  auto& counted = sources_[asked.scope.source().id];
  counted.last = std::max(counted.last, asked.now);
  for (const auto& offering : findings.offerings)
    counted.fields.add(offering);
  return findings;
}

std::vector<SourceRun> FillMeter::runs() const {
  const std::lock_guard lock(mutex_);
  std::vector<SourceRun> runs;
  for (const auto& [source, counted] : sources_) {
    SourceRun run{.source = source, .ended = counted.last, .records = counted.fields.records};
    for (std::size_t i = 0; i < watched_fields().size(); ++i)
      run.stated.emplace(watched_fields()[i].name, counted.fields.stated[i]);
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace rundkurs
