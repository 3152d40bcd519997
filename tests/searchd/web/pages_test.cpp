#include "searchd/web/pages.h"

#include <boost/test/unit_test.hpp>

#include "tests/searchd/web/sample_documents.h"

namespace rundkurs::web {
namespace {

struct Site {
  SampleDocuments documents;
  http::Router router;
  Site() { add_pages(router, documents, shipped_vocabulary()); }
  http::Response get(std::string path, std::string query = {}) {
    return router.answer(web::get(std::move(path), std::move(query)));
  }
};

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

BOOST_AUTO_TEST_SUITE(pages)

BOOST_AUTO_TEST_CASE(an_offering_shows_its_facts_and_where_they_come_from) {
  Site site;
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
}

BOOST_AUTO_TEST_CASE(an_unknown_offering_is_a_page_with_404) {
  Site site;
  const auto page = site.get("/offering/nothing", "hl=nb");
  BOOST_TEST(page.status == 404);
  BOOST_TEST(contains(page.body, "Denne siden finnes ikke"));
}

BOOST_AUTO_TEST_CASE(hits_facets_and_chips_are_drawn) {
  Site site;
  site.documents.on_search = [](const auto&) {
    return Documents::Search{SampleDocuments::answer(35), {}, {}};
  };
  const auto page = site.get("/search", "q=laga&level=master&page=2&hl=nb&junk=1");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(contains(page.body, "35 tilbud"));
  BOOST_TEST(contains(page.body, "<mark>laga</mark>"));
  BOOST_TEST(contains(page.body, "value=\"master\" checked"));
  BOOST_TEST(!contains(page.body, "value=\"phd\""));  // nothing to tick where nothing would come
  BOOST_TEST(contains(page.body, "Fjern filteret Master"));
  BOOST_TEST(!contains(page.body, "junk"));
  BOOST_TEST(contains(page.body, "rel=\"next\""));
  BOOST_TEST(contains(page.body, "Sist sett med oppstart høsten 2023"));
}

BOOST_AUTO_TEST_CASE(nothing_found_says_what_would_help) {
  Site site;
  site.documents.on_search = [](const auto& parameters) {
    const bool filtered =
        std::any_of(parameters.begin(), parameters.end(), [](const auto& parameter) {
          return parameter.name == "level";
        });
    return Documents::Search{SampleDocuments::answer(filtered ? 0 : 12), {}, {}};
  };
  const auto page = site.get("/search", "q=laga&level=master&hl=en");
  BOOST_TEST(contains(page.body, "Without Master: 12"));
}

BOOST_AUTO_TEST_CASE(a_wrong_value_becomes_a_chip_and_the_rest_is_searched) {
  Site site;
  site.documents.on_search = [](const auto&) {
    return Documents::Search{SampleDocuments::answer(3), {{"level", "wizard"}}, {}};
  };
  const auto page = site.get("/search", "level=wizard&level=master&hl=en");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(contains(page.body, "Remove filter wizard"));
  BOOST_TEST(contains(page.body, "3 offerings"));
}

BOOST_AUTO_TEST_CASE(without_an_index_the_page_says_so) {
  Site site;
  site.documents.on_search = [](const auto&) {
    return Documents::Search{{}, {}, {503, "No index", "", ""}};
  };
  BOOST_TEST(site.get("/", "hl=en").status == 503);
}

BOOST_AUTO_TEST_CASE(assets_may_be_kept_for_ever) {
  Site site;
  const auto front = site.get("/", "hl=en");
  const auto at = front.body.find("/assets/site.");
  BOOST_REQUIRE(at != std::string::npos);
  const auto asset = site.get(front.body.substr(at, front.body.find('"', at) - at));
  BOOST_TEST(asset.status == 200);
  BOOST_REQUIRE(asset.find("Cache-Control") != nullptr);
  BOOST_TEST(contains(*asset.find("Cache-Control"), "immutable"));
  BOOST_TEST(site.get("/assets/site.css").status == 404);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::web
