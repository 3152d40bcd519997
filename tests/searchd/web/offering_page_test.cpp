#include <boost/test/unit_test.hpp>

#include "searchd/web/offering_pages.h"
#include "tests/searchd/web/test_site.h"

namespace rundkurs::web {
namespace {

BOOST_AUTO_TEST_SUITE(offering_pages)

BOOST_AUTO_TEST_CASE(an_offering_shows_its_facts_and_where_they_come_from) {
  TestSite site;
  const auto page = site.get("/offering/no-test-ab101", "hl=en");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(contains(page.body, "<h1 class=\"ds-heading\" lang=\"en\">Repair</h1>"));
  BOOST_TEST(contains(page.body, "Reparera &amp; &lt;laga&gt;"));
  BOOST_TEST(contains(page.body, "7.5 ECTS"));
  BOOST_TEST(contains(page.body, "laga en stol"));
  BOOST_TEST(contains(page.body, "autumn 2023"));
  BOOST_TEST(contains(page.body, "ECTS, Title"));
  BOOST_TEST(contains(page.body, "html: h1"));
  BOOST_TEST(contains(page.body, "\"courseCode\":\"AB101\""));
  BOOST_TEST(!contains(page.body, "Om </script>"));
  BOOST_TEST(contains(page.body, "Om att <mark>laga</mark> saker &amp; &lt;ting&gt;."));
  BOOST_TEST(contains(page.body, "last seen with a start in autumn 2023"));
  BOOST_TEST(contains(page.body, "Similar offerings"));
}

BOOST_AUTO_TEST_CASE(a_record_with_hardly_a_fact_says_what_is_not_stated) {
  TestSite site;
  site.documents.offered = nlohmann::json::parse(R"({
    "id": "no-test-bare", "url": "https://example.org/bare", "kind": "course", "level": "unspecified",
    "title": {"fi": "Kiertotalous"},
    "institution": {"id": "no-test", "name": {"fi": "Koulu"}, "short": "K", "country": "FI"}})");
  const auto page = site.get("/offering/no-test-bare", "hl=is");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(contains(page.body, "Ekki tilgreint"));
  BOOST_TEST(contains(page.body, "lang=\"fi\">Kiertotalous</h1>"));
  BOOST_TEST(!contains(page.body, ".ics"));
}

BOOST_AUTO_TEST_CASE(related_offerings_are_shown_as_far_as_they_are_here) {
  TestSite site;
  site.documents.offered = SampleDocuments::record();
  (*site.documents.offered)["id"] = "se-test-twin";
  (*site.documents.offered)["related"] = {{{"id", "no-test-ab101"}, {"reason", "the same title"}},
                                          {{"id", "no-test-gone"}, {"reason", "the same title"}}};
  const auto page = site.get("/offering/se-test-twin", "hl=da");
  BOOST_TEST(contains(page.body, "Hører sammen med"));
  BOOST_TEST(contains(page.body, "/offering/no-test-ab101?hl=da"));
  BOOST_TEST(!contains(page.body, "no-test-gone"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::web
