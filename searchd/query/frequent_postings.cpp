#include "searchd/query/frequent_postings.h"

#include <algorithm>
#include <functional>
#include <limits>

#include <xapian.h>

#include "indexer/analysis/function_word.h"
#include "schemas/index_layout.h"

namespace rundkurs::query {
namespace {

// Rarer terms are too many, and their lists too short.
constexpr std::uint32_t rare = 5000;
constexpr std::uint32_t fewest = 4;
constexpr std::size_t bytes_a_posting = sizeof(std::uint16_t) + sizeof(std::uint8_t);
constexpr std::size_t bytes_a_list = 150;

}  // namespace

void FrequentPostings::propose(std::string_view term, std::uint32_t documents, std::uint32_t all) {
  if (term.empty() || documents < std::max(fewest, all / rare)) return;
  const bool word = term.front() < 'A' || term.front() > 'Z';
  const bool stem = term.starts_with(index_layout::stem_prefix) &&
                    !term.starts_with(index_layout::title_stem_prefix);
  if ((word && !says_nothing(term)) || stem) proposed_.emplace_back(documents, term);
}

void FrequentPostings::read(const Xapian::Database& database, std::size_t most_bytes) {
  std::sort(proposed_.begin(), proposed_.end(), std::greater<>());
  std::size_t bytes = 0;
  std::size_t postings = 0;
  std::size_t count = 0;
  for (; count < proposed_.size(); ++count) {
    bytes += proposed_[count].first * bytes_a_posting + bytes_a_list;
    if (bytes > most_bytes) break;
    postings += proposed_[count].first;
  }
  low_.reserve(postings);
  frequencies_.reserve(postings);
  lists_.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto first = static_cast<std::uint32_t>(blocks_.size());
    if (read_list(proposed_[i].second, database))
      lists_.emplace(std::move(proposed_[i].second),
                     std::pair(first, static_cast<std::uint32_t>(blocks_.size())));
  }
  proposed_ = {};
}

/// False where the list does not fit the form, as it is read then each time.
bool FrequentPostings::read_list(const std::string& term, const Xapian::Database& database) {
  constexpr std::uint32_t upper_half = 0xFFFF0000;
  const auto blocks = blocks_.size();
  const auto postings = low_.size();
  const auto last = database.get_lastdocid();
  const auto end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
    const std::uint32_t document = *posting;
    const auto frequency = posting.get_wdf();
    if (document > last) continue;  // Of a damaged index: nothing is known of it.
    if (frequency > std::numeric_limits<std::uint8_t>::max()) {
      blocks_.resize(blocks);
      low_.resize(postings);
      frequencies_.resize(postings);
      return false;
    }
    if (blocks_.size() == blocks || blocks_.back().documents != (document & upper_half)) {
      const auto at = static_cast<std::uint32_t>(low_.size());
      blocks_.push_back({document & upper_half, at, at});
    }
    low_.push_back(static_cast<std::uint16_t>(document & ~upper_half));
    frequencies_.push_back(static_cast<std::uint8_t>(frequency));
    ++blocks_.back().end;
  }
  return true;
}

}  // namespace rundkurs::query
