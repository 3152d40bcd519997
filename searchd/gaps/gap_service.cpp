#include "searchd/gaps/gap_service.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "searchd/gaps/gap_history.h"
#include "searchd/gaps/suppression.h"
#include "searchd/search/index_records.h"

namespace rundkurs::gaps {
namespace {

constexpr std::size_t day_characters = 10;  // 2026-11-29

}  // namespace

Result<GapService::Answer> GapService::table(const facets::Snapshot& snapshot, Dimension by) {
  if (snapshot.sharded != nullptr) return needs_local_index("Comparing supply and demand");
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

Result<GapService::Past> GapService::past() {
  static const auto nothing = std::make_shared<const std::vector<desk::GapState>>();
  if (states_ == nullptr) return Past{nothing, "0"};
  const auto version = states_->state();
  if (!version) return version.error();
  const std::lock_guard lock(mutex_);
  if (past_.version != *version) {
    auto states = states_->all();
    if (!states) return std::move(states).error();
    past_ = {std::make_shared<const std::vector<desk::GapState>>(
                 for_the_public(*std::move(states), rules_.fewest)),
             *version};
  }
  return past_;
}

Result<std::vector<desk::GapState>> GapService::kept() {
  if (states_ == nullptr) return std::vector<desk::GapState>();
  return states_->all();
}

Result<void> GapService::keep(const facets::Snapshot& snapshot, Timestamp at, For purpose) {
  if (states_ == nullptr) return {};
  const auto shown = table(snapshot, Dimension::level);
  if (!shown) return shown.error();
  auto state = kept_state(
      *shown->table, format_timestamp(at).substr(0, day_characters), snapshot.revision, rules_);
  const auto states = states_->all();
  if (!states) return states.error();
  const auto same_day = std::find_if(
      states->begin(), states->end(), [&](const auto& one) { return one.day == state.day; });
  const bool is_kept = same_day != states->end();
  state.reported = purpose == For::report || (is_kept && same_day->reported);
  if (is_kept && *same_day == state) return {};
  return states_->keep(state);
}

}  // namespace rundkurs::gaps
