#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "crawlers/harvest/findings.h"
#include "crawlers/harvest/visit.h"

namespace rundkurs {

/// Notices when all feeds of a source were read from their first page to their last within one
/// run. Then what they no longer list is missing, which no single page of a feed can tell. That
/// holds only for sources known from feeds alone, and only where each page came with a body: one
/// that "has not changed" (304) does not say again what it lists.
class FeedSweeps {
 public:
  void visited(const Visit& visit, const Findings& findings);
  /// The ids of the sources that were read to the end.
  std::vector<std::string> complete() const;

 private:
  struct Pages {
    std::set<int> read;
    std::optional<int> last;
  };
  struct Sweep {
    const SourceFile* source = nullptr;
    std::map<const Feed*, Pages> feeds;
    bool broken = false;
  };
  static bool is_complete(const Sweep& sweep);
  std::map<std::string, Sweep> sweeps_;  ///< By source.
};

}  // namespace rundkurs
