#include "searchd/search/likeness.h"

#include <boost/test/unit_test.hpp>

#include "searchd/search/search_service.h"
#include "tests/indexer/write/catalogue_fixture.h"
#include "tests/indexer/write/small_vocabulary.h"

namespace rundkurs {
namespace {

Hit hit(const std::string& id, const std::vector<std::string>& related = {}) {
  Hit made;
  made.offering.id = id;
  for (const auto& other : related)
    made.offering.related.push_back({other, ""});
  return made;
}

BOOST_AUTO_TEST_SUITE(likeness)

BOOST_AUTO_TEST_CASE(each_thing_is_shown_once) {
  Offering offering;
  offering.id = "a";
  offering.related = {{"a2", "a partner's"}};
  const auto kept = without_twins(
      {hit("a2"), hit("b", {"b2"}), hit("a"), hit("b2"), hit("c"), hit("d")}, offering, 2);
  BOOST_REQUIRE(kept.size() == 2U);
  BOOST_TEST(kept[0].offering.id == "b");
  BOOST_TEST(kept[1].offering.id == "c");
}

BOOST_AUTO_TEST_CASE(of_those_about_the_same_the_ones_that_suit_come_first) {
  CatalogueFixture fixture;
  const auto put = [&](const std::string& id,
                       const std::string& title,
                       const std::string& level,
                       const std::string& language,
                       bool demonstration = false) {
    auto offering = course(id, "en", title);
    offering.demonstration = demonstration;
    offering.institution.id = "no-uni-" + id;
    offering.level = level;
    offering.language_of_instruction = {language};
    fixture.put(offering);
  };
  put("asked", "Waste management in cities", "master", "en");
  put("same-level", "Waste management at sea", "master", "en");
  put("other-level", "Waste management on land", "bachelor", "fi");
  put("elsewhere", "Poetry of the north", "master", "en");
  put("made-up", "Waste management in the clouds", "master", "en", true);
  fixture.build();
  SilentLog log;
  const auto service =
      expect(SearchService::open({.index = fixture.index()}, small_vocabulary(), log));
  const auto answer = expect(service->similar("asked", 10, "en"));
  BOOST_REQUIRE(answer.has_value());
  BOOST_REQUIRE(answer->hits.size() == 2U);
  BOOST_TEST(answer->hits[0].offering.id == "same-level");
  BOOST_TEST(answer->hits[1].offering.id == "other-level");
  for (const auto* hidden : {"nobody", "made-up"})
    BOOST_TEST(!expect(service->similar(hidden, 10, "en")).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
