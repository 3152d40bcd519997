#include "searchd/query/posting_walk.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace rundkurs::query {
namespace {

// A document must hold this share of the query: of two words alike both, of three any two. How rare
// a word is does not enter, or one rare word would do for a whole question; a word found nowhere
// counts nothing.
constexpr double least_share = 0.65;

// Never negative, however common the word is.
double rarity(double holders, double documents) {
  return std::log(1 + (documents - holders + 0.5) / (holders + 0.5));
}

/// The first holding at or behind `document`, by strides that double and then a binary search.
const Holding* advance(const Holding* at, const Holding* end, std::uint32_t document) {
  const auto lies_before = [](const Holding& holding, std::uint32_t wanted) {
    return holding.document < wanted;
  };
  for (std::ptrdiff_t stride = 1; stride < end - at; stride *= 2) {
    if (at[stride].document >= document) {
      end = at + stride + 1;
      break;
    }
    at += stride;
  }
  return std::lower_bound(at, end, document, lies_before);
}

}  // namespace

std::vector<Match>& PostingWalk::matches(const QueryPlan& plan,
                                         const Xapian::Database& database,
                                         const DocumentLengths& lengths,
                                         HoldingsCache* cache) {
  matches_.clear();
  read_excluded(plan, database, lengths, cache);
  const auto needed_share = read_parts(plan, database, lengths, cache);
  const bool any_needed = mark_needed(needed_share);
  if (any_needed) {
    walk_together(needed_share);
  } else if (needed_share > 0) {
    walk_any(needed_share, lengths.length.size());
  } else if (plan.everything) {
    walk_everything(lengths);
  }
  parts_.clear();
  return matches_;
}

void PostingWalk::read_excluded(const QueryPlan& plan,
                                const Xapian::Database& database,
                                const DocumentLengths& lengths,
                                HoldingsCache* cache) {
  any_excluded_ = !plan.excluded.empty();
  if (!any_excluded_) return;
  excluded_.reset(lengths.length.size());
  for (const auto& group : plan.excluded) {
    const auto holdings = reader_.read(group, database, lengths, cache);
    for (const auto& holding : *holdings)
      excluded_.add(holding.document);
  }
}

/// Gives the share of the query that a document must hold.
float PostingWalk::read_parts(const QueryPlan& plan,
                              const Xapian::Database& database,
                              const DocumentLengths& lengths,
                              HoldingsCache* cache) {
  double whole = 0;
  for (const auto& group : plan.groups) {
    Part part;
    part.need = group.need;
    part.holdings = reader_.read(group, database, lengths, cache);
    part.at = part.holdings->data();
    part.needed = group.need == Group::Need::required;
    const auto holders = part.holdings->size();
    part.weight = group.importance * rarity(static_cast<double>(holders), lengths.count);
    if (group.need == Group::Need::counted) part.share = static_cast<float>(group.share);
    if (group.need == Group::Need::counted && holders > 0) whole += group.share;
    if (holders > 0 || part.needed) parts_.push_back(std::move(part));
  }
  return static_cast<float>(whole * least_share);
}

/// A word is needed where all the others together are not enough. True if any is.
bool PostingWalk::mark_needed(float needed_share) {
  bool any = false;
  for (auto& part : parts_) {
    float others = 0;
    for (const auto& other : parts_) {
      if (&other != &part) others += other.share;
    }
    part.needed = part.needed || others < needed_share;
    any = any || part.needed;
  }
  return any;
}

/// From the rarest of the needed words to the others.
void PostingWalk::walk_together(float needed_share) {
  std::vector<Part*> in_order;
  for (auto& part : parts_)
    in_order.push_back(&part);
  std::sort(in_order.begin(), in_order.end(), [](const Part* a, const Part* b) {
    return a->needed != b->needed ? a->needed : a->holdings->size() < b->holdings->size();
  });
  const auto rarest = in_order.front()->holdings;
  for (const auto& holding : *rarest) {
    const auto document = holding.document;
    bool together = !is_excluded(document);
    for (std::size_t i = 0; i < in_order.size() && together; ++i) {
      auto& part = *in_order[i];
      part.at = advance(part.at, part.end(), document);
      part.here = part.at != part.end() && part.at->document == document;
      together = part.here || !part.needed;
    }
    if (!together) continue;
    float share = 0;
    float score = 0;
    for (const auto& part : parts_) {
      if (!part.here) continue;
      share += part.share;
      score += static_cast<float>(part.weight * part.at->value);
    }
    if (share >= needed_share) matches_.push_back({document, score});
  }
}

void PostingWalk::add_scores(std::size_t documents) {
  if (score_.size() != documents) {
    score_.assign(documents, 0);
    share_.assign(documents, 0);
    touched_.reset(documents);
  }
  for (const auto& part : parts_) {
    for (const auto& [document, value] : *part.holdings) {
      touched_.add(document);
      score_[document] += static_cast<float>(part.weight * value);
      share_[document] += part.share;
    }
  }
}

/// No word is needed by itself: all are added up.
void PostingWalk::walk_any(float needed_share, std::size_t documents) {
  add_scores(documents);
  touched_.drain([&](std::uint32_t document) {
    if (share_[document] >= needed_share && !is_excluded(document))
      matches_.push_back({document, score_[document]});
    score_[document] = share_[document] = 0;
  });
}

void PostingWalk::walk_everything(const DocumentLengths& lengths) {
  add_scores(lengths.length.size());
  for (std::uint32_t document = 1; document < lengths.length.size(); ++document) {
    if (lengths.length[document] == 0 || is_excluded(document)) continue;
    matches_.push_back({document, score_[document]});
  }
  touched_.drain([&](std::uint32_t document) { score_[document] = share_[document] = 0; });
}

}  // namespace rundkurs::query
