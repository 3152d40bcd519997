#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "crawlers/harvest/harvest.h"
#include "crawlers/harvest/scope.h"
#include "crawlers/harvest/traps.h"
#include "crawlers/harvest/visit.h"
#include "schemas/catalogue/frontier.h"

namespace rundkurs {

/// What a run still has to visit: the due entries of its sources, as far as the budgets of pages
/// reach, without hosts that were given up and without what lies in traps.
class Agenda {
 public:
  /// Both must outlive the agenda.
  Agenda(Frontier& frontier, const HarvestOptions& options)
      : frontier_(frontier), options_(options) {}

  /// Puts the first entries of every source into the frontier.
  Result<void> open(Timestamp now);

  /// At most `room` visits, one for each host, none of a host in `busy`.
  Result<std::vector<Visit>> take(Timestamp now, int room, std::vector<std::string> busy);

  /// When take() may give something again; empty if not before `latest`.
  Result<std::optional<Timestamp>> next(Timestamp now, Timestamp latest);

  void give_up(const std::string& host) { given_up_.insert(host); }
  TrapMeter& traps() { return traps_; }

  std::size_t due_at_start() const { return due_at_start_; }
  std::size_t left_out() const { return left_out_; }

 private:
  bool budget_left() const;
  void limit_to_sources_with_budget();
  Result<std::optional<Visit>> accept(FrontierEntry entry, Timestamp now);
  Result<std::optional<Visit>> leave_out(FrontierEntry entry, std::string reason, Timestamp now);

  Frontier& frontier_;
  const HarvestOptions& options_;
  std::map<std::string, Scope, std::less<>> scopes_;
  std::map<std::string, int, std::less<>> pages_of_source_;
  int pages_ = 0;
  bool all_sources_spent_ = false;
  std::set<std::string> given_up_;
  TrapMeter traps_;
  std::size_t due_at_start_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace rundkurs
