#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searchd/query/query_plan.h"

namespace Xapian {
class Database;
}

namespace rundkurs::query {

/// A document that holds what was asked for.
struct Match {
  std::uint32_t document = 0;  ///< Xapian's docid.
  float score = 0;
};

/// What the walk needs to know of each document, by docid; index 0 is unused.
struct DocumentLengths {
  std::vector<std::uint32_t> length;  ///< 0 for a docid without a document.
  double average = 0;
  std::uint32_t count = 0;
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
  /// Both must outlive the walk. Throws Xapian::Error where the index cannot be read.
  std::vector<Match> matches(const QueryPlan& plan,
                             const Xapian::Database& database,
                             const DocumentLengths& lengths);

 private:
  void reset(std::size_t documents);
  void collect(const Group& group,
               const Xapian::Database& database,
               const DocumentLengths& lengths);
  void collect_any(const Alternative& alternative,
                   const Xapian::Database& database,
                   const DocumentLengths& lengths);
  void collect_all(const Alternative& alternative,
                   const Xapian::Database& database,
                   const DocumentLengths& lengths);
  void collect_phrase(const Alternative& alternative, const Xapian::Database& database);
  void hold(std::uint32_t document, double value);
  void clear_group();

  // By docid. `best_` and `held_` are of the group at hand, the others of the whole plan.
  std::vector<float> best_;
  std::vector<std::uint32_t> held_;  ///< Documents with a `best_` above 0.
  std::vector<float> score_;
  std::vector<float> share_;  ///< Shares of the counted groups that a document holds.
  std::vector<std::uint8_t> required_;
  std::vector<std::uint8_t> excluded_;
};

}  // namespace rundkurs::query
