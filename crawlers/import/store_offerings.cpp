#include "crawlers/import/store_offerings.h"

#include <fmt/format.h>

namespace rundkurs {
namespace {

std::size_t& count_of(StoredCounts& counts, Stored what) {
  switch (what) {
    case Stored::created:
      return counts.created;
    case Stored::changed:
      return counts.changed;
    case Stored::unchanged:
      return counts.unchanged;
    case Stored::merged:
      break;
  }
  return counts.merged;
}

}  // namespace

std::string describe(const StoredCounts& counts) {
  return fmt::format("{} created, {} changed, {} unchanged, {} merged",
                     counts.created,
                     counts.changed,
                     counts.unchanged,
                     counts.merged);
}

Result<StoredCounts> store_offerings(Catalogue& catalogue,
                                     const std::vector<Offering>& offerings,
                                     Timestamp seen,
                                     Progress& progress) {
  StoredCounts counts;
  std::size_t done = 0;
  auto stored = catalogue.in_transaction([&]() -> Result<void> {
    for (const auto& offering : offerings) {
      const auto what = catalogue.put(offering, seen);
      if (!what) return what.error();
      ++count_of(counts, *what);
      progress.update(++done, offerings.size(), "");
    }
    return {};
  });
  progress.finish();
  if (!stored) return std::move(stored).error();
  return counts;
}

}  // namespace rundkurs
