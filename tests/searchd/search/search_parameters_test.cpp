#include "searchd/search/search_parameters.h"

#include <boost/test/unit_test.hpp>

#include "searchd/http/parameters.h"
#include "tests/indexer/analysis/shipped_vocabulary.h"

namespace rundkurs {
namespace {

std::optional<facets::Position> find_place(std::string_view name) {
  if (name == "Ås") return facets::Position{59.66F, 10.79F};
  return std::nullopt;
}

ReadSearch read(const std::string& query) {
  return read_search(http::parse_parameters(query), *shipped_vocabulary(), find_place);
}

BOOST_AUTO_TEST_SUITE(search_parameters)

BOOST_AUTO_TEST_CASE(everything_that_is_documented_is_taken) {
  const auto [request, problems] = read(
      "q=avfall&level=master,bachelor&level=not-stated&country=NO&institution=no-nmbu"
      "&topic=plastics&language=no&region=NO-34&mode=online&kind=course&audience=companies"
      "&ects_min=5&ects_max=7,5&start_from=2027-autumn&start_to=2028&deadline_from=2027-01-12"
      "&deadline_to=2027-02"
      "&price_max=1000&pace_max=50&part_time=true&online=true&free=true&for_groups=true"
      "&open=true&near=59.66,10.79&within_km=20&sort=distance&page=2&per_page=50"
      "&facets=level,region&snippets=none&hl=fi");
  for (const auto& problem : problems)
    BOOST_ERROR(problem.parameter << ": " << problem.detail);
  BOOST_TEST(request.q == "avfall");
  BOOST_TEST(
      request.filters.of("level") == std::vector<std::string>({"master", "bachelor", "not-stated"}),
      boost::test_tools::per_element());
  BOOST_TEST(request.filters.ects_max.value() == 7.5);
  BOOST_TEST(request.filters.start_from->text() == "2027-autumn");
  BOOST_TEST(request.filters.deadline_to->text() == "2027-02");
  BOOST_TEST(request.filters.near->lon == 10.79F);
  BOOST_TEST(request.filters.open);
  BOOST_TEST((request.order == facets::Order::distance));
  BOOST_TEST(request.page == 2U);
  BOOST_TEST(request.per_page == 50U);
  BOOST_TEST(request.counted[*facets::facet_number("region")]);
  BOOST_TEST(!request.counted[*facets::facet_number("topic")]);
  BOOST_TEST(!request.snippets);
  BOOST_TEST(request.language == "fi");
}

BOOST_AUTO_TEST_CASE(without_parameters_the_defaults_hold) {
  const auto [request, problems] = read("");
  BOOST_TEST(problems.empty());
  BOOST_TEST(request.per_page == 10U);
  BOOST_TEST(request.language == "nb");
  BOOST_TEST(request.snippets);
  for (const auto facet : default_facets)
    BOOST_TEST(request.counted[*facets::facet_number(facet)]);
  BOOST_TEST(!request.counted[*facets::facet_number("audience")]);
  BOOST_TEST(read("facets=none").request.counted == decltype(request.counted){},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_not_documented_names_its_parameter) {
  struct Case {
    const char* query;
    const char* parameter;
  };
  for (const auto& [query, parameter] : {
           Case{"foo=1", "foo"},
           Case{"q[]=a", "q[]"},
           Case{"=a", ""},
           Case{"q=a&q=b", "q"},
           Case{"q=%ff%fe", "q"},
           Case{"q=%ed%a0%80", "q"},
           Case{"level=doctor", "level"},
           Case{"level=master,doctor", "level"},
           Case{"country=no", "country"},
           Case{"country=DE", "country"},
           Case{"language=Norwegian", "language"},
           Case{"topic=astronomy", "topic"},
           Case{"kind=thing", "kind"},
           Case{"institution=<script>", "institution"},
           Case{"ects_min=-1", "ects_min"},
           Case{"ects_min=NaN", "ects_min"},
           Case{"ects_min=1e9", "ects_min"},
           Case{"ects_max=ten", "ects_max"},
           Case{"start_from=2027-02-30", "start_from"},
           Case{"part_time=yes", "part_time"},
           Case{"near=Atlantis", "near"},
           Case{"near=91,0", "near"},
           Case{"near=nan,0", "near"},
           Case{"within_km=5", "within_km"},
           Case{"sort=price", "sort"},
           Case{"sort=distance", "sort"},
           Case{"page=0", "page"},
           Case{"page=-1", "page"},
           Case{"page=99999999999999999999", "page"},
           Case{"page=1001&per_page=10", "page"},
           Case{"per_page=101", "per_page"},
           Case{"per_page=abc", "per_page"},
           Case{"facets=level,price", "facets"},
           Case{"snippets=all", "snippets"},
           Case{"hl=de", "hl"},
       }) {
    BOOST_TEST_CONTEXT(query) {
      const auto problems = read(query).problems;
      BOOST_REQUIRE(!problems.empty());
      BOOST_TEST(problems.front().parameter == parameter);
      BOOST_TEST(!problems.front().detail.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_query_is_bounded) {
  std::string letters;
  for (int i = 0; i < 300; ++i)
    letters += "å";
  BOOST_TEST(read("q=" + letters).problems.empty());
  BOOST_TEST(read("q=" + letters + "a").problems.size() == 1U);
  std::string words;
  for (int i = 0; i < 40; ++i)
    words += "a+";
  BOOST_TEST(read("q=" + words).problems.empty());
  BOOST_TEST(read("q=" + words + "a").problems.size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_empty_field_of_a_form_is_none) {
  const auto [request, problems] = read("q=&level=&ects_min=&near=&within_km=&sort=&page=");
  BOOST_TEST(problems.empty());
  BOOST_TEST(request.filters.of("level").empty());
}

BOOST_AUTO_TEST_CASE(a_place_may_be_named) {
  const auto [request, problems] = read("near=%C3%85s&within_km=10");
  BOOST_TEST(problems.empty());
  BOOST_TEST(request.filters.near->lat == 59.66F);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
