#include "searchd/query/document_set.h"

#include <algorithm>
#include <iterator>
#include <random>
#include <set>

#include <boost/test/unit_test.hpp>

namespace rundkurs::query {
namespace {

constexpr std::uint32_t asked_room = 1000;

using Numbers = std::set<std::uint32_t>;

Numbers some_numbers(std::mt19937& chance) {
  Numbers numbers;
  for (std::uint32_t document = 0; document < asked_room; ++document) {
    if (chance() % 3 == 0) numbers.insert(document);
  }
  return numbers;
}

DocumentSet set_of(const Numbers& numbers) {
  DocumentSet set(asked_room);
  for (const auto document : numbers)
    set.add(document);
  return set;
}

Numbers numbers_of(const DocumentSet& set) {
  Numbers numbers;
  set.each([&numbers](std::uint32_t document) { numbers.insert(numbers.end(), document); });
  return numbers;
}

BOOST_AUTO_TEST_SUITE(document_sets)

BOOST_AUTO_TEST_CASE(sets_are_brought_together_as_sets_of_numbers_are) {
  std::mt19937 chance(3);
  const auto a = some_numbers(chance);
  const auto b = some_numbers(chance);
  Numbers both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(both, both.end()));
  Numbers either = a;
  either.insert(b.begin(), b.end());

  BOOST_TEST(set_of(a).size() == a.size());
  BOOST_TEST(set_of(a).shared_with(set_of(b)) == both.size());
  auto set = set_of(a);
  set.intersect(set_of(b));
  BOOST_TEST(numbers_of(set) == both, boost::test_tools::per_element());
  set = set_of(a);
  set.unite(set_of(b));
  BOOST_TEST(numbers_of(set) == either, boost::test_tools::per_element());
  BOOST_TEST(set.has(*either.rbegin()));
}

BOOST_AUTO_TEST_CASE(what_is_in_at_least_so_many_sets_is_found) {
  std::mt19937 chance(4);
  std::vector<Numbers> all;
  std::vector<DocumentSet> sets;
  for (int i = 0; i < 5; ++i) {
    all.push_back(some_numbers(chance));
    sets.push_back(set_of(all.back()));
  }
  std::vector<const DocumentSet*> asked;
  for (const auto& set : sets)
    asked.push_back(&set);
  for (std::size_t count = 1; count <= all.size() + 1; ++count) {
    Numbers expected;
    for (std::uint32_t document = 0; document < asked_room; ++document) {
      const auto in = std::count_if(
          all.begin(), all.end(), [&](const auto& numbers) { return numbers.contains(document); });
      if (static_cast<std::size_t>(in) >= count) expected.insert(document);
    }
    DocumentSet found;
    found.assign_in_at_least(count, asked);
    BOOST_TEST(numbers_of(found) == expected, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(there_is_room_for_the_first_document_and_the_last) {
  const auto set = set_of({0, 63, 64, asked_room - 1});
  BOOST_TEST(set.size() == 4U);
  BOOST_TEST(set.has(0));
  BOOST_TEST(!set.has(1));
  BOOST_TEST(set.has(asked_room - 1));
  BOOST_TEST(set.room() >= asked_room);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::query
