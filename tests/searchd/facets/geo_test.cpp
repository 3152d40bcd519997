#include "searchd/facets/geo.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::facets {

BOOST_AUTO_TEST_SUITE(geo)

// Great-circle distances as route planners give them, to within a kilometre or two.
BOOST_AUTO_TEST_CASE(distances_between_nordic_towns) {
  constexpr Position oslo{59.913F, 10.752F};
  constexpr Position stockholm{59.329F, 18.069F};
  constexpr Position reykjavik{64.147F, -21.943F};
  BOOST_TEST(kilometres_between(oslo, stockholm) == 416, boost::test_tools::tolerance(0.01));
  BOOST_TEST(kilometres_between(oslo, reykjavik) == 1745, boost::test_tools::tolerance(0.01));
  BOOST_TEST(kilometres_between(oslo, oslo) == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace rundkurs::facets
