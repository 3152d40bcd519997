#include "schemas/json_place.h"

#include <vector>

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

using Path = std::vector<std::string>;

constexpr std::string_view text = R"({
  "title": "braces } ] and \" in \\",
  "list": [
    {"id": "a", "numbers": [1, -2.5e3,
      true]},
    {
      "id": "b",
      "b\u00f8": {}
    }
  ],
  "last": null
}
)";

BOOST_AUTO_TEST_SUITE(json_place)

BOOST_AUTO_TEST_CASE(a_path_leads_to_its_line) {
  BOOST_TEST(line_of(text, Path{}) == 1U);
  BOOST_TEST(line_of(text, Path{"title"}) == 2U);
  BOOST_TEST(line_of(text, Path{"list"}) == 3U);
  BOOST_TEST(line_of(text, Path{"list", "0", "numbers", "1"}) == 4U);
  BOOST_TEST(line_of(text, Path{"list", "0", "numbers", "2"}) == 5U);
  BOOST_TEST(line_of(text, Path{"list", "1"}) == 6U);
  BOOST_TEST(line_of(text, Path{"list", "1", "id"}) == 7U);
  BOOST_TEST(line_of(text, Path{"list", "1", "bø"}) == 8U);
  BOOST_TEST(line_of(text, Path{"last"}) == 11U);
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_reported_where_it_should_be) {
  BOOST_TEST(line_of(text, Path{"list", "1", "missing"}) == 6U);
  BOOST_TEST(line_of(text, Path{"list", "9"}) == 3U);
  BOOST_TEST(line_of(text, Path{"last", "deeper"}) == 11U);
  BOOST_TEST(line_of("[]", Path{"0"}) == 1U);
  BOOST_TEST(line_of("\n7", Path{"0"}) == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
