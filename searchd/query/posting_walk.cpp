#include "searchd/query/posting_walk.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "searchd/query/bm25.h"

namespace rundkurs::query {
namespace {

using bm25::least_share;
using bm25::rarity;

}  // namespace

std::vector<Match>& PostingWalk::matches(const QueryPlan& plan,
                                         const Xapian::Database& database,
                                         const DocumentLengths& lengths,
                                         HoldingsCache* cache) {
  matches_.clear();
  parts_.clear();
  read_excluded(plan, database, lengths, cache);
  const auto needed_share = read_parts(plan, database, lengths, cache);
  const bool any_needed = mark_needed(needed_share);
  if (any_needed) {
    walk_together(needed_share);
  } else if (needed_share > 0) {
    walk_any(needed_share);
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
    reader_.read(group, database, lengths, cache)
        .each_below(behind_all,
                    [&](std::uint32_t document, float /*value*/) { excluded_.add(document); });
  }
}

/// Gives the share of one side of the query that a document must hold.
float PostingWalk::read_parts(const QueryPlan& plan,
                              const Xapian::Database& database,
                              const DocumentLengths& lengths,
                              HoldingsCache* cache) {
  std::vector<double> whole;  // By side.
  for (const auto& group : plan.groups) {
    Part part{.need = group.need,
              .needed = group.need == Group::Need::required,
              .holders = reader_.read(group, database, lengths, cache)};
    const auto holders = part.holders.size();
    part.weight = group.importance * rarity(static_cast<double>(holders), lengths.count);
    if (group.need == Group::Need::counted && holders > 0) {
      part.share = static_cast<float>(group.share);
      part.side = group.side;
      whole.resize(std::max<std::size_t>(whole.size(), group.side + 1));
      whole[group.side] += group.share;
    }
    if (holders > 0 || part.needed) parts_.push_back(std::move(part));
  }
  for (auto& part : parts_)
    if (part.share > 0) part.share /= static_cast<float>(whole[part.side]);
  return whole.empty() ? 0 : static_cast<float>(least_share);
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

void PostingWalk::walk_one(Part& part) {
  matches_.resize(part.holders.size());
  auto* match = matches_.data();
  part.holders.each_below(behind_all, [&](std::uint32_t document, float value) {
    *match = {document, static_cast<float>(part.weight * value)};
    match += is_excluded(document) ? 0 : 1;
  });
  matches_.resize(static_cast<std::size_t>(match - matches_.data()));
}

/// From the rarest of the needed words to the others.
void PostingWalk::walk_together(float needed_share) {
  if (parts_.size() == 1) return walk_one(parts_.front());
  std::vector<Part*> in_order;
  for (auto& part : parts_)
    in_order.push_back(&part);
  std::sort(in_order.begin(), in_order.end(), [](const Part* a, const Part* b) {
    return a->needed != b->needed ? a->needed : a->holders.size() < b->holders.size();
  });
  auto rarest = in_order.front()->holders;
  rarest.each_below(behind_all, [&](std::uint32_t document, float /*value*/) {
    if (is_excluded(document)) return;
    for (auto* const part : in_order) {
      part->look_for(document);
      if (!part->here && part->needed) return;
    }
    float share = 0;
    float score = 0;
    for (const auto& part : parts_) {
      if (!part.here) continue;
      share += part.share;
      score += static_cast<float>(part.weight * part.holders.value());
    }
    if (share >= needed_share) matches_.push_back({document, score});
  });
}

/// Splits the parts: without one of those that lead no document can match, however many of the
/// others it holds. The longest lists follow, since they need only be looked into for what leads.
std::vector<PostingWalk::Part*> PostingWalk::leading_parts(float needed_share,
                                                           std::vector<Part*>& following) {
  std::vector<Part*> in_order;
  for (auto& part : parts_)
    in_order.push_back(&part);
  // Those that only lift (without a share) follow always.
  std::stable_sort(in_order.begin(), in_order.end(), [](const Part* a, const Part* b) {
    return (a->share == 0) != (b->share == 0) ? a->share == 0
                                              : a->holders.size() > b->holders.size();
  });
  std::vector<Part*> leading;
  float share = 0;
  for (auto* const part : in_order) {
    const bool follows = leading.empty() && share + part->share < needed_share;
    if (follows) share += part->share;
    (follows ? following : leading).push_back(part);
  }
  return leading;
}

/// No word is needed by itself: they are added up.
void PostingWalk::walk_any(float needed_share) {
  std::vector<Part*> following;
  const auto leading = leading_parts(needed_share, following);
  float possible = 0;
  for (const auto* const part : following)
    possible += part->share;
  for (;;) {
    // Where nobody holds anything, nothing is looked at.
    auto first = behind_all;
    for (const auto* const part : leading) {
      if (!part->holders.at_end()) first = std::min(first, part->holders.document());
    }
    if (first == behind_all) return;
    window_.open(first);
    for (auto* const part : leading)
      window_.add(part->holders, part->weight, part->share);
    window_.drain([&](std::uint32_t document, float score, float share) {
      if (share + possible < needed_share || is_excluded(document)) return;
      for (auto* const part : following) {
        part->look_for(document);
        if (!part->here) continue;
        score += static_cast<float>(part->weight * part->holders.value());
        share += part->share;
      }
      if (share >= needed_share) matches_.push_back({document, score});
    });
  }
}

void PostingWalk::walk_everything(const DocumentLengths& lengths) {
  const auto documents = static_cast<std::uint32_t>(lengths.length.size());
  matches_.reserve(documents);
  for (std::uint32_t begin = 0; begin < documents; begin += ScoreWindow::size) {
    window_.open(begin);
    for (auto& part : parts_)
      window_.add(part.holders, part.weight, part.share);
    for (auto document = begin; document < std::min(documents, begin + ScoreWindow::size);
         ++document) {
      if (lengths.length[document] == 0 || is_excluded(document)) continue;
      matches_.push_back({document, window_.score(document)});
    }
    window_.drain([](std::uint32_t /*document*/, float /*score*/, float /*share*/) {});
  }
}

}  // namespace rundkurs::query
