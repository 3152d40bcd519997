#include "searchd/query/holdings.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::query {
namespace {

std::shared_ptr<const Holdings> some(std::size_t count) {
  return std::make_shared<const Holdings>(count);
}

BOOST_AUTO_TEST_SUITE(holdings_cache)

BOOST_AUTO_TEST_CASE(what_was_used_lately_stays) {
  HoldingsCache cache(3000);  // Two of them, not three.
  cache.keep("a", some(100));
  cache.keep("b", some(100));
  BOOST_TEST((cache.find("a") != nullptr));
  cache.keep("c", some(100));
  BOOST_TEST((cache.find("a") != nullptr));
  BOOST_TEST((cache.find("b") == nullptr));
  BOOST_TEST((cache.find("c") != nullptr));
}

BOOST_AUTO_TEST_CASE(what_is_larger_than_all_room_is_not_kept) {
  HoldingsCache cache(1000);
  const auto large = some(1000);
  cache.keep("a", large);
  BOOST_TEST((cache.find("a") == nullptr));
  BOOST_TEST(large->size() == 1000U);
}

BOOST_AUTO_TEST_CASE(the_first_one_kept_under_a_key_stays) {
  HoldingsCache cache(10000);
  cache.keep("a", some(1));
  cache.keep("a", some(2));
  BOOST_TEST(cache.find("a")->size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::query
