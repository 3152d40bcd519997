#pragma once

#include <cstdint>
#include <vector>

#include "searchd/query/document_set.h"
#include "searchd/query/holders.h"
#include "searchd/query/holdings.h"
#include "searchd/query/holdings_reader.h"
#include "searchd/query/query_plan.h"
#include "searchd/query/score_window.h"

namespace Xapian {
class Database;
}

namespace rundkurs::query {

/// A document that holds what was asked for.
struct Match {
  std::uint32_t document = 0;  ///< Xapian's docid.
  float score = 0;
};

/// The fourth step: every document that matches a plan, with its weight, in the order of docids.
///
/// Walks the posting lists itself instead of asking Xapian for a ranked list, since all matches
/// are wanted (facets are counted over all) and a group of alternatives is to weigh as one word.
/// Weights are BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009).
///
/// Keeps its buffers between calls; for one thread at a time.
class PostingWalk {
 public:
  /// What it gives holds until the next call. A cache must be of this very database. Throws
  /// Xapian::Error where the index cannot be read.
  std::vector<Match>& matches(const QueryPlan& plan,
                              const Xapian::Database& database,
                              const DocumentLengths& lengths,
                              HoldingsCache* cache = nullptr);

 private:
  /// A group of the plan with those who hold it.
  struct Part {
    Group::Need need = Group::Need::counted;
    float share = 0;  ///< Of its side.
    unsigned side = 0;
    double weight = 0;
    bool needed = false;  ///< Without it a document cannot match.
    Holders holders;      ///< As far as the walk is.
    bool here = false;    ///< The document at hand holds it.

    /// Goes on to the document.
    void look_for(std::uint32_t document) {
      holders.skip_to(document);
      here = !holders.at_end() && holders.document() == document;
    }
  };

  float read_parts(const QueryPlan& plan,
                   const Xapian::Database& database,
                   const DocumentLengths& lengths,
                   HoldingsCache* cache);
  bool mark_needed(float needed_share);
  void read_excluded(const QueryPlan& plan,
                     const Xapian::Database& database,
                     const DocumentLengths& lengths,
                     HoldingsCache* cache);
  void walk_everything(const DocumentLengths& lengths);
  void walk_one(Part& part);
  void walk_together(float needed_share);
  void walk_any(float needed_share);
  std::vector<Part*> leading_parts(float needed_share, std::vector<Part*>& following);
  bool is_excluded(std::uint32_t document) const {
    return any_excluded_ && excluded_.has(document);
  }

  HoldingsReader reader_;
  std::vector<Part> parts_;
  std::vector<Match> matches_;
  ScoreWindow window_;
  DocumentSet excluded_;
  bool any_excluded_ = false;
};

}  // namespace rundkurs::query
