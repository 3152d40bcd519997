#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
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
  /// Of a word with several ways to be held, and in them as many postings, the values are worked
  /// out only for those who match. Fewer are worked out sooner than looked for one by one, and kept
  /// for who asks again.
  explicit PostingWalk(std::size_t many_postings) : many_postings_(many_postings) {}
  PostingWalk() = default;

  /// What it gives holds until the next call. A cache must be of this very database. Throws
  /// Xapian::Error where the index cannot be read.
  std::vector<Match>& matches(const QueryPlan& plan,
                              const Xapian::Database& database,
                              const DocumentLengths& lengths,
                              HoldingsCache* cache = nullptr);

 private:
  /// A group of the plan with those who hold it.
  struct Part {
    const Group* group = nullptr;
    float share = 0;  ///< Of its side; 0 where it only lifts.
    double weight = 0;
    bool needed = false;          ///< Without it a document cannot match.
    std::vector<WayToHold> ways;  ///< As far as the walk is. Of several, the set is worked out.
    std::size_t size = 0;         ///< How many hold it.
    DocumentSet* set = nullptr;   ///< They, where that was worked out.
    bool here = false;            ///< The document at hand holds it.

    /// Goes on to the document.
    void look_for(std::uint32_t document) {
      here = set != nullptr ? set->has(document) : ways.front().holders.look_for(document);
    }
    /// Of the document at hand, which holds it.
    float value(std::uint32_t document) {
      float best = 0;
      for (auto& way : ways)
        if (way.holders.look_for(document)) best = std::max(best, way.factor * way.holders.value());
      return best;
    }
  };

  float read_parts(const QueryPlan& plan,
                   const Xapian::Database& database,
                   const DocumentLengths& lengths,
                   HoldingsCache* cache);
  Part read_part(const Group& group,
                 bool all_values,
                 const Xapian::Database& database,
                 const DocumentLengths& lengths,
                 HoldingsCache* cache);
  DocumentSet& make_set(Part& part);
  void work_out(Part& part);
  bool mark_needed(float needed_share);
  void read_excluded(const QueryPlan& plan,
                     const Xapian::Database& database,
                     const DocumentLengths& lengths,
                     HoldingsCache* cache);
  void walk_everything(const DocumentLengths& lengths);
  void walk_one(Part& part);
  void walk_together(float needed_share);
  void walk_any(float needed_share);
  void consider(std::uint32_t document, float needed_share);
  bool is_excluded(std::uint32_t document) const {
    return any_excluded_ && excluded_.has(document);
  }

  std::size_t many_postings_ = 32'768;
  HoldingsReader reader_;
  std::vector<Part> parts_;
  std::vector<Match> matches_;
  ScoreWindow window_;
  std::vector<std::unique_ptr<DocumentSet>> sets_;  ///< Of parts, and for those to come.
  std::size_t sets_used_ = 0;
  std::size_t room_ = 0;  ///< Of each set.
  DocumentSet candidates_;
  DocumentSet excluded_;
  bool any_excluded_ = false;
};

}  // namespace rundkurs::query
