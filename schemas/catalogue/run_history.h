#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "schemas/result.h"
#include "schemas/timestamp.h"

namespace rundkurs {

/// How one run understood the pages and feeds of a source.
struct SourceRun {
  std::string source;
  Timestamp ended{};
  std::int64_t records = 0;  ///< Offerings that were read, before they were joined with others.
  std::map<std::string, std::int64_t, std::less<>> stated;  ///< By field: how many stated it.
  friend bool operator==(const SourceRun&, const SourceRun&) = default;
};

/// The last runs of every source, to see when one begins to be understood less well.
class RunHistory {
 public:
  /// Older ones of a source are forgotten.
  static constexpr int runs_kept = 30;

  virtual ~RunHistory() = default;
  /// A run that ended at the same time replaces the one that is there.
  virtual Result<void> add(const SourceRun& run) = 0;
  /// By source, then from the oldest to the newest.
  virtual Result<std::vector<SourceRun>> all() = 0;
};

}  // namespace rundkurs
