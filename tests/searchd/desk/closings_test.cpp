#include "searchd/desk/closings.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/paths.h"

namespace rundkurs::desk {
namespace {

BOOST_AUTO_TEST_SUITE(closings)

BOOST_AUTO_TEST_CASE(a_letter_says_more_than_how_it_begins_and_ends) {
  const auto loaded = Closings::load(source_path("data"));
  BOOST_REQUIRE(loaded.has_value());
  for (const auto* empty : {"",
                            "\n \n",
                            "-- \nKari Nordmann\nTlf. 22 22 22 22",
                            "Hei,\n\nMed vennlig hilsen\nKari",
                            "Hej Anna!\n\nMed vänliga hälsningar,\nÅsa",
                            "MVH Kari",
                            "Ystävällisin terveisin\nAino",
                            "> Hva kan vi lære?\n> Hilsen Ola\n\nKveðja\nJón",
                            "Sent from my iPhone"})
    BOOST_TEST(loaded->is_all_of(empty), empty);
  for (const auto* said : {"Hei, har dere kurs?\n\nMvh Kari",
                           "Ombruk?\n\nHilsen Kari",
                           "Hei Kari, kurs?",
                           "Hilsenen vi fikk sist var fin. Hva nå?",
                           "Hilsen fra oss som lurer på om det finnes noe å lære om ombruk"})
    BOOST_TEST(!loaded->is_all_of(said), said);
  BOOST_TEST(!loaded->is_all_of("Hilsen\n" + std::string(100, '\n') +
                                "a\nb\nc\nd\ne\nf\ng\nh\ni\nj"
                                "\nk\nl\nm\n"));
}

BOOST_AUTO_TEST_CASE(a_missing_file_is_named) {
  const auto loaded = Closings::load("/nonexistent");
  BOOST_REQUIRE(!loaded.has_value());
  BOOST_TEST(describe(loaded.error()).find("closings.json") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
