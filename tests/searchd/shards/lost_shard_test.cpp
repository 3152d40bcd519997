// Shards that xapian-tcpsrv serves: what is answered while one is lost, and when it is back.
#include <fstream>
#include <memory>
#include <random>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "searchd/api/search_json.h"
#include "searchd/search/search_service.h"
#include "tests/indexer/write/catalogue_fixture.h"
#include "tests/indexer/write/small_vocabulary.h"
#include "tests/searchd/search/random_offerings.h"
#include "tests/searchd/search/random_requests.h"
#include "tests/searchd/shards/compared_answers.h"
#include "tests/searchd/shards/served_shard.h"

namespace rundkurs {
namespace {

constexpr std::size_t offerings_served = 100;

/// Two shards served over TCP, and the same offerings in one index.
class Served {
 public:
  explicit Served(bool whole_or_nothing = false) : random_(seed) {
    for (auto& offering : random_offerings(offerings_served, random_))
      fixture.put(std::move(offering));
    fixture.build();
    fixture.build_shards(2);
    first = std::make_unique<ServedShard>(fixture.shards() + "/shard-1/current");
    second = std::make_unique<ServedShard>(fixture.shards() + "/shard-2/current");
    const auto stub = fixture.shards() + "/remote.stub";
    std::ofstream(stub) << "remote " << first->address() << "\nremote " << second->address()
                        << "\n";
    one = expect(SearchService::open({.index = fixture.index()}, small_vocabulary(), log));
    shards = expect(SearchService::open(
        {.index = stub, .whole_or_nothing = whole_or_nothing}, small_vocabulary(), log));
  }

  void compare_some(int count) {
    RandomRequests requests(random_);
    for (int asked = 0; asked < count; ++asked) {
      auto request = requests.next(queries_of_all_kinds());
      request.order = static_cast<facets::Order>(asked % 4 == 0 ? asked % 6 : 0);
      BOOST_TEST_CONTEXT(described(request)) {
        const auto answer = expect(shards->search(request, day_of_the_test));
        BOOST_TEST(answer.missing_shards.empty());
        compare(answer, expect(one->search(request, day_of_the_test)));
      }
    }
  }

  SearchAnswer all() const {
    SearchRequest request;
    request.counted.fill(true);
    return expect(shards->search(request, day_of_the_test));
  }

  /// As the daemon does, each second.
  void refresh_until_whole() const {
    constexpr int most = 20;
    for (int times = 0; times < most && !all().missing_shards.empty(); ++times)
      shards->refresh();
  }

  CatalogueFixture fixture;
  SilentLog log;
  std::unique_ptr<ServedShard> first;
  std::unique_ptr<ServedShard> second;
  std::unique_ptr<SearchService> one;
  std::unique_ptr<SearchService> shards;

 private:
  std::mt19937 random_;
};

BOOST_AUTO_TEST_SUITE(lost_shard)

BOOST_AUTO_TEST_CASE(shards_on_other_machines_answer_as_one_index) {
  Served served;
  served.compare_some(150);
}

BOOST_AUTO_TEST_CASE(without_a_shard_an_answer_says_that_it_is_partial) {
  Served served;
  const auto whole = served.all();
  BOOST_TEST(whole.total == offerings_served);
  served.second->kill();
  const auto partial = served.all();
  BOOST_TEST_REQUIRE(partial.missing_shards == std::vector{served.second->address()},
                     boost::test_tools::per_element());
  BOOST_TEST(partial.total > 0U);
  BOOST_TEST(partial.total < whole.total);
  std::uint32_t counted = 0;
  for (const auto& value : partial.facets.front().values)
    counted += value.count;
  BOOST_TEST(counted == partial.total);
  const auto told = api::to_json(SearchRequest(), partial, {}, *served.shards);
  BOOST_TEST(told.at("partial") == true);
  BOOST_TEST(told.at("missing_shards").at(0) == served.second->address());
  BOOST_TEST(!api::to_json(SearchRequest(), whole, {}, *served.shards).contains("partial"));
  // A list of everything would be taken for everything, and an offering for gone.
  BOOST_TEST(!served.shards->select({}, day_of_the_test).has_value());
  BOOST_TEST(!served.shards->offering("nowhere").has_value());

  served.second->start();
  served.refresh_until_whole();
  BOOST_TEST(served.all().total == whole.total);
  served.compare_some(30);
}

BOOST_AUTO_TEST_CASE(nothing_is_answered_without_a_shard_where_that_is_wanted) {
  Served served(true);
  served.first->kill();
  const auto answer = served.shards->search({}, day_of_the_test);
  BOOST_REQUIRE(!answer.has_value());
  BOOST_TEST((answer.error().code == Error::Code::storage));
  BOOST_TEST(answer.error().message.find(served.first->address()) != std::string::npos);
  served.first->start();
  for (int times = 0; times < 5; ++times)
    served.shards->refresh();
  BOOST_TEST(served.all().total == offerings_served);
}

BOOST_AUTO_TEST_CASE(without_any_shard_nothing_is_answered) {
  Served served;
  served.first->kill();
  served.second->kill();
  BOOST_TEST(!served.shards->search({}, day_of_the_test).has_value());
  for (const auto& shard : served.shards->shard_states())
    BOOST_TEST(!shard.there, shard.name);
  served.first->start();
  served.shards->refresh();
  BOOST_TEST(served.all().missing_shards.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_shard_that_was_away_at_the_start_is_taken_up) {
  Served served;
  served.second->kill();
  const auto stub = served.fixture.shards() + "/remote.stub";
  served.shards = expect(SearchService::open({.index = stub}, small_vocabulary(), served.log));
  BOOST_TEST(served.all().missing_shards.size() == 1U);
  served.second->start();
  served.refresh_until_whole();
  BOOST_TEST(served.all().total == offerings_served);
  served.compare_some(30);
}

BOOST_AUTO_TEST_CASE(a_new_generation_is_taken_up_without_a_dropped_answer) {
  Served served;
  served.fixture.put(course("no-uni-anew", "en", "Everything anew"));
  served.fixture.build_shards(2);
  BOOST_TEST(served.all().missing_shards.empty());
  for (int times = 0; times < 5; ++times) {
    served.shards->refresh();
    BOOST_TEST(served.all().missing_shards.empty());
  }
  BOOST_TEST(served.all().total == offerings_served + 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
