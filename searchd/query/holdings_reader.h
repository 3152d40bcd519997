#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "searchd/query/document_set.h"
#include "searchd/query/holdings.h"
#include "searchd/query/query_plan.h"

namespace Xapian {
class Database;
class PostingIterator;
}  // namespace Xapian

namespace rundkurs::query {

/// What the walk needs to know of each document, by docid; index 0 is unused.
struct DocumentLengths {
  std::vector<std::uint32_t> length;  ///< 0 for a docid without a document.
  double average = 0;
  std::uint32_t count = 0;
};

/// Reads the posting lists of one word of a query: who holds it in any of its ways, and how well.
/// The values are the part of BM25 that depends on the document (Robertson and Zaragoza, "The
/// Probabilistic Relevance Framework", 2009), times the factor of the way.
///
/// What is kept in the cache is what a group gave, not the lists that it is made of: of the hundred
/// words behind a beginning each would cost more to keep than to read.
///
/// Keeps its buffers between calls; for one thread at a time.
class HoldingsReader {
 public:
  /// Takes from `cache`, and leaves there, what is worth it; there may be none. Throws
  /// Xapian::Error where the index cannot be read.
  std::shared_ptr<const Holdings> read(const Group& group,
                                       const Xapian::Database& database,
                                       const DocumentLengths& lengths,
                                       HoldingsCache* cache);

 private:
  Holdings read_list(const std::string& term);
  template <typename Take>
  void each_posting(const std::string& term, Take take);
  Holdings collect(const Group& group);
  void collect_any(const Alternative& alternative);
  void collect_all(const Alternative& alternative);
  void collect_phrase(const Alternative& alternative);
  void hold(std::uint32_t document, float value) {
    held_.add(document);
    best_[document] = std::max(best_[document], value);
  }
  double saturated(double frequency, std::uint32_t document) const;
  template <typename Take>
  void each_together(const std::vector<std::string>& terms, Take take);

  const Xapian::Database* database_ = nullptr;
  const DocumentLengths* lengths_ = nullptr;
  HoldingsCache* cache_ = nullptr;
  double least_norm_ = 0;      ///< Of a document without length.
  double norm_of_length_ = 0;  ///< For each unit of length.
  Holdings list_;              ///< While it is read.
  std::vector<float> best_;    ///< By docid; 0 but for what is in held_.
  DocumentSet held_;
  bool collecting_ = false;  ///< Also after an exception: the buffers are not clean.
};

}  // namespace rundkurs::query
