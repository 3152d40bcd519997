#include "searchd/shards/shard_watch.h"

#include <algorithm>

namespace rundkurs::shards {
namespace {

// A look is a new connection to each shard, for which it starts a process. Those that are lost are
// looked for each time.
constexpr int calls_a_look = 3;

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool ShardWatch::changed(ShardSet& set) {
  tell(set.missing());  // Also what a question has found out.
  if (told_.empty() && ++left_out_ < calls_a_look) return false;
  left_out_ = 0;
  const bool other = set.look();
  tell(set.missing());
  return other;
}

void ShardWatch::tell(const std::vector<std::string>& missing) {
  for (const auto& name : missing) {
    if (!has(told_, name)) log_.error("shard of the index lost", {{"shard", name}});
  }
  for (const auto& name : told_) {
    if (!has(missing, name)) log_.info("shard of the index is there again", {{"shard", name}});
  }
  told_ = missing;
}

}  // namespace rundkurs::shards
