#include "indexer/write/pair_lists.h"

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <future>
#include <vector>

#include "schemas/index_layout.h"
#include "schemas/pair_list.h"
#include "schemas/word_row.h"

namespace rundkurs {
namespace {

/// Calls `take` with each document that has a row, rising, and the row.
template <typename Take>
void each_row(const Xapian::Database& index, Take take) {
  const auto end = index.valuestream_end(index_layout::row_slot);
  for (auto row = index.valuestream_begin(index_layout::row_slot); row != end; ++row)
    take(row.get_docid(), *row);
}

std::uint64_t count_marks(const Xapian::Database& index) {
  std::uint64_t count = 0;
  each_row(index, [&](Xapian::docid /*document*/, const std::string& row) {
    count += RowMarks(row).size();
  });
  return count;
}

/// A pair in a document: twelve bytes, of which an index of a million documents has 200 million.
struct Occurrence {
  std::uint32_t high;  ///< Of the digest.
  std::uint32_t low;
  std::uint32_t document;

  std::uint64_t digest() const { return std::uint64_t{high} << 32U | low; }
  friend auto operator<=>(const Occurrence&, const Occurrence&) = default;
};

/// The entries that are made together, by number.
struct Part {
  std::uint64_t first;
  std::uint64_t end;
  std::uint64_t expected;  ///< Pairs in them, some more: digests fall alike into all parts.
};

struct Entries {
  std::uint64_t first;
  std::vector<std::string> bytes;
};

std::vector<Occurrence> occurrences(const Xapian::Database& index, unsigned bits, Part part) {
  std::vector<Occurrence> found;
  found.reserve(part.expected);
  each_row(index, [&](Xapian::docid document, const std::string& row) {
    each_pair(row, [&](std::uint32_t first, std::uint32_t second) {
      const auto digest = pair_digest(first, second);
      const auto entry = pair_entry_of(digest, bits);
      if (entry >= part.first && entry < part.end)
        found.push_back({static_cast<std::uint32_t>(digest >> 32U),
                         static_cast<std::uint32_t>(digest),
                         document});
    });
  });
  std::sort(found.begin(), found.end());
  return found;
}

Entries make_entries(const std::string& path, unsigned bits, Part part) {
  const Xapian::Database index(path);
  const auto found = occurrences(index, bits, part);
  Entries made{.first = part.first, .bytes = {}};
  made.bytes.reserve(part.end - part.first);
  PairEntry entry(bits);
  auto next = found.begin();
  for (auto number = part.first; number < part.end; ++number) {
    for (; next != found.end() && pair_entry_of(next->digest(), bits) == number; ++next)
      entry.add(next->digest(), next->document);
    made.bytes.push_back(entry.take());
  }
  return made;
}

void write_entries(const Entries& entries, bool first_time, Xapian::WritableDatabase& index) {
  for (std::size_t i = 0; i < entries.bytes.size(); ++i) {
    const auto key = pair_entry_key(entries.first + i);
    const auto& bytes = entries.bytes[i];
    const bool same = first_time ? bytes.empty() : index.get_metadata(key) == bytes;
    if (!same) index.set_metadata(key, bytes);
  }
}

/// Where digests are cut elsewhere from now on, no entry is what it was.
void remove_others(unsigned bits, Xapian::WritableDatabase& index) {
  const std::string key(pair_bits_key);
  const auto text = std::to_string(bits);
  if (index.get_metadata(key) == text) return;
  const std::string prefix(pair_entry_prefix);
  const std::vector<std::string> keys(index.metadata_keys_begin(prefix),
                                      index.metadata_keys_end(prefix));
  for (const auto& stale : keys)
    index.set_metadata(stale, "");
  index.set_metadata(key, text);
}

}  // namespace

void write_pair_lists(const std::string& path,
                      unsigned threads,
                      Xapian::WritableDatabase& index,
                      std::uint64_t pairs_at_once) {
  const auto bits = pair_entry_bits(index.get_doccount());
  const bool first_time = index.get_metadata(std::string(pair_bits_key)).empty();
  remove_others(bits, index);
  const auto marks = count_marks(index);
  threads = std::max(1U, threads);
  const auto parts = marks * threads / pairs_at_once + 1;
  const auto all = std::uint64_t{1} << bits;
  std::deque<std::future<Entries>> making;
  const auto write_next = [&] {
    write_entries(making.front().get(), first_time, index);
    making.pop_front();
  };
  for (std::uint64_t i = 0; i < parts; ++i) {
    if (making.size() == threads) write_next();
    const Part part{.first = all * i / parts,
                    .end = all * (i + 1) / parts,
                    .expected = marks / parts * 21 / 20};
    making.push_back(std::async(std::launch::async, make_entries, path, bits, part));
  }
  while (!making.empty())
    write_next();
}

}  // namespace rundkurs
