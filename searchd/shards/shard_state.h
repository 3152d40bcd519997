#pragma once

#include <string>

namespace rundkurs::shards {

/// A shard of an index, and whether it answers.
struct ShardState {
  std::string name;  ///< As the stub file has it.
  bool there = false;
};

}  // namespace rundkurs::shards
