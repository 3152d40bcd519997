#include "searchd/desk/allowance.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::desk {
namespace {

using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(allowance)

BOOST_AUTO_TEST_CASE(so_many_at_once_then_one_with_each_interval) {
  Allowance three(3, 10s);
  const auto begin = Allowance::Clock::now();
  for (int i = 0; i < 3; ++i)
    BOOST_TEST(three.take("a", begin));
  BOOST_TEST(!three.take("a", begin));
  BOOST_TEST(!three.has("a", begin + 9s));
  BOOST_TEST(three.take("b", begin));
  BOOST_TEST(three.take("a", begin + 10s));
  BOOST_TEST(!three.take("a", begin + 11s));
  three.restore("a");
  BOOST_TEST(three.take("a", begin + 11s));
}

BOOST_AUTO_TEST_CASE(a_flood_of_names_takes_no_more_memory_and_frees_nobody_who_is_met_again) {
  Allowance one(1, 3600s);
  const auto begin = Allowance::Clock::now();
  for (int i = 0; i < 19000; ++i)
    BOOST_TEST_REQUIRE(one.take(std::to_string(i), begin));
  BOOST_TEST(!one.take("18999", begin));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
