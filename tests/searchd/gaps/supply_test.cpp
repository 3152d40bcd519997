#include "searchd/gaps/supply.h"

#include <boost/test/unit_test.hpp>

#include "tests/searchd/gaps/offered_documents.h"

namespace rundkurs::gaps {
namespace {

const OfferedDocuments& offered() {
  static const OfferedDocuments documents({
      {{"plastics"}, {"master"}, {"no"}, {"campus"}, "NO", "NO-46"},
      {{"plastics"}, {"master"}, {"no"}, {"blended"}, "NO", "NO-03"},
      {{"plastics"}, {"bachelor"}, {"en"}, {"online"}, "SE", "SE-M"},
      {{"plastics"}, {}, {}, {}, "", ""},
      {{"plastics"}, {"vocational"}, {"no"}, {"campus"}, "NO", "NO-03", facets::Flag::for_groups},
      {{"plastics"}, {"master"}, {"no"}, {"online"}, "NO", "", facets::Flag::demonstration},
      {{"textiles"}, {"master"}, {"no"}, {"campus"}, "NO", "NO-46"},
  });
  return documents;
}

BOOST_AUTO_TEST_SUITE(supply)

BOOST_AUTO_TEST_CASE(offerings_are_counted_by_topic_and_value) {
  auto supply = offered().supply();
  BOOST_TEST(supply.total() == 6U);
  BOOST_TEST(supply.on("plastics") == 5U);
  BOOST_TEST(supply.on("plastics", "level", "master") == 2U);
  BOOST_TEST(supply.on("plastics", "level", "phd") == 0U);
  BOOST_TEST(supply.on("bioeconomy") == 0U);
  BOOST_TEST(supply.at_workplaces("plastics") == 1U);
  BOOST_TEST(offered().supply(true).on("plastics") == 6U);
}

BOOST_AUTO_TEST_CASE(only_what_fits_and_can_be_got_to_is_within_reach) {
  struct Case {
    const char* what;
    Need need;
    std::size_t reached;
  };
  for (const auto& [what, need, reached] : {
           Case{"whatever, wherever", {}, 5},
           Case{"a level", {.levels = {"master"}}, 2},
           Case{"either level", {.levels = {"master", "bachelor"}}, 3},
           Case{"a language", {.languages = {"en"}}, 1},
           Case{"a form", {.modes = {"campus"}}, 2},
           Case{"here in Norway, or online", {.country = "NO"}, 4},
           Case{"in Vestland, with gatherings, or online", {.country = "NO", .region = "NO-46"}, 3},
           Case{"on campus in Vestland",
                {.country = "NO", .region = "NO-46", .modes = {"campus"}},
                1},
           Case{"on campus in Finnmark",
                {.country = "NO", .region = "NO-56", .modes = {"campus"}},
                0},
           Case{"at the workplace", {.country = "NO", .region = "NO-56", .at_workplace = true}, 1},
           Case{"at the workplace or online",
                {.country = "NO", .region = "NO-56", .modes = {"online"}, .at_workplace = true},
                2},
           Case{"at a Swedish workplace", {.country = "SE", .at_workplace = true}, 0},
           Case{"an unknown level", {.levels = {"basic"}}, 0},
       }) {
    BOOST_TEST_CONTEXT(what) {
      auto supply = offered().supply();
      BOOST_TEST(supply.within_reach("plastics", need) == reached);
      BOOST_TEST(supply.within_reach("plastics", need) == reached);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::gaps
