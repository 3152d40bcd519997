// An index in shards against the same offerings in one index.
#include <filesystem>
#include <memory>
#include <random>
#include <set>

#include <boost/test/unit_test.hpp>

#include "schemas/file.h"
#include "searchd/facets/snapshot.h"
#include "searchd/search/search_service.h"
#include "tests/indexer/write/catalogue_fixture.h"
#include "tests/indexer/write/small_vocabulary.h"
#include "tests/searchd/search/random_offerings.h"
#include "tests/searchd/search/random_requests.h"
#include "tests/searchd/shards/compared_answers.h"

namespace rundkurs {
namespace {

constexpr std::size_t offerings_indexed = 400;
constexpr int queries_asked = 1000;

struct Both {
  explicit Both(std::mt19937& random) {
    for (auto& offering : random_offerings(offerings_indexed, random))
      fixture.put(std::move(offering));
    const auto built = fixture.build();
    BOOST_TEST(fixture.build_shards(3).offerings == built.offerings);  // Without what is merged.
    one = expect(SearchService::open({.index = fixture.index()}, small_vocabulary(), log));
    shards = expect(SearchService::open({.index = fixture.shards()}, small_vocabulary(), log));
  }

  CatalogueFixture fixture;
  SilentLog log;
  std::unique_ptr<SearchService> one;
  std::unique_ptr<SearchService> shards;
};

/// Made once: nothing here changes an index.
const Both& both() {
  static std::mt19937 random(seed);
  static const Both made(random);
  return made;
}

BOOST_AUTO_TEST_SUITE(same_answers)

BOOST_AUTO_TEST_CASE(random_requests_have_the_answers_of_one_index) {
  const auto& indexes = both();
  BOOST_TEST(indexes.shards->shard_states().size() == 3U);
  std::mt19937 random(seed);
  RandomRequests requests(random);
  std::set<std::size_t> totals;
  for (int asked = 0; asked < queries_asked; ++asked) {
    auto request = requests.next(queries_of_all_kinds());
    request.order = static_cast<facets::Order>(asked % 7);
    if (asked % 2 == 0) request.order = facets::Order::relevance;
    if (request.order == facets::Order::distance) request.filters.near = {59.9F, 10.7F};
    request.page = 1 + static_cast<std::size_t>(asked % 3);
    BOOST_TEST_CONTEXT(described(request) << " order " << static_cast<int>(request.order)
                                          << " page " << request.page) {
      const auto expected = expect(indexes.one->search(request, day_of_the_test));
      const auto answer = expect(indexes.shards->search(request, day_of_the_test));
      BOOST_TEST(answer.missing_shards.empty());
      compare(answer, expected);
      totals.insert(answer.total);
    }
  }
  // The requests differed enough to tell something.
  BOOST_TEST(totals.size() > 50U);
}

BOOST_AUTO_TEST_CASE(all_hits_are_selected_in_the_same_order) {
  const auto& indexes = both();
  SearchRequest request;
  request.q = "waste design";
  const auto expected = expect(indexes.one->select(request, day_of_the_test));
  const auto selected = expect(indexes.shards->select(request, day_of_the_test));
  BOOST_TEST(selected.size() > 20U);
  BOOST_TEST(
      expect(selected.lines(0, selected.size())) == expect(expected.lines(0, expected.size())),
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_offering_is_found_in_whichever_shard_it_is) {
  const auto& indexes = both();
  for (std::size_t i = 0; i < 20; ++i) {
    const auto id = "random-" + std::to_string(i);
    const auto found = expect(indexes.shards->offering(id));
    BOOST_REQUIRE(found.has_value());
    BOOST_TEST(found->id == id);
  }
  BOOST_TEST(!expect(indexes.shards->offering("nowhere")).has_value());
}

BOOST_AUTO_TEST_CASE(what_takes_columns_is_refused) {
  const auto& indexes = both();
  const auto refused = indexes.shards->similar("random-1", 5, "en");
  BOOST_REQUIRE(!refused.has_value());
  BOOST_TEST((refused.error().code == Error::Code::refused));
}

BOOST_AUTO_TEST_CASE(an_offering_stays_in_its_shard_when_it_changes) {
  std::mt19937 random(seed);
  CatalogueFixture fixture;
  for (auto& offering : random_offerings(60, random))
    fixture.put(std::move(offering));
  BOOST_TEST(fixture.build_shards(2).offerings == 60U);
  auto changed = course("random-7", "en", "Everything anew");
  fixture.put(std::move(changed));
  const auto report = fixture.build_shards(2);
  BOOST_TEST((report.kind == BuildReport::Kind::changes));
  BOOST_TEST(report.offerings == 60U);
  SilentLog log;
  const auto service =
      expect(SearchService::open({.index = fixture.shards()}, small_vocabulary(), log));
  SearchRequest request;
  request.q = "anew";
  const auto answer = expect(service->search(request, day_of_the_test));
  BOOST_REQUIRE(answer.total == 1U);
  BOOST_TEST(answer.hits.front().offering.id == "random-7");
}

BOOST_AUTO_TEST_CASE(a_folder_with_an_index_is_not_divided) {
  CatalogueFixture fixture;
  fixture.put(course("no-uni-a1", "nb", "Avfall"));
  fixture.build();
  BuildOptions options{.index = fixture.index(), .data_folder = SmallDataFolder::path()};
  SilentProgress progress;
  const auto refused = build_shards(options, 2, 0, fixture.catalogue(), progress);
  BOOST_REQUIRE(!refused.has_value());
  BOOST_TEST((refused.error().code == Error::Code::conflict));
}

BOOST_AUTO_TEST_CASE(an_index_that_is_no_shard_is_not_taken_for_one) {
  CatalogueFixture fixture;
  fixture.put(course("no-uni-a1", "nb", "Avfall"));
  fixture.build();
  const TemporaryFolder folder;
  const auto line = "auto " + fixture.index() + "/current\n";
  const auto stub = folder.file("index.stub");
  expect(write_file_atomically(stub, line + line));
  const auto opened = facets::Snapshot::open(stub, *small_vocabulary(), 1);
  BOOST_REQUIRE(!opened.has_value());
  BOOST_TEST(opened.error().message.find("is no shard") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
