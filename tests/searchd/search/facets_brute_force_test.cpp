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

/// Requests as people tick them together.
class RandomRequests {
 public:
  explicit RandomRequests(std::mt19937& random) : random_(random) {}

  SearchRequest next() {
    SearchRequest request;
    request.counted.fill(true);
    request.q =
        any({"", "", "waste", "recycling design", "avfall", "kiertotalous", "repair -plast"});
    for (int i = below(3); i > 0; --i)
      tick(request.filters);
    for (int i = below(3); i > 0; --i)
      narrow(request.filters);
    return request;
  }

 private:
  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
  std::string any(const std::vector<std::string>& words) {
    return words[static_cast<std::size_t>(below(static_cast<int>(words.size())))];
  }

  void tick(facets::SearchFilters& filters) {
    switch (below(8)) {
      case 0:
        return tick(filters, "level", {"bachelor", "master", "vocational", "unspecified"});
      case 1:
        return tick(filters, "language", {"nb", "nn", "no", "sv", "fi", "not-stated"});
      case 2:
        return tick(filters, "country", {"NO", "SE", "DK", "IS"});
      case 3:
        return tick(filters, "region", {"NO-03", "SE-M", "FI-19", "not-stated"});
      case 4:
        return tick(filters, "mode", {"campus", "online", "blended", "not-stated"});
      case 5:
        return tick(filters, "kind", {"course", "programme", "event"});
      case 6:
        return tick(filters, "audience", {"students", "companies", "not-stated"});
      default:
        return tick(filters, "topic", {"waste-prevention-management", "textiles-fashion"});
    }
  }

  void tick(facets::SearchFilters& filters,
            std::string_view facet,
            const std::vector<std::string>& values) {
    auto& ticked = filters.of(facet);
    for (int i = 1 + below(2); i > 0; --i) {
      const auto value = any(values);
      if (std::find(ticked.begin(), ticked.end(), value) == ticked.end()) ticked.push_back(value);
    }
  }

  void narrow(facets::SearchFilters& filters) {
    switch (below(11)) {
      case 0:
        filters.ects_min = below(4) * 5.0;
        return;
      case 1:
        filters.ects_max = below(4) * 7.5;
        return;
      case 2:
        filters.start_from = PartialDate{.year = 2026, .month = 1 + below(12)};
        return;
      case 3:
        filters.start_to = PartialDate{.year = 2026 + below(2)};
        return;
      case 4:
        filters.deadline_from = PartialDate{.year = 2027, .month = 1 + below(12), .day = 15};
        if (below(2) == 0) filters.deadline_to = PartialDate{.year = 2027, .month = 12};
        return;
      case 5:
        filters.price_max = below(3) * 500.0;
        return;
      case 6:
        filters.pace_max = 50;
        return;
      case 7:
        filters.part_time = true;
        return;
      case 8:
        filters.online = true;
        return;
      case 9:
        filters.open = true;
        return;
      default:
        filters.near = facets::Position{55.6F, 12.9F};
        filters.within_km = 30 + below(900);
    }
  }

  std::mt19937& random_;
};

std::map<std::string, std::uint32_t> counts_of(const Facet& facet) {
  std::map<std::string, std::uint32_t> counts;
  for (const auto& value : facet.values) {
    if (value.count > 0) counts[value.value] = value.count;
  }
  return counts;
}

std::string described(const SearchRequest& request) {
  std::string text = "q=" + request.q;
  for (const auto facet : facets::facet_names) {
    for (const auto& value : request.filters.of(facet))
      text.append(" ").append(facet).append("=").append(value);
  }
  return text;
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
