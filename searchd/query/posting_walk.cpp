#include "searchd/query/posting_walk.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>

#include "searchd/query/bm25.h"

namespace rundkurs::query {
namespace {

using bm25::least_share;
using bm25::rarity;

// Of a word with more ways, as the beginning of many words has them, looking through the ways takes
// longer than working all of it out.
constexpr std::size_t most_ways_looked_for = 8;

// Shares are added up in another order elsewhere.
constexpr float rounding = 1e-5F;

}  // namespace

std::vector<Match>& PostingWalk::matches(const QueryPlan& plan,
                                         const Xapian::Database& database,
                                         const DocumentLengths& lengths,
                                         HoldingsCache* cache) {
  matches_.clear();
  parts_.clear();
  sets_used_ = 0;
  room_ = lengths.length.size();
  read_excluded(plan, database, lengths, cache);
  const auto needed_share = read_parts(plan, database, lengths, cache);
  const bool any_needed = mark_needed(needed_share);
  if (any_needed && parts_.size() == 1) {
    walk_one(parts_.front());
  } else if (any_needed) {
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
  const auto asked_for = std::count_if(plan.groups.begin(), plan.groups.end(), [](const auto& of) {
    return of.need != Group::Need::scored;
  });
  std::vector<double> whole;  // By side.
  for (const auto& group : plan.groups) {
    // Of these most holders match.
    const bool leads_alone = asked_for < 2 && group.need != Group::Need::scored;
    auto part = read_part(group, leads_alone || plan.everything, database, lengths, cache);
    part.weight = group.importance * rarity(static_cast<double>(part.size), lengths.count);
    if (group.need == Group::Need::counted && part.size > 0) {
      part.share = static_cast<float>(group.share);
      whole.resize(std::max<std::size_t>(whole.size(), group.side + 1));
      whole[group.side] += group.share;
    }
    if (part.size > 0 || part.needed) parts_.push_back(std::move(part));
  }
  for (auto& part : parts_)
    if (part.share > 0) part.share /= static_cast<float>(whole[part.group->side]);
  return whole.empty() ? 0 : static_cast<float>(least_share);
}

PostingWalk::Part PostingWalk::read_part(const Group& group,
                                         bool all_values,
                                         const Xapian::Database& database,
                                         const DocumentLengths& lengths,
                                         HoldingsCache* cache) {
  Part part{.group = &group,
            .needed = group.need == Group::Need::required,
            .ways = reader_.ways(group, database, lengths, cache)};
  std::size_t postings = 0;
  for (const auto& way : part.ways)
    postings += way.holders.size();
  if (part.ways.size() == 1 || all_values || part.ways.size() > most_ways_looked_for ||
      postings < many_postings_) {
    work_out(part);
  } else {
    part.size = make_set(part).size();
  }
  return part;
}

/// Each way's list is read to its end.
DocumentSet& PostingWalk::make_set(Part& part) {
  if (sets_used_ == sets_.size()) sets_.push_back(std::make_unique<DocumentSet>());
  part.set = sets_[sets_used_++].get();
  part.set->reset(room_);
  for (const auto& way : part.ways) {
    auto holders = way.holders;
    holders.each_below(behind_all,
                       [&](std::uint32_t document, float /*value*/) { part.set->add(document); });
  }
  return *part.set;
}

/// The values of all holders.
void PostingWalk::work_out(Part& part) {
  auto holders = reader_.all_of(*part.group, std::move(part.ways));
  part.size = holders.size();
  part.ways = {{.holders = std::move(holders)}};
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
  if (part.ways.size() > 1) work_out(part);  // The others of the query are nobody's.
  matches_.resize(part.size);
  auto* match = matches_.data();
  part.ways.front().holders.each_below(behind_all, [&](std::uint32_t document, float value) {
    *match = {document, static_cast<float>(part.weight * value)};
    match += is_excluded(document) ? 0 : 1;
  });
  matches_.resize(static_cast<std::size_t>(match - matches_.data()));
}

/// Looks into the other lists for those who hold the rarest of the needed words.
void PostingWalk::walk_together(float needed_share) {
  Part* rarest = nullptr;
  for (auto& part : parts_)
    if (part.needed && (rarest == nullptr || part.size < rarest->size)) rarest = &part;
  const auto take = [&](std::uint32_t document, float /*value*/ = 0) {
    consider(document, needed_share);
  };
  if (rarest->set == nullptr) {
    auto holders = rarest->ways.front().holders;
    return holders.each_below(behind_all, take);
  }
  candidates_ = *rarest->set;
  for (const auto& part : parts_)
    if (part.needed && part.set != nullptr) candidates_.intersect(*part.set);
  candidates_.each(take);
}

/// Where no word is needed by itself. The longest lists are left out as far as nobody matches who
/// holds these alone; of the others a match holds as many as are needed even if they are the ones
/// of most weight.
void PostingWalk::walk_any(float needed_share) {
  std::vector<Part*> leading;
  for (auto& part : parts_)
    if (part.share > 0) leading.push_back(&part);
  std::ranges::sort(leading, std::greater(), &Part::size);
  float left_out = 0;
  while (left_out + leading.front()->share < needed_share - rounding) {
    left_out += leading.front()->share;
    leading.erase(leading.begin());
  }
  std::vector<const DocumentSet*> sets;
  for (auto* const part : leading)
    sets.push_back(part->set != nullptr ? part->set : &make_set(*part));
  std::ranges::sort(leading, std::greater(), &Part::share);
  std::size_t fewest = 0;
  for (float held = left_out; fewest < leading.size() && held < needed_share - rounding; ++fewest)
    held += leading[fewest]->share;
  candidates_.assign_in_at_least(std::max<std::size_t>(1, fewest), sets);
  candidates_.each([&](std::uint32_t document) { consider(document, needed_share); });
}

/// Takes the document up if it matches. Each one must lie behind the one before.
void PostingWalk::consider(std::uint32_t document, float needed_share) {
  if (is_excluded(document)) return;
  float share = 0;
  for (auto& part : parts_) {
    part.look_for(document);
    if (part.here)
      share += part.share;
    else if (part.needed)
      return;
  }
  if (share < needed_share) return;
  float score = 0;
  for (auto& part : parts_)
    if (part.here) score += static_cast<float>(part.weight * part.value(document));
  matches_.push_back({document, score});
}

void PostingWalk::walk_everything(const DocumentLengths& lengths) {
  const auto documents = static_cast<std::uint32_t>(lengths.length.size());
  matches_.reserve(documents);
  for (std::uint32_t begin = 0; begin < documents; begin += ScoreWindow::size) {
    window_.open(begin);
    for (auto& part : parts_)
      window_.add(part.ways.front().holders, part.weight, part.share);
    for (auto document = begin; document < std::min(documents, begin + ScoreWindow::size);
         ++document) {
      if (lengths.length[document] == 0 || is_excluded(document)) continue;
      matches_.push_back({document, window_.score(document)});
    }
    window_.drain([](std::uint32_t /*document*/, float /*score*/, float /*share*/) {});
  }
}

}  // namespace rundkurs::query
