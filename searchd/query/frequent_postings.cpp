#include "searchd/query/frequent_postings.h"

#include <algorithm>
#include <limits>

#include <xapian.h>

#include "indexer/analysis/function_word.h"
#include "schemas/fnv.h"
#include "schemas/index_layout.h"

namespace rundkurs::query {
namespace {

// Rarer terms are too many, and their lists too short.
constexpr std::uint32_t fewest = 4;

constexpr std::size_t documents_in_block = 0x10000;

}  // namespace

void FrequentPostings::propose(std::string_view term, std::uint32_t documents) {
  if (term.empty() || documents < fewest) return;
  const bool word = term.front() < 'A' || term.front() > 'Z';
  const bool stem = term.starts_with(index_layout::stem_prefix) &&
                    !term.starts_with(index_layout::title_stem_prefix);
  if (!word && !stem) return;
  const auto text = word ? term : term.substr(index_layout::stem_prefix.size());
  if (!says_nothing(text)) proposed_.push_back({std::string(term), documents});
}

Result<void> FrequentPostings::read(const Xapian::Database& database, std::size_t own_bytes) {
  last_document_ = database.get_lastdocid();
  auto room = set_aside(own_bytes);
  auto* at = scratch_.size() > 0 ? scratch_.data() : own_.data();
  lists_.reserve(proposed_.size());
  for (const auto& [term, documents] : proposed_) {
    const auto* const postings = at;
    if (const auto blocks = write_list(term, database, at); blocks > 0)
      lists_.push_back({fnv1a(term), postings, blocks});
  }
  std::sort(lists_.begin(), lists_.end(), [](const List& a, const List& b) {
    return a.digest < b.digest;
  });
  std::vector<Proposed>().swap(proposed_);
  return room;
}

Result<void> FrequentPostings::set_aside(std::size_t own_bytes) {
  std::size_t bytes = 0;
  for (const auto& proposed : proposed_)
    bytes += most_bytes(proposed);
  Result<void> outcome;
  if (bytes > own_bytes) {
    if (auto scratch = ScratchMemory::make(bytes)) {
      scratch_ = *std::move(scratch);
      return {};
    } else {
      outcome = std::move(scratch).error();
    }
    bytes = keep_longest(own_bytes);
  }
  own_.resize(bytes);
  return outcome;
}

std::size_t FrequentPostings::keep_longest(std::size_t own_bytes) {
  std::stable_sort(proposed_.begin(), proposed_.end(), [](const Proposed& a, const Proposed& b) {
    return a.documents > b.documents;
  });
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < proposed_.size(); ++i) {
    const auto more = most_bytes(proposed_[i]);
    if (bytes + more > own_bytes) {
      proposed_.resize(i);
      break;
    }
    bytes += more;
  }
  return bytes;
}

/// Each posting may begin a block, as far as there are blocks.
std::size_t FrequentPostings::most_bytes(const Proposed& proposed) const {
  const auto blocks =
      std::min<std::size_t>(proposed.documents, last_document_ / documents_in_block + 1);
  return proposed.documents * std::size_t{3} + blocks * (sizeof(Block) + 1);
}

/// Gives the number of blocks, and moves `at` behind them; 0 where the list does not fit the form,
/// as it is read from the index then each time.
std::uint32_t FrequentPostings::write_list(const std::string& term,
                                           const Xapian::Database& database,
                                           std::byte*& at) {
  low_.clear();
  times_.clear();
  auto* to = at;
  std::uint32_t blocks = 0;
  std::uint32_t high = 0;
  const auto end_block = [&] {
    if (low_.empty()) return;
    const Block block{static_cast<std::uint16_t>(high),
                      static_cast<std::uint16_t>(low_.size() - 1)};
    std::memcpy(to, &block, sizeof block);
    std::memcpy(to + sizeof block, low_.data(), low_.size() * sizeof low_[0]);
    std::memcpy(to + sizeof block + low_.size() * sizeof low_[0], times_.data(), times_.size());
    to += bytes_of_block(low_.size());
    low_.clear();
    times_.clear();
    ++blocks;
  };
  const auto end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
    const std::uint32_t document = *posting;
    const auto frequency = posting.get_wdf();
    if (document > last_document_) continue;  // Of a damaged index: nothing is known of it.
    if (frequency > std::numeric_limits<std::uint8_t>::max()) return 0;
    if (document / documents_in_block != high) {
      end_block();
      high = document / documents_in_block;
    }
    low_.push_back(static_cast<std::uint16_t>(document % documents_in_block));
    times_.push_back(static_cast<std::uint8_t>(frequency));
  }
  end_block();
  at = to;
  return blocks;
}

const FrequentPostings::List* FrequentPostings::find(std::string_view term) const {
  const auto digest = fnv1a(term);
  const auto found =
      std::lower_bound(lists_.begin(), lists_.end(), digest, [](const List& list, auto sought) {
        return list.digest < sought;
      });
  return found != lists_.end() && found->digest == digest ? &*found : nullptr;
}

}  // namespace rundkurs::query
