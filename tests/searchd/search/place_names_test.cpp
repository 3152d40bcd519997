#include "searchd/search/place_names.h"

#include <boost/test/unit_test.hpp>

#include "tests/paths.h"

namespace rundkurs {
namespace {

FindPlace shipped_places() {
  return find_in(normalise::Gazetteer::load(source_path("data")).value());
}

BOOST_AUTO_TEST_SUITE(place_names)

BOOST_AUTO_TEST_CASE(a_town_is_found_by_its_name_in_any_language) {
  const auto find = shipped_places();
  for (const auto* name : {"Turku", "Åbo", "åbo"}) {
    const auto found = find(name);
    BOOST_REQUIRE_MESSAGE(found, name);
    BOOST_TEST(found->lat == 60.45F, boost::test_tools::tolerance(0.01F));
    BOOST_TEST(found->lon == 22.27F, boost::test_tools::tolerance(0.01F));
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_place_is_not_found) {
  const auto find = shipped_places();
  for (const auto* name : {"", "avfall", "Atlantis"})
    BOOST_TEST(!find(name), name);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
