#include "searchd/search/filter_hints.h"

#include <boost/test/unit_test.hpp>

#include "tests/indexer/write/catalogue_fixture.h"
#include "tests/searchd/search/shipped_hints.h"

namespace rundkurs {
namespace {

/// Hints over an index with one institution in it.
class Hinted {
 public:
  Hinted() {
    auto offering = course("no-nmbu-1", "nb", "Ombruk");
    offering.institution = {"no-nmbu",
                            {{"nb", "Norges miljø- og biovitenskapelige universitet"},
                             {"en", "Norwegian University of Life Sciences"}},
                            "NMBU",
                            "NO",
                            ""};
    offering.place = {{"Ås", Region{"NO-32", "Akershus"}, 59.66, 10.79}};
    fixture_.put(offering);
    fixture_.build();
    service_ = expect(SearchService::open({.index = fixture_.index()}, small_vocabulary(), log_));
  }

  /// "level=master near=Trondheim" for a query.
  std::string told(const std::string& q, const facets::SearchFilters& filters = {}) const {
    std::string text;
    for (const auto& hint : find(q, filters))
      text += (text.empty() ? "" : " ") + hint.parameter + "=" + hint.value;
    return text;
  }
  std::vector<FilterHint> find(const std::string& q,
                               const facets::SearchFilters& filters = {}) const {
    SearchRequest request;
    request.q = q;
    request.filters = filters;
    return shipped_hints().in(request, *service_);
  }

 private:
  CatalogueFixture fixture_;
  SilentLog log_;
  std::unique_ptr<SearchService> service_;
};

const Hinted& hinted() {
  static const Hinted shared;
  return shared;
}

BOOST_AUTO_TEST_SUITE(filter_hints)

BOOST_AUTO_TEST_CASE(words_that_name_a_filter_are_offered_as_one) {
  struct Case {
    const char* q;
    const char* told;
  };
  for (const auto& [q, told] : {
           Case{"master sirkulær økonomi Trondheim", "level=master near=Trondheim"},
           Case{"ombruk bachelor", "level=bachelor"},
           Case{"kierrätys ylempi AMK", "level=master"},
           Case{"återbruk på svenska", "language=sv"},
           Case{"kiertotalous englanniksi", "language=en"},
           Case{"genbrug København", "near=København"},
           Case{"hringrásarhagkerfi íslenska", "language=is"},
           Case{"ombruk nettbasert", "mode=online"},
           Case{"textil distans deltid", "mode=online part_time=true"},
           Case{"avfall NMBU", "institution=no-nmbu"},
           Case{"waste norwegian university of life sciences", "institution=no-nmbu"},
           Case{"avfall i Akershus", "region=NO-32"},
           Case{"waste Sverige", "country=SE"},
           Case{"waste phd Iceland english", "level=phd country=IS language=en"},
           Case{"mooc avfall", "mode=online kind=mooc"},
           Case{"utbildning avfall kurs studium", ""},
           Case{"avfall", ""},
           Case{"\"master Trondheim\"", ""},
           Case{"ombruk -Trondheim title:master", ""},
           Case{"what is a no brainer", ""},
           Case{"", ""},
       }) {
    BOOST_TEST_CONTEXT(q) {
      BOOST_TEST(hinted().told(q) == told);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_hint_says_what_is_left_of_the_query) {
  const auto hints = hinted().find("master  sirkulær økonomi Trondheim");
  BOOST_REQUIRE(hints.size() == 2U);
  BOOST_TEST(hints[0].text == "master");
  BOOST_TEST(hints[0].label == "mastergrad (EQF 7)");
  BOOST_TEST(hints[0].rest == "sirkulær økonomi Trondheim");
  BOOST_TEST(hints[1].rest == "master sirkulær økonomi");
}

BOOST_AUTO_TEST_CASE(a_word_with_several_meanings_gives_several_hints) {
  const auto told = hinted().told("ombruk kandidat");
  BOOST_TEST(told.find("level=bachelor") != std::string::npos);
  BOOST_TEST(told.find("level=master") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_a_filter_already_is_not_offered) {
  facets::SearchFilters filters;
  filters.of("level") = {"master"};
  filters.near = facets::Position{63.4F, 10.4F};
  BOOST_TEST(hinted().told("master Trondheim", filters) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
