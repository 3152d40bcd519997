// What is asked besides a search: suggestions, feeds, exports, the sitemap. From shards that
// xapian-tcpsrv serves, and from the same offerings in one index.
#include <algorithm>
#include <fstream>
#include <memory>
#include <random>
#include <regex>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "searchd/search/search_service.h"
#include "tests/indexer/write/catalogue_fixture.h"
#include "tests/indexer/write/small_vocabulary.h"
#include "tests/searchd/api/asked_routes.h"
#include "tests/searchd/search/random_offerings.h"
#include "tests/searchd/shards/compared_answers.h"
#include "tests/searchd/shards/served_shard.h"

namespace rundkurs {
namespace {

struct Sites {
  Sites() {
    std::mt19937 random(seed);
    for (auto& offering : random_offerings(150, random))
      fixture.put(std::move(offering));
    fixture.build();
    fixture.build_shards(2);
    for (int shard = 1; shard <= 2; ++shard) {
      servers.push_back(std::make_unique<ServedShard>(
          fmt::format("{}/shard-{}/current", fixture.shards(), shard)));
    }
    const auto stub = fixture.shards() + "/remote.stub";
    std::ofstream(stub) << "remote " << servers[0]->address() << "\nremote "
                        << servers[1]->address() << "\n";
    one_index = expect(SearchService::open({.index = fixture.index()}, small_vocabulary(), log));
    in_shards = expect(SearchService::open({.index = stub}, small_vocabulary(), log));
    one = std::make_unique<api::AskedRoutes>(*one_index);
    shards = std::make_unique<api::AskedRoutes>(*in_shards);
  }

  CatalogueFixture fixture;
  SilentLog log;
  std::vector<std::unique_ptr<ServedShard>> servers;
  std::unique_ptr<SearchService> one_index;
  std::unique_ptr<SearchService> in_shards;
  std::unique_ptr<api::AskedRoutes> one;
  std::unique_ptr<api::AskedRoutes> shards;
};

/// Without the time at which an index was built.
std::string timeless(const std::string& text) {
  static const std::regex built(
      "<(updated|lastmod)>[^<]*</(updated|lastmod)>|\"exported\":\"[^\"]*\"");
  return std::regex_replace(text, built, "");
}

/// Lines in an order that does not depend on where they lay: equal hits may change places.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(timeless(text));
  for (std::string line; std::getline(in, line);)
    lines.push_back(line);
  std::sort(lines.begin(), lines.end());
  return lines;
}

BOOST_AUTO_TEST_SUITE(same_routes)

BOOST_AUTO_TEST_CASE(what_is_typed_is_completed_alike) {
  const Sites sites;
  std::size_t suggested = 0;
  for (const char* typed : {"a",
                            "w",
                            "wa",
                            "was",
                            "waste",
                            "de",
                            "des",
                            "ci",
                            "circ",
                            "kl",
                            "uni",
                            "waste de",
                            "\"",
                            "*",
                            "x y z",
                            "%C3%A5"}) {
    for (const char* path : {"/api/v1/suggest", "/opensearch/suggestions"}) {
      const auto target = fmt::format("{}?q={}&hl=en", path, typed);
      const auto expected = sites.one->get(target);
      const auto answer = sites.shards->get(target);
      BOOST_TEST(answer.status == expected.status, target);
      BOOST_TEST(answer.body == expected.body, target);
      suggested += expected.body.size();
    }
  }
  BOOST_TEST(suggested > 5000U);
}

BOOST_AUTO_TEST_CASE(lists_of_everything_are_the_same) {
  const Sites sites;
  for (const std::string question : {"",
                                     "q=waste",
                                     "q=design+waste&sort=title",
                                     "level=master",
                                     "q=waste&language=en&sort=updated",
                                     "country=NO&online=true"}) {
    std::vector<std::string> targets = {"/feed.atom?" + question};
    for (const char* format : {"csv", "ndjson", "jsonld", "elm"})
      targets.push_back(fmt::format("/api/v1/export?format={}&{}", format, question));
    if (question.empty()) targets.emplace_back("/sitemap.xml");
    for (const auto& target : targets) {
      auto expected = sites.one->get(target);
      auto answer = sites.shards->get(target);
      BOOST_TEST_CONTEXT(target) {
        BOOST_TEST(expected.status == 200);
        BOOST_TEST(answer.status == 200);
        BOOST_TEST(lines_of(api::body_of(answer)) == lines_of(api::body_of(expected)),
                   boost::test_tools::per_element());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(without_a_shard_no_list_passes_for_everything) {
  const Sites sites;
  sites.servers[1]->kill();
  for (const char* target : {"/feed.atom?q=waste",
                             "/sitemap.xml",
                             "/api/v1/export?format=csv",
                             "/api/v1/export?format=ndjson&q=waste"})
    BOOST_TEST(sites.shards->get(target).status == 503, target);
  // What is suggested is no list of everything, but nobody keeps it either.
  const auto suggested = sites.shards->get("/api/v1/suggest?q=waste&hl=en");
  BOOST_TEST(suggested.status == 200);
  BOOST_TEST(suggested.etag.empty());
}

/// Half a list must not end as a whole one does.
BOOST_AUTO_TEST_CASE(a_shard_that_is_lost_while_a_list_is_sent_breaks_it_off) {
  const Sites sites;
  auto answer = sites.shards->get("/api/v1/export?format=ndjson");
  BOOST_REQUIRE(answer.status == 200);
  BOOST_REQUIRE(answer.source != nullptr);
  sites.servers[0]->kill();
  sites.servers[1]->kill();
  bool broken = false;
  try {
    while (!answer.source->next().empty()) {
    }
  } catch (const std::exception&) {
    broken = true;
  }
  BOOST_TEST(broken);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
