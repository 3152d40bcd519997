#include "searchd/query/posting_walk.h"

#include <algorithm>
#include <cmath>

#include <xapian.h>

namespace rundkurs::query {
namespace {

// Texts of very different length stand side by side: a title alone, or a whole study plan.
constexpr double k1 = 1.2;
constexpr double b = 0.4;
// A phrase is asked for as such: how often it stands there says little.
constexpr double phrase_frequency = 1.5;
// A document must hold this share of the query: of two words alike both, of three any two. How rare
// a word is does not enter, or one rare word would do for a whole question; a word found nowhere
// counts nothing.
constexpr double needed_share = 0.65;

double saturated(double frequency, double length, double average) {
  const double normalised = average > 0 ? length / average : 1;
  return frequency * (k1 + 1) / (frequency + k1 * (1 - b + b * normalised));
}

// Never negative, however common the word is.
double rarity(double holders, double documents) {
  return std::log(1 + (documents - holders + 0.5) / (holders + 0.5));
}

}  // namespace

void PostingWalk::reset(std::size_t documents) {
  best_.assign(documents, 0);
  score_.assign(documents, 0);
  share_.assign(documents, 0);
  required_.assign(documents, 0);
  excluded_.assign(documents, 0);
  held_.clear();
}

void PostingWalk::hold(std::uint32_t document, double value) {
  if (document >= best_.size()) return;
  auto& best = best_[document];
  if (best == 0) held_.push_back(document);
  best = std::max(best, static_cast<float>(value));
}

void PostingWalk::clear_group() {
  for (const auto document : held_)
    best_[document] = 0;
  held_.clear();
}

void PostingWalk::collect(const Group& group,
                          const Xapian::Database& database,
                          const DocumentLengths& lengths) {
  for (const auto& alternative : group.alternatives) {
    switch (alternative.kind) {
      case Alternative::Kind::any_of:
        collect_any(alternative, database, lengths);
        break;
      case Alternative::Kind::all_of:
        collect_all(alternative, database, lengths);
        break;
      case Alternative::Kind::phrase:
        collect_phrase(alternative, database);
        break;
    }
  }
}

void PostingWalk::collect_any(const Alternative& alternative,
                              const Xapian::Database& database,
                              const DocumentLengths& lengths) {
  for (const auto& term : alternative.terms) {
    const auto end = database.postlist_end(term);
    for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
      const auto document = *posting;
      if (document >= lengths.length.size()) continue;
      hold(document,
           alternative.factor *
               saturated(posting.get_wdf(), lengths.length[document], lengths.average));
    }
  }
}

void PostingWalk::collect_all(const Alternative& alternative,
                              const Xapian::Database& database,
                              const DocumentLengths& lengths) {
  std::vector<Xapian::PostingIterator> lists;
  for (const auto& term : alternative.terms) {
    lists.push_back(database.postlist_begin(term));
    if (lists.back() == Xapian::PostingIterator()) return;
  }
  const Xapian::PostingIterator end;
  for (Xapian::docid wanted = 1; !lists.empty();) {
    double least = phrase_frequency * (k1 + 1);
    bool together = true;
    for (auto& list : lists) {
      list.skip_to(wanted);
      if (list == end) return;
      if (*list != wanted) {
        wanted = *list;
        together = false;
        break;
      }
      if (wanted < lengths.length.size())
        least = std::min(least, saturated(list.get_wdf(), lengths.length[wanted], lengths.average));
    }
    if (!together) continue;
    hold(wanted, alternative.factor * least);
    ++wanted;
  }
}

void PostingWalk::collect_phrase(const Alternative& alternative, const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_PHRASE, alternative.terms.begin(), alternative.terms.end()));
  const auto found = enquire.get_mset(0, database.get_doccount());
  for (auto document = found.begin(); document != found.end(); ++document)
    hold(*document, alternative.factor * phrase_frequency);
}

std::vector<Match> PostingWalk::matches(const QueryPlan& plan,
                                        const Xapian::Database& database,
                                        const DocumentLengths& lengths) {
  reset(lengths.length.size());
  for (const auto& group : plan.excluded) {
    collect(group, database, lengths);
    for (const auto document : held_)
      excluded_[document] = 1;
    clear_group();
  }

  double whole = 0;
  std::uint8_t required = 0;
  for (const auto& group : plan.groups) {
    collect(group, database, lengths);
    const double weight =
        group.importance * rarity(static_cast<double>(held_.size()), lengths.count);
    for (const auto document : held_) {
      score_[document] += static_cast<float>(weight * best_[document]);
      if (group.need == Group::Need::counted) share_[document] += static_cast<float>(group.share);
      if (group.need == Group::Need::required) ++required_[document];
    }
    if (group.need == Group::Need::counted && !held_.empty()) whole += group.share;
    if (group.need == Group::Need::required) ++required;
    clear_group();
  }

  std::vector<Match> matches;
  const bool asked_for_nothing_known = !plan.everything && whole == 0 && required == 0;
  if (asked_for_nothing_known) return matches;
  const auto needed = static_cast<float>(whole * needed_share);
  for (std::uint32_t document = 1; document < lengths.length.size(); ++document) {
    if (lengths.length[document] == 0 || excluded_[document] != 0) continue;
    if (required_[document] < required || share_[document] < needed) continue;
    matches.push_back({document, score_[document]});
  }
  return matches;
}

}  // namespace rundkurs::query
