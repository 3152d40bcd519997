#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "crawlers/harvest/harvest.h"
#include "crawlers/harvest/moment.h"
#include "crawlers/harvest/scope.h"
#include "crawlers/harvest/traps.h"
#include "crawlers/harvest/visit.h"
#include "schemas/catalogue/frontier.h"

namespace rundkurs {

/// What a run still has to visit: the due entries of its sources, as far as their budgets of pages
/// and bytes reach, without hosts that rest and without what lies in traps.
class Agenda {
 public:
  /// Both must outlive the agenda.
  Agenda(Frontier& frontier, const HarvestOptions& options)
      : frontier_(frontier), options_(options) {}

  /// Puts the first entries of every source into the frontier.
  Result<void> open(Timestamp now);

  /// At most `room` visits, one for each host, none of a host in `busy`.
  Result<std::vector<Visit>> take(Moment now, int room, std::vector<std::string> busy);

  /// When take() may give something again; empty if not before `latest`.
  Result<std::optional<Timestamp>> next(Moment now, Moment latest);

  /// Nothing of the host is taken before.
  void rest(const std::string& host, Moment until) { resting_[host] = until; }
  /// What came over the network for a source.
  void received(const std::string& source, std::uint64_t bytes);
  TrapMeter& traps() { return traps_; }

  std::size_t due_at_start() const { return due_at_start_; }
  std::size_t left_out() const { return left_out_; }

 private:
  void add_resting(Moment now, std::vector<std::string>& busy);
  bool budget_left() const;
  void limit_to_sources_with_budget();
  Result<std::optional<Visit>> accept(FrontierEntry entry, Timestamp now);
  Result<std::optional<Visit>> leave_out(FrontierEntry entry, std::string reason, Timestamp now);

  Frontier& frontier_;
  const HarvestOptions& options_;
  std::map<std::string, Scope, std::less<>> scopes_;
  struct Spent {
    int pages = 0;
    std::uint64_t bytes = 0;
  };
  bool has_budget(const Scope& scope) const;
  std::map<std::string, Spent, std::less<>> spent_;
  int pages_ = 0;
  bool all_sources_spent_ = false;
  std::map<std::string, Moment> resting_;
  TrapMeter traps_;
  std::size_t due_at_start_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace rundkurs
