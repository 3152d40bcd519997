#include "schemas/partial_date.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

struct Case {
  const char* text;
  int first;
  int last;
};

BOOST_AUTO_TEST_SUITE(partial_date)

BOOST_AUTO_TEST_CASE(every_precision_is_read_and_shown_as_written) {
  constexpr Case cases[] = {{"2027", 20270101, 20271231},
                            {"2027-spring", 20270101, 20270630},
                            {"2027-autumn", 20270801, 20271231},
                            {"2027-02", 20270201, 20270228},
                            {"2028-02", 20280201, 20280229},
                            {"2027-01-12", 20270112, 20270112}};
  for (const auto& [text, first, last] : cases) {
    BOOST_TEST_CONTEXT(text) {
      const auto date = parse_partial_date(text);
      BOOST_REQUIRE(date.has_value());
      BOOST_TEST(date->text() == text);
      BOOST_TEST(date->sort_key() == first);
      BOOST_TEST(date->latest_key() == last);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_date_is_refused) {
  for (const char* text : {"",
                           "27",
                           "2027-",
                           "2027-13",
                           "2027-02-30",
                           "2027-1-2",
                           "2027-autumnal",
                           "2027-01-12T00:00",
                           "0000",
                           "HT 2026",
                           "2027/01/12"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(!parse_partial_date(text).has_value());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
