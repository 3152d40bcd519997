#pragma once

#include <string>
#include <vector>

#include "schemas/log.h"
#include "searchd/shards/shard_set.h"

namespace rundkurs::shards {

/// Looks after the shards of an index, a glance at a time, and logs whom it misses.
class ShardWatch {
 public:
  explicit ShardWatch(Log& log) : log_(log) {}

  /// To be called every second or so. True where a shard shows another generation than the set
  /// stands for, so that a new set is due.
  bool changed(ShardSet& set);

 private:
  void tell(const std::vector<std::string>& missing);

  Log& log_;
  int left_out_ = 0;
  std::vector<std::string> told_;
};

}  // namespace rundkurs::shards
