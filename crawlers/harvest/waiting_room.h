#pragma once

#include <chrono>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "crawlers/harvest/politeness.h"
#include "schemas/catalogue/frontier.h"

namespace rundkurs {

/// Where visits wait for their hosts, by the time when it makes sense to look at them again; and
/// the memory of hosts that rest, which outlives the run in the frontier.
class WaitingRoom {
 public:
  explicit WaitingRoom(Frontier& frontier) : frontier_(frontier) {}

  /// Learns what earlier runs have left; says which hosts they were.
  Result<std::vector<Frontier::HostRest>> open();

  Politeness& pace() { return pace_; }

  void enter(std::uint64_t visit, Moment at) { waiting_.emplace(at, visit); }
  /// Until the host is free; a short while where nobody knows when that is.
  void wait_for(const std::string& host, std::uint64_t visit, Moment now);
  /// Those whose time has come; they leave.
  std::vector<std::uint64_t> leave(Moment now);
  /// How long until the next one does, at most `longest`.
  std::chrono::milliseconds until_next(Moment now, std::chrono::milliseconds longest) const;

  /// After an answer: the frontier remembers what the host wants, or that it wants nothing.
  Result<void> keep_rest(const std::string& host);

 private:
  Frontier& frontier_;
  Politeness pace_;
  std::set<std::pair<Moment, std::uint64_t>> waiting_;
  std::set<std::string, std::less<>> resting_;  ///< Hosts that the frontier knows as such.
};

}  // namespace rundkurs
