#include "indexer/merge/key_sorter.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <utility>

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

using Groups = std::map<std::uint64_t, std::set<std::uint32_t>>;

/// What the sorter hands on; the test fails where that is out of order or comes twice.
Groups groups_of(KeySorter& sorter) {
  Groups groups;
  const auto done = sorter.for_each_key(
      [&](std::uint64_t key, std::span<const std::uint32_t> places) -> Result<void> {
        BOOST_TEST((groups.empty() || groups.rbegin()->first < key));
        BOOST_TEST(std::is_sorted(places.begin(), places.end()));
        groups[key] = {places.begin(), places.end()};
        BOOST_TEST(groups[key].size() == places.size());
        return {};
      });
  BOOST_TEST(done.has_value());
  return groups;
}

BOOST_AUTO_TEST_SUITE(key_sorter)

BOOST_AUTO_TEST_CASE(places_of_a_key_come_together_from_memory_and_from_many_runs) {
  // One run in memory, runs that end just with the entries, and more entries than a window holds.
  for (const auto& [entries, run] : {std::pair<std::size_t, std::size_t>{0, 4},
                                     {3, 4},
                                     {4, 4},
                                     {8, 4},
                                     {1000, 7},
                                     {30'000, 10'000}}) {
    std::mt19937 chance(1);
    KeySorter sorter(run);
    Groups expected;
    for (std::size_t i = 0; i < entries; ++i) {
      const std::uint64_t key = (std::uint64_t{chance() % 50} << 40U) + chance() % 20;
      const auto place = static_cast<std::uint32_t>(chance() % 200);
      BOOST_REQUIRE(sorter.add(key, place));
      expected[key].insert(place);
    }
    BOOST_TEST((groups_of(sorter) == expected), entries << " entries in runs of " << run);
  }
}

BOOST_AUTO_TEST_CASE(an_error_of_the_taker_ends_it) {
  KeySorter sorter(2);
  for (std::uint32_t place = 0; place < 9; ++place)
    BOOST_REQUIRE(sorter.add(place, place));
  int taken = 0;
  const auto done = sorter.for_each_key([&](auto, auto) -> Result<void> {
    if (++taken == 3) return Error{.message = "enough"};
    return {};
  });
  BOOST_REQUIRE(!done);
  BOOST_TEST(done.error().message == "enough");
  BOOST_TEST(taken == 3);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
