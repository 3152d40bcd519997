#include "searchd/http/conditional.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::http {
namespace {

BOOST_AUTO_TEST_SUITE(conditional)

BOOST_AUTO_TEST_CASE(tags_are_compared_weakly) {
  BOOST_TEST(names_tag("\"r7\"", "r7"));
  BOOST_TEST(names_tag("W/\"r7\"", "r7"));
  BOOST_TEST(names_tag("\"r6\", W/\"r7\"", "r7"));
  BOOST_TEST(names_tag("*", "r7"));
  BOOST_TEST(!names_tag("r7", "r7"));
  BOOST_TEST(!names_tag("\"r71\"", "r7"));
  BOOST_TEST(!names_tag("\"", "r7"));
  BOOST_TEST(!names_tag("", "r7"));
}

BOOST_AUTO_TEST_CASE(a_known_version_is_not_sent_again) {
  auto response = json_response("{}");
  response.etag = "r7";
  auto again = response;
  apply_condition(again, "GET", "W/\"r7\"");
  BOOST_TEST(again.status == 304);
  BOOST_TEST(again.body.empty());
  BOOST_TEST(*again.find("etag") == "W/\"r7\"");

  auto posted = response;
  apply_condition(posted, "POST", "\"r7\"");
  BOOST_TEST(posted.status == 200);
  BOOST_TEST(posted.body == "{}");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::http
