#include "searchd/http/http_date.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::http {

BOOST_AUTO_TEST_SUITE(http_dates)

// The example of RFC 9110 5.6.7, and a leap day.
BOOST_AUTO_TEST_CASE(the_form_of_the_standard) {
  BOOST_TEST(http_date(Timestamp(std::chrono::seconds(784111777))) ==
             "Sun, 06 Nov 1994 08:49:37 GMT");
  BOOST_TEST(http_date(Timestamp(std::chrono::seconds(1709164800))) ==
             "Thu, 29 Feb 2024 00:00:00 GMT");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace rundkurs::http
