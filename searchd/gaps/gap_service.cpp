#include "searchd/gaps/gap_service.h"

#include <utility>

#include <fmt/format.h>

#include "searchd/gaps/suppression.h"

namespace rundkurs::gaps {

Result<GapService::Answer> GapService::table(const facets::Snapshot& snapshot, Dimension by) {
  const auto state = state_of(evidence_);
  if (!state) return state.error();
  const auto version = fmt::format("{}-{}", snapshot.revision, *state);
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
  const auto demand = all_demand(evidence_, rules_, choices_);
  if (!demand) return demand.error();
  Supply supply(snapshot.columns, snapshot.everything, demonstration_);
  auto table = count_gaps(*demand, supply, by, vocabulary_, choices_, rules_);
  return std::make_shared<const GapTable>(for_the_public(std::move(table), rules_.fewest));
}

}  // namespace rundkurs::gaps
