#pragma once

#include <set>
#include <string>
#include <utility>

#include "schemas/result.h"

namespace rundkurs {

/// Pairs of ids that a person has said to be two offerings: `data/merge/apart.json`.
class Apart {
 public:
  /// Reads and checks the file; where there is none, nothing is forbidden.
  static Result<Apart> load(const std::string& path);

  void add(const std::string& a, const std::string& b);
  bool has(const std::string& a, const std::string& b) const;

 private:
  std::set<std::pair<std::string, std::string>> pairs_;  ///< Each in order.
};

}  // namespace rundkurs
