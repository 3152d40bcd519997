#include "schemas/personal_data.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(personal_data)

BOOST_AUTO_TEST_CASE(addresses_and_telephones_go) {
  BOOST_TEST(without_personal_data("Skriv til a.b-c@post.uni.no.") == "Skriv til .");
  BOOST_TEST(without_personal_data("x@y.fi, z@w.se") == ", ");
  BOOST_TEST(without_personal_data("Ring +47 22 85 50 50 i dag") == "Ring  i dag");
  BOOST_TEST(without_personal_data("Tlf: 22855050") == "");
  BOOST_TEST(without_personal_data("puh. 040 123 4567!") == "!");
}

BOOST_AUTO_TEST_CASE(other_numbers_and_signs_stay) {
  for (const auto* text : {"Reduce waste by 50 % @ home",
                           "1.9.2026 - 15.12.2026",
                           "Course 10123456 costs 97 000 kr",
                           "telematics 2026",
                           "@",
                           "a@b",
                           ""}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(without_personal_data(text) == text);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
