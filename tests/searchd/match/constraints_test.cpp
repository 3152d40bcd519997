#include "searchd/match/constraints.h"

#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "searchd/match/interpreter.h"
#include "tests/indexer/analysis/shipped_vocabulary.h"
#include "tests/paths.h"

namespace rundkurs::match {
namespace {

BOOST_AUTO_TEST_SUITE(match_constraints)

BOOST_AUTO_TEST_CASE(places_that_were_read_are_kept_as_they_were_read) {
  const auto interpreter = Interpreter::load(source_path("data"), shipped_vocabulary());
  if (!interpreter) throw std::runtime_error(describe(interpreter.error()));
  const auto read = [&](const char* text) {
    return interpreter->read(text, 20261128, shipped_analyser());
  };
  // A case of "Oulu", and a region that no town is called by.
  for (const auto* const text :
       {"Kurssi jätteistä Oulussa tai Tampereella.", "Kurs om avfall i Bergen eller på Sunnmøre"}) {
    BOOST_TEST_CONTEXT(text) {
      const auto before = read(text);
      BOOST_REQUIRE(before.places.size() == 2U);
      for (const auto& place : before.places) {
        auto after = before;
        Constraints constraints;
        constraints.places = {place.name, "Oslo", "Nowhere at all"};
        apply(constraints, *shipped_vocabulary(), interpreter->places(), after);
        BOOST_REQUIRE(after.places.size() == 2U);
        BOOST_TEST(after.places[0].name == place.name);
        BOOST_TEST(after.places[0].regions == place.regions);
        BOOST_TEST(after.places[0].country == place.country);
        BOOST_TEST(after.places[0].position.has_value() == place.position.has_value());
        BOOST_TEST(after.places[1].name == "Oslo");
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::match
