#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "schemas/catalogue/run_history.h"

namespace rundkurs {

/// A field that a source's pages used to state and hardly do any more: usually the site was
/// rebuilt, and its labels are no longer understood.
struct LostField {
  std::string source;
  std::string field;
  double before = 0;         ///< Share of the records of the runs before that stated it, 0–1.
  double now = 0;            ///< Likewise of the last run.
  std::int64_t records = 0;  ///< Of the last run.
  Timestamp run{};           ///< When it ended.
};

/// Holds the last run of each source against those before. A field is lost where its share has
/// more than halved and chance does not explain it: less than once in ten thousand would so few
/// of so many records state it if nothing had changed (binomial distribution). A run that read two
/// pages proves nothing, one that read a hundred does.
/// `runs` are by source, then from the oldest to the newest.
std::vector<LostField> lost_fields(std::span<const SourceRun> runs);

}  // namespace rundkurs
