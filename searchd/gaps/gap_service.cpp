#include "searchd/gaps/gap_service.h"

#include <utility>

#include <fmt/format.h>

#include "searchd/gaps/suppression.h"

namespace rundkurs::gaps {

Result<GapService::Answer> GapService::table(const facets::Snapshot& snapshot, Dimension by) {
  std::int64_t answers = 0;
  if (needs_ != nullptr) {
    const auto revision = needs_->revision();
    if (!revision) return revision.error();
    answers = *revision;
  }
  const auto version = fmt::format("{}-{}", snapshot.revision, answers);
  const std::lock_guard lock(mutex_);
  if (version_ != version) {
    tables_.fill(nullptr);
    version_ = version;
  }
  auto& kept = tables_[static_cast<std::size_t>(by)];
  if (kept == nullptr) {
    auto made = counted(snapshot, by);
    if (!made) return std::move(made).error();
    kept = *std::move(made);
  }
  return Answer{kept, version};
}

Result<std::shared_ptr<const GapTable>> GapService::counted(const facets::Snapshot& snapshot,
                                                            Dimension by) {
  std::vector<Need> needs;
  if (needs_ != nullptr) {
    auto read = needs_->all();
    if (!read) return std::move(read).error();
    needs = *std::move(read);
  }
  Supply supply(snapshot.columns, snapshot.everything, demonstration_);
  auto table = count_gaps(needs, supply, by, vocabulary_, choices_, rules_);
  return std::make_shared<const GapTable>(for_the_public(std::move(table), rules_.fewest));
}

}  // namespace rundkurs::gaps
