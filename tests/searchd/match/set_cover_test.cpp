#include "searchd/match/set_cover.h"

#include <bit>
#include <limits>
#include <random>
#include <set>

#include <boost/test/unit_test.hpp>

namespace rundkurs::match {
namespace {

/// The best covers by trying every combination.
struct BruteForce {
  std::size_t size = std::numeric_limits<std::size_t>::max();
  std::multiset<double> costs;  ///< Of all covers of that size.

  BruteForce(const std::vector<CoverSet>& sets, std::uint64_t universe, double budget) {
    for (std::uint64_t chosen = 1; chosen < std::uint64_t{1} << sets.size(); ++chosen) {
      std::uint64_t covered = 0;
      double cost = 0;
      double credits = 0;
      for (std::size_t i = 0; i < sets.size(); ++i) {
        if ((chosen >> i & 1U) == 0) continue;
        covered |= sets[i].elements;
        cost += sets[i].cost;
        credits += sets[i].credits;
      }
      const auto count = static_cast<std::size_t>(std::popcount(chosen));
      if ((covered & universe) != universe || credits > budget || count > size) continue;
      if (count < size) costs.clear();
      size = count;
      costs.insert(cost);
    }
  }
};

std::uint64_t coverable(const std::vector<CoverSet>& sets, std::uint64_t universe) {
  std::uint64_t all = 0;
  for (const auto& set : sets)
    all |= set.elements;
  return all & universe;
}

BOOST_AUTO_TEST_SUITE(set_cover)

BOOST_AUTO_TEST_CASE(agrees_with_trying_everything) {
  std::mt19937 random(7);
  const auto below = [&random](unsigned most) {
    return std::uniform_int_distribution<unsigned>(0, most - 1)(random);
  };
  int covered = 0;
  for (int round = 0; round < 300; ++round) {
    const unsigned elements = 2 + below(7);
    CoverSearch search;
    search.universe = (std::uint64_t{1} << elements) - 1;
    search.wanted = 1 + below(4);
    std::vector<CoverSet> sets(1 + below(11));
    for (auto& set : sets) {
      set.elements = below(1U << elements) & below(1U << elements);
      set.cost = 1 + below(1000) / 100.0;
      set.credits = below(20);
    }
    double budget = std::numeric_limits<double>::infinity();
    if (below(2) == 0) search.most_credits = budget = below(60);
    const auto universe = coverable(sets, search.universe);
    const auto found = smallest_covers(sets, search);
    BOOST_TEST(found.exact);
    BOOST_TEST(found.impossible == (search.universe & ~universe));
    if (universe == 0) continue;
    const BruteForce best(sets, universe, budget);
    if (best.costs.empty()) {
      BOOST_TEST(found.covers.empty());
      continue;
    }
    ++covered;
    BOOST_REQUIRE_EQUAL(found.covers.size(), std::min(search.wanted, best.costs.size()));
    auto cost = best.costs.begin();
    for (const auto& cover : found.covers) {
      BOOST_TEST(cover.sets.size() == best.size);
      BOOST_TEST(cover.cost == *cost++, boost::test_tools::tolerance(1e-9));
    }
  }
  BOOST_TEST(covered > 100);
}

BOOST_AUTO_TEST_CASE(cut_short_it_says_so_and_still_covers) {
  std::mt19937 random(3);
  std::vector<CoverSet> sets(200);
  for (auto& set : sets) {
    for (int i = 0; i < 4; ++i)
      set.elements |= std::uint64_t{1} << (random() % 30);
    set.cost = 1 + static_cast<double>(random() % 100) / 100;
  }
  CoverSearch search;
  search.universe = coverable(sets, (std::uint64_t{1} << 30U) - 1);
  search.most_steps = 50;
  const auto found = smallest_covers(sets, search);
  BOOST_TEST(!found.exact);
  BOOST_REQUIRE(!found.covers.empty());
  std::uint64_t covered = 0;
  for (const auto index : found.covers.front().sets)
    covered |= sets[index].elements;
  BOOST_TEST((covered & search.universe) == search.universe);
}

BOOST_AUTO_TEST_CASE(nothing_to_cover_is_no_plan) {
  const auto found = smallest_covers({}, {});
  BOOST_TEST(found.covers.empty());
  BOOST_TEST(found.exact);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::match
