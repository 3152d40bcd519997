#include "searchd/query/holdings_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include <xapian.h>

#include "schemas/index_layout.h"
#include "schemas/word_row.h"
#include "searchd/query/bm25.h"
#include "searchd/query/pair_reader.h"

namespace rundkurs::query {
namespace {

/// The term, where a group asks for no other.
const std::string* only_term(const Group& group) {
  if (group.alternatives.size() != 1) return nullptr;
  const auto& alternative = group.alternatives.front();
  const bool one = alternative.kind == Alternative::Kind::any_of && alternative.terms.size() == 1 &&
                   alternative.factor == 1;
  return one ? &alternative.terms.front() : nullptr;
}

}  // namespace

Holders HoldingsReader::read(const Group& group,
                             const Xapian::Database& database,
                             const DocumentLengths& lengths,
                             HoldingsCache* cache) {
  return all_of(group, ways(group, database, lengths, cache));
}

std::vector<WayToHold> HoldingsReader::ways(const Group& group,
                                            const Xapian::Database& database,
                                            const DocumentLengths& lengths,
                                            HoldingsCache* cache) {
  database_ = &database;
  lengths_ = &lengths;
  cache_ = cache;
  saturation_.emplace(lengths);
  const auto* const term = only_term(group);
  if (term != nullptr) return {{.holders = holders_of(*term)}};
  if (cache != nullptr) {
    if (auto known = cache->find(key_of(group)); known != nullptr)
      return {{.holders = Holders(std::move(known))}};
  }
  auto ways = listed_ways(group);
  if (ways.size() == 1) return {{.holders = work_out(group, std::move(ways))}};
  return ways;
}

Holders HoldingsReader::all_of(const Group& group, std::vector<WayToHold> ways) {
  if (ways.size() == 1) return std::move(ways.front().holders);
  return work_out(group, std::move(ways));
}

Holders HoldingsReader::work_out(const Group& group, std::vector<WayToHold> ways) {
  auto holdings = best_of(std::move(ways));
  if (cache_ != nullptr) cache_->keep(key_of(group), holdings);
  return Holders(std::move(holdings));
}

Holders HoldingsReader::holders_of(const std::string& term) {
  if (cache_ != nullptr) {
    if (const auto list = cache_->frequent.find(term)) return {*list, *saturation_};
  }
  return Holders(read_list(term));
}

// To ask how long it is would mean to look the term up twice.
std::shared_ptr<const Holdings> HoldingsReader::read_list(const std::string& term) {
  list_.clear();
  const auto end = database_->postlist_end(term);
  for (auto posting = database_->postlist_begin(term); posting != end; ++posting) {
    const std::uint32_t document = *posting;
    if (document < lengths_->length.size())
      list_.push_back({document, static_cast<float>((*saturation_)(posting.get_wdf(), document))});
  }
  return listed();
}

std::shared_ptr<const Holdings> HoldingsReader::listed() const {
  return std::make_shared<const Holdings>(list_);
}

std::vector<WayToHold> HoldingsReader::listed_ways(const Group& group) {
  std::vector<WayToHold> ways;
  for (const auto& alternative : group.alternatives) {
    const auto factor = static_cast<float>(alternative.factor);
    switch (alternative.kind) {
      case Alternative::Kind::any_of:
        for (const auto& term : alternative.terms)
          ways.push_back({holders_of(term), factor});
        break;
      case Alternative::Kind::all_of:
        ways.push_back({Holders(hold_all(alternative.terms)), factor});
        break;
      case Alternative::Kind::phrase:
        ways.push_back({Holders(hold_phrase(alternative.terms)), factor});
        break;
    }
  }
  return ways;
}

std::shared_ptr<const Holdings> HoldingsReader::best_of(std::vector<WayToHold> ways) {
  list_.clear();
  for (;;) {
    std::erase_if(ways, [](const WayToHold& way) { return way.holders.at_end(); });
    if (ways.empty()) return listed();
    // Where nobody holds anything, nothing is looked at.
    auto first = behind_all;
    for (const auto& way : ways)
      first = std::min(first, way.holders.document());
    window_.open(first);
    for (auto& way : ways)
      window_.add(way.holders, way.factor);
    window_.drain_to(list_);
  }
}

/// Who holds all of the terms: how well on the average.
std::shared_ptr<const Holdings> HoldingsReader::hold_all(const std::vector<std::string>& terms) {
  std::vector<Holders> all;
  for (const auto& term : terms)
    all.push_back(holders_of(term));
  list_.clear();
  if (all.empty()) return listed();
  std::ranges::sort(all, {}, &Holders::size);
  auto rarest = all.front();
  rarest.each_below(behind_all, [&](std::uint32_t document, float /*value*/) {
    double sum = 0;
    for (auto& one : all) {
      one.skip_to(document);
      if (one.at_end() || one.document() != document) return;
      sum += static_cast<double>(one.value());
    }
    list_.push_back({document, static_cast<float>(sum / static_cast<double>(all.size()))});
  });
  return listed();
}

std::shared_ptr<const Holdings> HoldingsReader::hold_phrase(const std::vector<std::string>& words) {
  constexpr auto value = static_cast<float>(bm25::phrase_frequency);
  if (words.size() == 1) {
    auto holders = holders_of(words.front());
    list_.clear();
    holders.each_below(behind_all, [this](std::uint32_t document, float /*value*/) {
      list_.push_back({document, value});
    });
    return listed();
  }
  std::vector<std::uint32_t> marks;
  for (const auto& word : words)
    marks.push_back(mark_of(word));
  auto row = database_->valuestream_begin(index_layout::row_slot);
  const auto end = database_->valuestream_end(index_layout::row_slot);
  const auto stands_in = [&](Xapian::docid document) {
    if (words.size() <= 2) return true;
    if (row != end && row.get_docid() < document) row.skip_to(document);
    return row != end && row.get_docid() == document && stand_in_row(*row, marks);
  };
  list_.clear();
  for (const auto document : holders_of_pairs(*database_, marks))
    if (document < lengths_->length.size() && stands_in(document))
      list_.push_back({document, value});
  return listed();
}

}  // namespace rundkurs::query
