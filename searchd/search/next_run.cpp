#include "searchd/search/next_run.h"

namespace rundkurs {

const Run* next_run(const Offering& offering, std::int32_t today) {
  const Run* best = nullptr;
  for (const auto& run : offering.runs) {
    if (!run.start || run.status == "cancelled") continue;
    const auto key = run.start->sort_key();
    const auto known = best != nullptr ? best->start->sort_key() : 0;
    const bool better =
        best == nullptr || (known < today ? key > known : key >= today && key < known);
    if (better) best = &run;
  }
  return best;
}

}  // namespace rundkurs
