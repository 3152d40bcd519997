#include <boost/test/unit_test.hpp>

#include "searchd/web/heat.h"
#include "tests/searchd/web/test_site.h"

namespace rundkurs::web {
namespace {

Documents::Search found(int total) {
  return {SampleDocuments::answer(total), {}, {}};
}

struct OverviewSite : TestSite {
  OverviewSite() {
    documents.on_search = [](const auto&) { return found(35); };
  }
};

BOOST_AUTO_TEST_SUITE(overview_page)

BOOST_AUTO_TEST_CASE(circles_bars_and_squares_lead_to_the_list_with_the_search_kept) {
  OverviewSite site;
  const auto page = site.get("/overview", "q=plast&hl=en&page=3&sort=title");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(contains(page.body, "<a href=\"/search?q=plast&amp;hl=en&amp;region=NO-34\""));
  BOOST_TEST(contains(page.body, "Innlandet: 6"));
  BOOST_TEST(contains(page.body, "/search?q=plast&amp;hl=en&amp;country=FO\""));
  BOOST_TEST(contains(page.body, "28 offerings name no place"));
  BOOST_TEST(contains(page.body,
                      "/search?q=plast&amp;hl=en&amp;start_from=2023-08&amp;start_to=2023-08\""));
  BOOST_TEST(contains(page.body, "Not stated for 31 offerings."));
  BOOST_TEST(
      contains(page.body, "/search?q=plast&amp;hl=en&amp;topic=plastics&amp;level=master\""));
  // The head of a column stays among the pictures.
  BOOST_TEST(contains(page.body, "<a href=\"/overview?q=plast&amp;hl=en&amp;language=sv\""));
}

BOOST_AUTO_TEST_CASE(what_nobody_states_is_no_picture) {
  OverviewSite site;
  const auto page = site.get("/overview", "hl=en");
  BOOST_TEST(contains(page.body, "When do they begin?"));
  BOOST_TEST(!contains(page.body, "When is the application due?"));
}

BOOST_AUTO_TEST_CASE(nothing_found_is_said_and_not_drawn) {
  TestSite site;
  site.documents.on_search = [](const auto&) { return found(0); };
  site.documents.on_overview = [](const auto&) {
    auto empty = SampleDocuments::spread();
    empty["total"] = 0;
    return Documents::Search{empty, {}, {}};
  };
  const auto page = site.get("/overview", "q=qqqq&hl=en");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(contains(page.body, "Nothing fits all of this"));
  BOOST_TEST(!contains(page.body, "<svg class=\"map\""));
}

BOOST_AUTO_TEST_CASE(only_the_picture_of_everything_is_for_search_engines) {
  OverviewSite site;
  BOOST_TEST(!contains(site.get("/overview", "hl=en").body, "noindex"));
  BOOST_TEST(contains(site.get("/overview", "q=plast&hl=en").body, "noindex"));
}

BOOST_AUTO_TEST_CASE(the_map_beside_the_list_says_what_ticking_a_region_gives) {
  TestSite site;
  site.documents.on_search = [](const auto&) {
    auto answer = SampleDocuments::answer(35);
    answer["facets"]["region"] = nlohmann::json::parse(
        R"([{"value": "NO-34", "label": "Innlandet", "count": 4, "selected": false}])");
    return Documents::Search{answer, {}, {}};
  };
  const auto page = site.get("/search", "q=plast&hl=en");
  BOOST_TEST(contains(page.body, "Innlandet: 4"));
  BOOST_TEST(contains(page.body, "region=NO-34\" tabindex=\"-1\" rel=\"nofollow\" data-refresh"));
  const auto chosen = site.get("/search", "q=plast&region=NO-34&hl=en");
  BOOST_TEST(contains(chosen.body, "chosen-place"));
  BOOST_TEST(contains(chosen.body, "<a href=\"/search?q=plast&amp;hl=en\" tabindex=\"-1\""));
}

BOOST_AUTO_TEST_CASE(the_outlines_are_a_picture_that_may_be_kept) {
  TestSite site;
  const auto picture = site.get("/map.svg");
  BOOST_TEST(picture.status == 200);
  BOOST_TEST(picture.content_type == "image/svg+xml");
  BOOST_TEST(contains(*picture.find("Cache-Control"), "immutable"));
}

BOOST_AUTO_TEST_CASE(a_place_of_an_offering_is_a_dot_that_leads_nowhere) {
  TestSite site;
  auto record = SampleDocuments::record();
  record["id"] = "no-test-placed";
  record["place"] = nlohmann::json::parse(
      R"([{"name": "Gjøvik", "lat": 60.8, "lon": 10.69}, {"name": "Campus Ukjent"}])");
  site.documents.offered = record;
  const auto page = site.get("/offering/no-test-placed", "hl=en");
  const auto map = page.body.find("<svg class=\"map\"");
  BOOST_REQUIRE(map != std::string::npos);
  const auto drawn = page.body.substr(map, page.body.find("</svg>", map) - map);
  BOOST_TEST(contains(drawn, "<title>Gjøvik</title>"));
  BOOST_TEST(!contains(drawn, "<a "));
  BOOST_TEST(!contains(drawn, "Ukjent"));
  BOOST_TEST(!contains(site.get("/offering/no-test-ab101", "hl=en").body, "<svg class=\"map\""));
}

BOOST_AUTO_TEST_CASE(small_counts_can_be_told_from_none_and_from_each_other) {
  BOOST_TEST(heat_class(0, 100) == "");
  BOOST_TEST(heat_class(1, 100) == "heat-1");
  BOOST_TEST(heat_class(5, 100) == "heat-2");
  BOOST_TEST(heat_class(100, 100) == "heat-5");
  BOOST_TEST(heat_class(1, 1) == "heat-5");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::web
