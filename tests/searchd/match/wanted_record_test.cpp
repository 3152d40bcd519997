#include "searchd/match/wanted_record.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::match {
namespace {

Offering in_two_languages() {
  Offering offering;
  offering.id = "fi-uni-muotoilu";
  offering.url = "https://uni.example/fi/muotoilu";
  offering.urls = {{"fi", offering.url}, {"sv", "https://uni.example/sv/formgivning"}};
  offering.aliases = {"fi-uni-formgivning", "fi-uni-muotoilu-2025"};
  offering.ids = {{"fi", "fi-uni-muotoilu"}, {"sv", "fi-uni-formgivning"}};
  return offering;
}

Choice wanted(std::vector<std::string> languages) {
  Choice choice;
  choice.wanted = std::move(languages);
  return choice;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(wanted_record)

BOOST_AUTO_TEST_CASE(whoever_asks_for_swedish_is_led_to_the_swedish_record) {
  auto offering = in_two_languages();
  put_wanted_record_first(offering, wanted({"sv"}));
  BOOST_TEST(offering.id == "fi-uni-formgivning");
  BOOST_TEST(offering.url == "https://uni.example/sv/formgivning");
  const std::vector<std::string> others = {"fi-uni-muotoilu", "fi-uni-muotoilu-2025"};
  BOOST_TEST(offering.aliases == others, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_first_record_stays_where_it_is_wanted_too) {
  auto offering = in_two_languages();
  put_wanted_record_first(offering, wanted({"sv", "fi"}));
  BOOST_TEST((offering == in_two_languages()));
}

BOOST_AUTO_TEST_CASE(nothing_changes_where_no_record_is_wanted) {
  for (const auto& languages : {wanted({}), wanted({"is"})}) {
    auto offering = in_two_languages();
    put_wanted_record_first(offering, languages);
    BOOST_TEST((offering == in_two_languages()));
  }
}

BOOST_AUTO_TEST_CASE(norwegian_may_be_either_form) {
  auto offering = in_two_languages();
  offering.ids = {{"en", "fi-uni-muotoilu"}, {"nb", "fi-uni-formgivning"}};
  put_wanted_record_first(offering, wanted({"no"}));
  BOOST_TEST(offering.id == "fi-uni-formgivning");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace rundkurs::match
