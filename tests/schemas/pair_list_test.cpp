#include "schemas/pair_list.h"

#include <algorithm>
#include <functional>
#include <map>
#include <random>

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

using Documents = std::vector<std::uint32_t>;

constexpr unsigned bits = 12;

/// Digests of one entry, so that they differ in what it keeps of them.
std::uint64_t digest_of(std::uint32_t pair) {
  return std::uint64_t{0x123} << 52U | std::uint64_t{pair} << 20U | 0xABCDEU;
}

Documents read(std::string_view entry, std::uint64_t digest) {
  Documents found;
  BOOST_TEST(read_pair_list(entry, digest, bits, found));
  return found;
}

BOOST_AUTO_TEST_SUITE(pair_list)

BOOST_AUTO_TEST_CASE(an_entry_gives_back_what_was_put_in) {
  std::mt19937 chance(20261130);
  std::map<std::uint64_t, Documents> lists;
  PairEntry entry(bits);
  for (std::uint32_t pair = 0; pair < 300; ++pair) {
    const auto digest = digest_of(pair * 7'000'001U % 0x0FFFFFFFU);
    auto& list = lists[digest];
    std::uint32_t document = 0;
    const auto widest = pair % 3 == 0 ? 100'000'000U : 100U;
    for (auto size = 1 + chance() % 40; size > 0; --size)
      list.push_back(document += 1 + static_cast<std::uint32_t>(chance()) % widest);
  }
  for (const auto& [digest, list] : lists)
    for (const auto document : list) {
      entry.add(digest, document);
      entry.add(digest, document);  // the pair stands twice in it
    }
  const auto bytes = entry.take();
  for (const auto& [digest, list] : lists)
    BOOST_TEST(read(bytes, digest) == list, boost::test_tools::per_element());
  BOOST_TEST(read(bytes, digest_of(0xFFFFFFFFU)).empty());
  BOOST_TEST(entry.take().empty());
  BOOST_TEST(read("", digest_of(1)).empty());
}

BOOST_AUTO_TEST_CASE(an_entry_that_was_taken_leaves_nothing_to_the_next) {
  PairEntry entry(bits);
  entry.add(digest_of(5), 9);
  entry.take();
  entry.add(digest_of(5), 9);
  BOOST_TEST(read(entry.take(), digest_of(5)) == Documents{9}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(damaged_bytes_are_told_or_read_within_their_bounds) {
  PairEntry entry(bits);
  for (std::uint32_t pair = 0; pair < 20; ++pair)
    for (std::uint32_t document = 1; document < 2000; document += 100)
      entry.add(digest_of(pair), document);
  const auto whole = entry.take();
  BOOST_TEST(is_pair_entry(whole));
  for (std::size_t size = 1; size < whole.size(); ++size) {
    Documents found;
    const auto part = std::string_view(whole).substr(0, size);
    const bool sound = read_pair_list(part, digest_of(19), bits, found);
    BOOST_TEST((!sound || found.empty()));
    if (!sound) BOOST_TEST(!is_pair_entry(part));
  }
  std::mt19937 chance(20261130);
  for (int round = 0; round < 2000; ++round) {
    auto noisy = whole;
    for (int i = 0; i < 5; ++i)
      noisy[chance() % noisy.size()] = static_cast<char>(chance());
    Documents found;
    if (!read_pair_list(noisy, digest_of(7), bits, found)) continue;
    BOOST_TEST((std::ranges::adjacent_find(found, std::ranges::greater_equal()) == found.end()));
  }
}

BOOST_AUTO_TEST_CASE(digests_of_different_pairs_are_different) {
  BOOST_TEST(pair_digest(1, 2) != pair_digest(2, 1));
  BOOST_TEST(pair_digest(1, 2) == pair_digest(1, 2));
}

BOOST_AUTO_TEST_CASE(entries_are_many_where_documents_are) {
  BOOST_TEST(pair_entry_bits(0) == 12U);
  BOOST_TEST(pair_entry_bits(1'000'000) == 18U);
  BOOST_TEST(pair_entry_of(~std::uint64_t{0}, 18) == (1U << 18U) - 1);
  BOOST_TEST(pair_entry_key(255) == "pair.0000ff");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
