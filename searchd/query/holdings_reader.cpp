#include "searchd/query/holdings_reader.h"

#include <algorithm>
#include <string>

#include <xapian.h>

#include "schemas/index_layout.h"
#include "schemas/word_row.h"

namespace rundkurs::query {
namespace {

// Texts of very different length stand side by side: a title alone, or a whole study plan.
constexpr double k1 = 1.2;
constexpr double b = 0.4;
// A phrase is asked for as such: how often it stands there says little.
constexpr double phrase_frequency = 1.5;

double saturated(double frequency, double length, double average) {
  const double normalised = average > 0 ? length / average : 1;
  return frequency * (k1 + 1) / (frequency + k1 * (1 - b + b * normalised));
}

/// Two groups with the same key have the same holdings.
std::string key_of(const Group& group) {
  std::string key;
  for (const auto& alternative : group.alternatives) {
    key += static_cast<char>('0' + static_cast<int>(alternative.kind));
    key.append(std::to_string(alternative.factor));
    for (const auto& term : alternative.terms)
      key.append(1, '\0').append(term);
    key += '\n';
  }
  return key;
}

bool is_one_list(const Group& group) {
  return group.alternatives.size() == 1 &&
         group.alternatives.front().kind == Alternative::Kind::any_of &&
         group.alternatives.front().terms.size() == 1;
}

}  // namespace

std::shared_ptr<const Holdings> HoldingsReader::read(const Group& group,
                                                     const Xapian::Database& database,
                                                     const DocumentLengths& lengths,
                                                     HoldingsCache* cache) {
  const auto key = cache != nullptr ? key_of(group) : std::string();
  if (cache != nullptr) {
    if (auto known = cache->find(key); known != nullptr) return known;
  }
  database_ = &database;
  lengths_ = &lengths;
  auto holdings = std::make_shared<const Holdings>(
      is_one_list(group) ? one_list(group.alternatives.front()) : collect(group));
  if (cache != nullptr) cache->keep(key, holdings);
  return holdings;
}

Holdings HoldingsReader::one_list(const Alternative& alternative) {
  const auto& term = alternative.terms.front();
  Holdings holdings;
  holdings.reserve(database_->get_termfreq(term));
  const auto end = database_->postlist_end(term);
  for (auto posting = database_->postlist_begin(term); posting != end; ++posting) {
    const auto document = *posting;
    if (document >= lengths_->length.size()) continue;
    const auto value = alternative.factor *
                       saturated(posting.get_wdf(), lengths_->length[document], lengths_->average);
    holdings.push_back({document, static_cast<float>(value)});
  }
  return holdings;
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

void HoldingsReader::hold(std::uint32_t document, double value) {
  if (document >= best_.size()) return;
  held_.add(document);
  best_[document] = std::max(best_[document], static_cast<float>(value));
}

void HoldingsReader::collect_any(const Alternative& alternative) {
  for (const auto& term : alternative.terms) {
    const auto end = database_->postlist_end(term);
    for (auto posting = database_->postlist_begin(term); posting != end; ++posting) {
      const auto document = *posting;
      if (document >= lengths_->length.size()) continue;
      hold(document,
           alternative.factor *
               saturated(posting.get_wdf(), lengths_->length[document], lengths_->average));
    }
  }
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
    double least = phrase_frequency * (k1 + 1);
    for (auto& list : lists)
      least =
          std::min(least, saturated(list.get_wdf(), lengths_->length[document], lengths_->average));
    hold(document, alternative.factor * least);
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
    if (stands_in(document)) hold(document, alternative.factor * phrase_frequency);
  });
}

}  // namespace rundkurs::query
