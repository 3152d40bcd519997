#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

#include "crawlers/harvest/findings.h"
#include "crawlers/harvest/harvest.h"
#include "crawlers/harvest/traps.h"
#include "crawlers/harvest/visit.h"
#include "schemas/catalogue/catalogue.h"

namespace rundkurs {

/// Keeps what visits found: offerings, new URLs, and when to come back. One visit is one
/// transaction, so a run that is killed has all of a page or nothing of it.
class Keeper {
 public:
  Keeper(Catalogue& catalogue, HarvestReport& report)
      : catalogue_(catalogue),
        frontier_(catalogue.frontier()),
        absences_(catalogue.absences()),
        report_(report) {}

  /// Says which new links there were, for the trap meter.
  Result<NewLinks> keep(const Visit& visit, Findings findings, Timestamp now);

  /// Entries added to the frontier so far.
  std::size_t added() const { return added_; }

 private:
  void drop_copies(const Visit& visit, Findings& findings);
  Result<void> keep_offerings(Findings& findings, Timestamp now);
  Result<void> keep_absence(const Visit& visit, const Findings& findings, Timestamp now);
  Result<void> keep_discoveries(const Visit& visit,
                                const Findings& findings,
                                Timestamp now,
                                NewLinks& links);
  Result<void> bring_forward_what_changed(const Findings& findings, Timestamp now);
  Result<void> keep_entry(const Visit& visit, const Findings& findings, Timestamp now);
  void count(Stored stored);

  Catalogue& catalogue_;
  Frontier& frontier_;
  Absences& absences_;
  HarvestReport& report_;
  std::unordered_set<std::size_t> offered_;  ///< Hashes of the URLs met in this run.
  std::unordered_map<std::uint64_t, std::uint64_t> bodies_;  ///< Source and body → first page.
  std::size_t added_ = 0;
};

}  // namespace rundkurs
