#include "searchd/match/set_cover.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace rundkurs::match {
namespace {

class Searcher {
 public:
  Searcher(std::span<const CoverSet> sets, const CoverSearch& search)
      : sets_(sets), search_(search), forbidden_(sets.size()) {
    for (const auto& set : sets)
      coverable_ |= set.elements & search.universe;
    for (std::size_t i = 0; i < sets.size(); ++i)
      widest_ = std::max(widest_, std::popcount(sets[i].elements & coverable_));
    // Cheap sets first: good covers are found early and bound the rest.
    order_.resize(sets.size());
    for (std::size_t i = 0; i < order_.size(); ++i)
      order_[i] = i;
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return sets_[a].cost < sets_[b].cost;
    });
  }

  CoverResult run() {
    CoverResult result;
    result.impossible = search_.universe & ~coverable_;
    if (coverable_ == 0) return result;
    greedy();
    descend(coverable_, 0, 0);
    std::stable_sort(
        best_.begin(), best_.end(), [](const Cover& a, const Cover& b) { return a.cost < b.cost; });
    result.covers = std::move(best_);
    result.exact = steps_ <= search_.most_steps;
    return result;
  }

 private:
  bool affordable(double credits) const {
    return !search_.most_credits || credits <= *search_.most_credits;
  }

  void record(double cost, double credits) {
    if (!best_.empty() && chosen_.size() > best_.front().sets.size()) return;
    if (!best_.empty() && chosen_.size() < best_.front().sets.size()) best_.clear();
    Cover cover{chosen_, cost, credits};
    std::sort(cover.sets.begin(), cover.sets.end());
    const bool known = std::any_of(
        best_.begin(), best_.end(), [&](const Cover& other) { return other.sets == cover.sets; });
    if (known) return;
    best_.push_back(std::move(cover));
    if (best_.size() <= search_.wanted) return;
    best_.erase(std::max_element(best_.begin(), best_.end(), [](const Cover& a, const Cover& b) {
      return a.cost < b.cost;
    }));
  }

  /// The set that covers most of what is left, the cheapest of equals.
  void greedy() {
    auto left = coverable_;
    double cost = 0;
    double credits = 0;
    while (left != 0) {
      std::size_t next = sets_.size();
      int most = 0;
      for (const auto i : order_) {
        const int gain = std::popcount(sets_[i].elements & left);
        if (gain <= most || !affordable(credits + sets_[i].credits)) continue;
        most = gain;
        next = i;
      }
      if (next == sets_.size()) break;
      chosen_.push_back(next);
      left &= ~sets_[next].elements;
      cost += sets_[next].cost;
      credits += sets_[next].credits;
    }
    if (left == 0) record(cost, credits);
    chosen_.clear();
  }

  std::uint64_t rarest_element(std::uint64_t left) const {
    std::uint64_t rarest = 0;
    std::size_t fewest = std::numeric_limits<std::size_t>::max();
    for (auto rest = left; rest != 0; rest &= rest - 1) {
      const auto element = rest & (~rest + 1);
      std::size_t count = 0;
      for (std::size_t i = 0; i < sets_.size(); ++i)
        if ((sets_[i].elements & element) != 0 && !forbidden_[i]) ++count;
      if (count >= fewest) continue;
      fewest = count;
      rarest = element;
    }
    return rarest;
  }

  bool hopeless(std::uint64_t left, double cost) const {
    if (best_.empty()) return false;
    const auto at_least =
        chosen_.size() +
        static_cast<std::size_t>((std::popcount(left) + widest_ - 1) / std::max(widest_, 1));
    const auto size = best_.front().sets.size();
    if (at_least != size) return at_least > size;
    if (best_.size() < search_.wanted) return false;
    return std::all_of(
        best_.begin(), best_.end(), [cost](const Cover& cover) { return cost >= cover.cost; });
  }

  void descend(std::uint64_t left, double cost, double credits) {
    if (++steps_ > search_.most_steps) return;
    if (left == 0) {
      record(cost, credits);
      return;
    }
    if (hopeless(left, cost)) return;
    const auto element = rarest_element(left);
    std::vector<std::size_t> tried;
    for (const auto i : order_) {
      if ((sets_[i].elements & element) == 0 || forbidden_[i] ||
          !affordable(credits + sets_[i].credits))
        continue;
      chosen_.push_back(i);
      descend(left & ~sets_[i].elements, cost + sets_[i].cost, credits + sets_[i].credits);
      chosen_.pop_back();
      // All covers with this set have been seen.
      forbidden_[i] = true;
      tried.push_back(i);
      if (steps_ > search_.most_steps) break;
    }
    for (const auto i : tried)
      forbidden_[i] = false;
  }

  std::span<const CoverSet> sets_;
  const CoverSearch& search_;
  std::vector<bool> forbidden_;
  std::vector<std::size_t> order_;
  std::vector<std::size_t> chosen_;
  std::vector<Cover> best_;
  std::uint64_t coverable_ = 0;
  int widest_ = 0;
  std::size_t steps_ = 0;
};

}  // namespace

CoverResult smallest_covers(std::span<const CoverSet> sets, const CoverSearch& search) {
  return Searcher(sets, search).run();
}

}  // namespace rundkurs::match
