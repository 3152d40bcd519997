#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "schemas/result.h"

namespace rundkurs::gaps {

/// How answers count: `data/survey/weights.json`.
struct GapRules {
  std::map<std::string, double, std::less<>> shares;  ///< By type of organisation.
  double least = 0.33;
  double most = 3;
  double half_met = 3;
  double usual_urgency = 3;
  std::size_t fewest = 5;

  static Result<GapRules> load(const std::string& data_folder);
};

}  // namespace rundkurs::gaps
