#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "indexer/analysis/analyser.h"
#include "searchd/facets/facet_counts.h"
#include "searchd/query/posting_walk.h"

namespace rundkurs {

/// What a thread needs for itself while it answers.
struct Workplace {
  Analyser analyser;
  query::PostingWalk walk;
  facets::FilteredMatches filtered;
};

/// As many workplaces as threads ask at once; they are kept and used again. Safe from any thread.
class Workplaces {
 public:
  /// `analyser` must outlive them; each workplace has its own copy.
  explicit Workplaces(const Analyser& analyser) : analyser_(analyser) {}

  /// A workplace for as long as it lives.
  class Borrowed {
   public:
    explicit Borrowed(Workplaces& owner);
    ~Borrowed();
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;
    Workplace* operator->() { return workplace_.get(); }
    Workplace& operator*() { return *workplace_; }

   private:
    Workplaces& owner_;
    std::unique_ptr<Workplace> workplace_;
  };

 private:
  std::unique_ptr<Workplace> take();

  const Analyser& analyser_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Workplace>> free_;
};

}  // namespace rundkurs
