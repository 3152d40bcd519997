#include "searchd/query/pair_reader.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <string>

#include <fmt/format.h>
#include <xapian.h>

#include "schemas/pair_list.h"

namespace rundkurs::query {
namespace {

/// Of an index without documents there may be none.
unsigned entry_bits(const Xapian::Database& database) {
  const auto text = database.get_metadata(std::string(pair_bits_key));
  unsigned bits = 0;
  std::from_chars(text.data(), text.data() + text.size(), bits);
  return bits;
}

bool in_use(unsigned bits) {
  return bits > 0 && bits < 32;
}

std::vector<std::uint32_t> holders_of_pair(const Xapian::Database& database,
                                           std::uint64_t digest,
                                           unsigned bits) {
  const auto key = pair_entry_key(pair_entry_of(digest, bits));
  std::vector<std::uint32_t> documents;
  if (!read_pair_list(database.get_metadata(key), digest, bits, documents))
    throw Xapian::DatabaseCorruptError(fmt::format("the entry {} of pairs is damaged", key));
  return documents;
}

}  // namespace

std::vector<std::uint32_t> holders_of_pairs(const Xapian::Database& database,
                                            std::span<const std::uint32_t> marks) {
  const auto bits = entry_bits(database);
  if (!in_use(bits)) return {};
  std::vector<std::vector<std::uint32_t>> lists;
  for (std::size_t i = 1; i < marks.size(); ++i) {
    lists.push_back(holders_of_pair(database, pair_digest(marks[i - 1], marks[i]), bits));
    if (lists.back().empty()) return {};
  }
  std::ranges::sort(lists, {}, &std::vector<std::uint32_t>::size);
  auto together = std::move(lists.front());
  for (std::size_t i = 1; i < lists.size(); ++i) {
    std::vector<std::uint32_t> both;
    std::ranges::set_intersection(together, lists[i], std::back_inserter(both));
    together = std::move(both);
  }
  return together;
}

}  // namespace rundkurs::query
