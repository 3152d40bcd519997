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

constexpr std::uint32_t documents_in_block = 0x10000;

}  // namespace

/// The block that is being written.
struct FrequentPostings::OpenBlock {
  std::vector<std::uint16_t> low;
  std::vector<std::uint8_t> times;

  void clear() {
    low.clear();
    times.clear();
  }

  /// Gives the first byte behind it.
  std::byte* write(std::uint32_t documents, std::byte* to) const {
    const PostingBlock block{static_cast<std::uint16_t>(documents),
                             static_cast<std::uint16_t>(low.size() - 1)};
    const auto low_bytes = low.size() * sizeof low.front();
    std::memcpy(to, &block, sizeof block);
    std::memcpy(to + sizeof block, low.data(), low_bytes);
    std::memcpy(to + sizeof block + low_bytes, times.data(), times.size());
    return to + block.bytes();
  }
};

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
  OpenBlock block;
  for (const auto& proposed : proposed_)
    add_list(proposed, database, block, at);
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
    auto scratch = ScratchMemory::make(bytes);
    if (scratch) {
      scratch_ = *std::move(scratch);
      return {};
    }
    outcome = std::move(scratch).error();
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
  return proposed.documents * std::size_t{3} + blocks * (sizeof(PostingBlock) + 1);
}

/// Moves `at` behind the list. One that does not fit the form, or is not as the index told (in a
/// damaged one), is left out: it is read from the index then each time.
void FrequentPostings::add_list(const Proposed& proposed,
                                const Xapian::Database& database,
                                OpenBlock& block,
                                std::byte*& at) {
  block.clear();
  auto* to = at;
  std::uint32_t blocks = 0;
  std::uint32_t postings = 0;
  std::uint32_t before = 0;
  const auto end_block = [&] {
    to = block.write(before / documents_in_block, to);
    block.clear();
    ++blocks;
  };
  const auto end = database.postlist_end(proposed.term);
  for (auto posting = database.postlist_begin(proposed.term); posting != end; ++posting) {
    const std::uint32_t document = *posting;
    const auto frequency = posting.get_wdf();
    // Room was set aside for what the index told of.
    const bool as_told =
        document > before && document <= last_document_ && ++postings <= proposed.documents;
    if (!as_told || frequency > std::numeric_limits<std::uint8_t>::max()) return;
    if (!block.low.empty() && document / documents_in_block != before / documents_in_block)
      end_block();
    block.low.push_back(static_cast<std::uint16_t>(document % documents_in_block));
    block.times.push_back(static_cast<std::uint8_t>(frequency));
    before = document;
  }
  if (block.low.empty()) return;
  end_block();
  lists_.push_back({fnv1a(proposed.term), at, blocks, postings});
  at = to;
}

std::optional<PostingCursor> FrequentPostings::find(std::string_view term) const {
  const auto digest = fnv1a(term);
  const auto found =
      std::lower_bound(lists_.begin(), lists_.end(), digest, [](const List& list, auto sought) {
        return list.digest < sought;
      });
  if (found == lists_.end() || found->digest != digest) return std::nullopt;
  return PostingCursor(found->begin, found->blocks, found->postings);
}

}  // namespace rundkurs::query
