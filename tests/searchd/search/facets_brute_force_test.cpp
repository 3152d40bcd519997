// Hits, total and facet counts of the daemon against the same worked out record by record.
#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "searchd/search/search_service.h"
#include "tests/indexer/write/catalogue_fixture.h"
#include "tests/indexer/write/small_vocabulary.h"
#include "tests/searchd/search/brute_force.h"
#include "tests/searchd/search/random_offerings.h"
#include "tests/searchd/search/random_requests.h"

namespace rundkurs {
namespace {

constexpr unsigned seed = 20261128;
constexpr std::size_t offerings_indexed = 400;
constexpr int queries_asked = 1000;
constexpr int whole_list_each = 10;  // Reading every page of hits costs more than all the rest.
constexpr std::int32_t day_of_the_test = 20261128;

/// An index of random offerings and the records in it.
class RandomIndex {
 public:
  explicit RandomIndex(std::mt19937& random) {
    for (auto& offering : random_offerings(offerings_indexed, random))
      fixture_.put(std::move(offering));
    fixture_.build();
    service_ = expect(SearchService::open({.index = fixture_.index()}, small_vocabulary(), log_));
  }

  SearchAnswer ask(SearchRequest request) const {
    return expect(service_->search(request, day_of_the_test));
  }

  /// Every hit of a request, page by page.
  std::vector<Offering> all_hits(SearchRequest request) const {
    request.per_page = max_per_page;
    std::vector<Offering> offerings;
    for (request.page = 1;; ++request.page) {
      auto answer = ask(request);
      for (auto& hit : answer.hits)
        offerings.push_back(std::move(hit.offering));
      if (offerings.size() >= answer.total) return offerings;
    }
  }

 private:
  CatalogueFixture fixture_;
  SilentLog log_;
  std::unique_ptr<SearchService> service_;
};

std::map<std::string, std::uint32_t> counts_of(const Facet& facet) {
  std::map<std::string, std::uint32_t> counts;
  for (const auto& value : facet.values) {
    if (value.count > 0) counts[value.value] = value.count;
  }
  return counts;
}

BOOST_AUTO_TEST_SUITE(facets_brute_force)

BOOST_AUTO_TEST_CASE(hits_and_counts_of_random_requests_are_those_of_the_records) {
  std::mt19937 random(seed);
  const RandomIndex index(random);
  RandomRequests requests(random);
  std::map<std::string, std::vector<Offering>> matches_of_words;
  std::set<std::size_t> totals;
  for (int asked = 0; asked < queries_asked; ++asked) {
    const auto request = requests.next();
    auto& matches = matches_of_words[request.q];
    if (matches.empty()) {
      SearchRequest words_alone;
      words_alone.q = request.q;
      matches = index.all_hits(words_alone);
    }

    const BruteForce brute(request.filters, day_of_the_test);
    std::set<std::string> expected;
    for (const auto& offering : matches) {
      if (brute.passes(offering)) expected.insert(offering.id);
    }
    BOOST_TEST_CONTEXT(described(request)) {
      const auto answer = index.ask(request);
      BOOST_TEST(answer.total == expected.size());
      for (const auto& hit : answer.hits)
        BOOST_TEST(expected.contains(hit.offering.id), hit.offering.id);
      if (asked % whole_list_each == 0) {
        std::set<std::string> found;
        for (const auto& offering : index.all_hits(request))
          found.insert(offering.id);
        BOOST_TEST(found == expected, boost::test_tools::per_element());
      }
      for (const auto& facet : answer.facets)
        BOOST_TEST((counts_of(facet) == brute.counts(facet.name, matches)), facet.name);
    }
    totals.insert(expected.size());
  }
  // The requests differed enough to tell something.
  BOOST_TEST(totals.size() > 50U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
