#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "searchd/facets/snapshot.h"
#include "searchd/match/coarse_fit.h"
#include "searchd/match/inquiry.h"
#include "searchd/query/posting_walk.h"
#include "searchd/query/query_plan.h"

namespace Xapian {
class Database;
}

namespace rundkurs::match {

/// A document that may be offered.
struct Candidate {
  std::uint32_t document = 0;
  double subject = 0;  ///< How well it is about what is asked for, 0–1.
  double score = 0;    ///< The same with its coarse fit.
};

/// The index terms of one need: a group for each idea, and for words beside them.
query::QueryPlan plan_of(const Inquiry& inquiry, std::size_t need);

/// The best candidates for one need, best first, at most `limit`. Walks the postings once. An
/// offering's subject is told by its topics and by the ideas and words of the message that it
/// holds. Demonstration offerings are left out unless `demonstration`. Throws Xapian::Error.
std::vector<Candidate> find_candidates(const Inquiry& inquiry,
                                       std::size_t need,
                                       const CoarseFit& fit,
                                       const facets::Snapshot& snapshot,
                                       const Xapian::Database& database,
                                       query::PostingWalk& walk,
                                       bool demonstration,
                                       std::size_t limit);

/// Documents with a topic that the inquiry's terms do not rule out, best fit first, at most
/// `limit`.
std::vector<std::uint32_t> documents_about(const std::string& topic,
                                           const CoarseFit& fit,
                                           const facets::Snapshot& snapshot,
                                           bool demonstration,
                                           std::size_t limit);

}  // namespace rundkurs::match
