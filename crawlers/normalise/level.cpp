#include "crawlers/normalise/level.h"

namespace rundkurs::normalise {

std::optional<int> eqf_of(std::string_view level_id) {
  if (level_id == "upper-secondary") return 4;
  if (level_id == "vocational") return 5;
  if (level_id == "bachelor") return 6;
  if (level_id == "master") return 7;
  if (level_id == "phd") return 8;
  return {};
}

}  // namespace rundkurs::normalise
