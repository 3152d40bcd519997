#include "searchd/desk/curation_queue.h"

#include <boost/test/unit_test.hpp>

#include "tests/indexer/write/catalogue_fixture.h"
#include "tests/indexer/write/small_vocabulary.h"

namespace rundkurs::desk {
namespace {

struct DoubtfulCourses {
  CatalogueFixture fixture;
  SilentLog log;
  std::unique_ptr<SearchService> search;
  std::unique_ptr<Curation> curation;

  DoubtfulCourses() {
    fixture.put(course("no-uni-algebra", "nb", "Lineær algebra"));
    fixture.put(course("no-uni-history", "nb", "Middelalderens historie"));
    auto certain = course("no-uni-certain", "nb", "Avfall");
    certain.relevance = 3;
    certain.relevance_curated = true;
    fixture.put(certain);
    fixture.build();
    search = expect(SearchService::open({.index = fixture.index()}, small_vocabulary(), log));
    curation = expect(Curation::open(fixture.catalogue_url()));
  }

  std::string doubtful(std::size_t limit = 10) {
    std::string ids;
    for (const auto& offering :
         expect(queued("doubtful", *curation, *search, fixture.now(), limit)))
      ids += offering.id.substr(7) + " ";
    return ids;
  }
};

BOOST_FIXTURE_TEST_SUITE(curation_queue, DoubtfulCourses)

BOOST_AUTO_TEST_CASE(what_hardly_belongs_waits_until_a_person_decides) {
  const auto both = doubtful();
  BOOST_TEST(both.find("algebra") != std::string::npos);
  BOOST_TEST(both.find("history") != std::string::npos);
  BOOST_TEST(both.find("certain") == std::string::npos);
  BOOST_TEST(expect(queued("doubtful", *curation, *search, fixture.now(), 1)).size() == 1U);

  expect(curation->confirm("no-uni-history", {Corrector::adviser, "anna", fixture.now()}));
  BOOST_TEST(doubtful() == "algebra ");
  auto grade = expect(read_correction("relevance", "0"));
  grade.at = fixture.now();
  expect(curation->corrections().correct("no-uni-algebra", std::vector{grade}));
  BOOST_TEST(doubtful().empty());
}

BOOST_AUTO_TEST_CASE(the_catalogues_concerns_are_queues) {
  for (const auto name : queue_names)
    BOOST_TEST(is_queue(name));
  BOOST_TEST(!is_queue("' OR 1=1"));
  BOOST_TEST(expect(queued("fresh", *curation, *search, fixture.now(), 2)).size() == 2U);
  BOOST_TEST(expect(queued("fresh", *curation, *search, fixture.now(), 9)).size() == 3U);
  BOOST_TEST(expect(queued("clashing", *curation, *search, fixture.now(), 9)).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
