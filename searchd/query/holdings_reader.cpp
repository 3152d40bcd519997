#include "searchd/query/holdings_reader.h"

#include <algorithm>
#include <string>

#include <xapian.h>

#include "schemas/index_layout.h"
#include "schemas/word_row.h"
#include "searchd/query/bm25.h"

namespace rundkurs::query {
namespace {

using bm25::b;
using bm25::k1;
using bm25::phrase_frequency;

/// The term, where a group asks for no other.
const std::string* only_term(const Group& group) {
  if (group.alternatives.size() != 1) return nullptr;
  const auto& alternative = group.alternatives.front();
  const bool one = alternative.kind == Alternative::Kind::any_of && alternative.terms.size() == 1 &&
                   alternative.factor == 1;
  return one ? &alternative.terms.front() : nullptr;
}

}  // namespace

std::shared_ptr<const Holdings> HoldingsReader::read(const Group& group,
                                                     const Xapian::Database& database,
                                                     const DocumentLengths& lengths,
                                                     HoldingsCache* cache) {
  database_ = &database;
  lengths_ = &lengths;
  cache_ = cache;
  least_norm_ = k1 * (lengths.average > 0 ? 1 - b : 1);
  norm_of_length_ = lengths.average > 0 ? k1 * b / lengths.average : 0;
  const auto key = cache != nullptr ? key_of(group) : std::string();
  if (cache != nullptr) {
    if (auto known = cache->find(key); known != nullptr) return known;
  }
  const auto* const term = only_term(group);
  auto holdings =
      std::make_shared<const Holdings>(term != nullptr ? read_list(*term) : collect(group));
  if (cache != nullptr) cache->keep(key, holdings);
  return holdings;
}

double HoldingsReader::saturated(double frequency, std::uint32_t document) const {
  const double norm = least_norm_ + norm_of_length_ * lengths_->length[document];
  return frequency * (k1 + 1) / (frequency + norm);
}

/// Calls `take` with each document that has the term, rising, and what it holds of it.
template <typename Take>
void HoldingsReader::each_posting(const std::string& term, Take take) {
  const auto take_posting = [&](std::uint32_t document, std::uint32_t times) {
    take(document, static_cast<float>(saturated(times, document)));
  };
  if (cache_ != nullptr && cache_->frequent.each(term, take_posting)) return;
  const auto end = database_->postlist_end(term);
  for (auto posting = database_->postlist_begin(term); posting != end; ++posting) {
    const std::uint32_t document = *posting;
    if (document < lengths_->length.size()) take_posting(document, posting.get_wdf());
  }
}

// To ask how long it is would mean to look the term up twice.
Holdings HoldingsReader::read_list(const std::string& term) {
  list_.clear();
  each_posting(term, [this](std::uint32_t document, float value) {
    list_.push_back({document, value});
  });
  return {list_.begin(), list_.end()};
}

Holdings HoldingsReader::collect(const Group& group) {
  const auto documents = lengths_->length.size();
  if (collecting_ || held_.room() < documents || best_.size() != documents) {
    held_.reset(documents);
    best_.assign(documents, 0);
  }
  collecting_ = true;
  for (const auto& alternative : group.alternatives) {
    switch (alternative.kind) {
      case Alternative::Kind::any_of:
        collect_any(alternative);
        break;
      case Alternative::Kind::all_of:
        collect_all(alternative);
        break;
      case Alternative::Kind::phrase:
        collect_phrase(alternative);
        break;
    }
  }
  Holdings holdings;
  holdings.reserve(held_.size());
  held_.drain([&](std::uint32_t document) {
    holdings.push_back({document, best_[document]});
    best_[document] = 0;
  });
  collecting_ = false;
  return holdings;
}

void HoldingsReader::collect_any(const Alternative& alternative) {
  const auto factor = static_cast<float>(alternative.factor);
  for (const auto& term : alternative.terms)
    each_posting(term, [this, factor](std::uint32_t document, float value) {
      hold(document, factor * value);
    });
}

/// Calls `take` with the posting lists of all terms, each at the same document, for every document
/// that has all of them.
template <typename Take>
void HoldingsReader::each_together(const std::vector<std::string>& terms, Take take) {
  std::vector<Xapian::PostingIterator> lists;
  std::vector<std::pair<Xapian::doccount, std::size_t>> by_rarity;
  for (const auto& term : terms) {
    by_rarity.emplace_back(database_->get_termfreq(term), lists.size());
    lists.push_back(database_->postlist_begin(term));
    if (lists.back() == Xapian::PostingIterator()) return;
  }
  if (lists.empty()) return;
  std::sort(by_rarity.begin(), by_rarity.end());
  const Xapian::PostingIterator end;
  for (Xapian::docid wanted = 1;;) {
    bool together = true;
    for (const auto& [frequency, place] : by_rarity) {
      auto& list = lists[place];
      list.skip_to(wanted);
      if (list == end) return;
      if (*list == wanted) continue;
      wanted = *list;
      together = false;
      break;
    }
    if (!together) continue;
    take(wanted, lists);
    ++wanted;
  }
}

void HoldingsReader::collect_all(const Alternative& alternative) {
  each_together(alternative.terms, [&](Xapian::docid document, auto& lists) {
    if (document >= lengths_->length.size()) return;
    double sum = 0;
    for (auto& list : lists)
      sum += saturated(list.get_wdf(), document);
    const auto mean = sum / static_cast<double>(lists.size());
    hold(document, static_cast<float>(alternative.factor * mean));
  });
}

void HoldingsReader::collect_phrase(const Alternative& alternative) {
  const auto& words = alternative.terms;
  // What has to be there: the word itself where there is but one, else all pairs.
  std::vector<std::string> pairs;
  if (words.size() == 1) pairs = words;
  std::vector<std::uint32_t> marks = {mark_of(words.front())};
  for (std::size_t i = 1; i < words.size(); ++i) {
    pairs.push_back(pair_term(words[i - 1], words[i]));
    marks.push_back(mark_of(words[i]));
  }
  auto row = database_->valuestream_begin(index_layout::row_slot);
  const auto end = database_->valuestream_end(index_layout::row_slot);
  const auto stands_in = [&](Xapian::docid document) {
    if (words.size() <= 2) return true;
    if (row != end && row.get_docid() < document) row.skip_to(document);
    return row != end && row.get_docid() == document && stand_in_row(*row, marks);
  };
  each_together(pairs, [&](Xapian::docid document, auto& /*lists*/) {
    if (document < lengths_->length.size() && stands_in(document))
      hold(document, static_cast<float>(alternative.factor * phrase_frequency));
  });
}

}  // namespace rundkurs::query
