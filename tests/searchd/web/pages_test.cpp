#include "searchd/web/pages.h"

#include <boost/test/unit_test.hpp>

#include "searchd/web/messages.h"
#include "tests/searchd/web/test_site.h"

namespace rundkurs::web {
namespace {

BOOST_AUTO_TEST_SUITE(pages)

BOOST_AUTO_TEST_CASE(hits_facets_and_chips_are_drawn) {
  TestSite site;
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
  BOOST_TEST(contains(page.body, "rel=\"next nofollow\""));
  BOOST_TEST(contains(page.body, "Sist sett med oppstart høsten 2023"));
}

BOOST_AUTO_TEST_CASE(nothing_found_says_what_would_help) {
  TestSite site;
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

BOOST_AUTO_TEST_CASE(searches_are_counted_by_outcome_and_only_once) {
  TestSite site;
  int total = 35;
  site.documents.on_search = [&](const auto&) {
    return Documents::Search{SampleDocuments::answer(total), {}, {}};
  };
  site.get("/search", "q=laga&hl=sv");
  site.get("/search", "q=laga&hl=sv&page=2");
  site.get("/search", "hl=sv");
  total = 0;
  site.get("/search", "q=qqq&hl=fi");
  BOOST_TEST(site.documents.counted == std::vector<std::string>({"sv found", "fi nothing"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_wrong_value_becomes_a_chip_and_the_rest_is_searched) {
  TestSite site;
  site.documents.on_search = [](const auto&) {
    return Documents::Search{SampleDocuments::answer(3), {{"level", "wizard"}}, {}};
  };
  const auto page = site.get("/search", "level=wizard&level=master&hl=en");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(contains(page.body, "Remove filter wizard"));
  BOOST_TEST(contains(page.body, "3 offerings"));
}

BOOST_AUTO_TEST_CASE(without_an_index_the_page_says_so) {
  TestSite site;
  site.documents.on_search = [](const auto&) {
    return Documents::Search{{}, {}, {503, "No index", "", ""}};
  };
  BOOST_TEST(site.get("/search", "hl=en").status == 503);
  site.documents.ready = false;
  for (const char* path : {"/", "/offering/no-test-ab101", "/topics/plastics", "/saved"})
    BOOST_TEST(site.get(path, "hl=en").status == 503, path);
  BOOST_TEST(site.get("/about", "hl=en").status == 200);
}

BOOST_AUTO_TEST_CASE(a_page_behind_the_last_is_not_there_and_says_where_the_list_ends) {
  TestSite site;
  site.documents.on_search = [](const auto&) {
    auto answer = SampleDocuments::answer(35);
    answer["page"] = 9;
    answer["hits"].clear();
    return Documents::Search{answer, {}, {}};
  };
  const auto page = site.get("/search", "q=laga&page=9&hl=en");
  BOOST_TEST(page.status == 404);
  BOOST_TEST(contains(page.body, "There is no page 9. The results end at page 4."));
  BOOST_TEST(contains(page.body, "/search?q=laga&amp;hl=en&amp;page=4"));
}

BOOST_AUTO_TEST_CASE(a_corrected_word_can_be_taken_back) {
  TestSite site;
  site.documents.on_search = [](const auto&) {
    auto answer = SampleDocuments::answer(3);
    answer["query"]["interpreted"] = {{{"text", "reparatoin"},
                                       {"concepts", nlohmann::json::array()},
                                       {"corrected_to", "reparation"}}};
    return Documents::Search{answer, {}, {}};
  };
  const auto page = site.get("/search", "q=textil+reparatoin&hl=sv");
  BOOST_TEST(contains(page.body, "Visar träffar för ”reparation”."));
  BOOST_TEST(contains(page.body, "q=textil%20%22reparatoin%22"));
}

BOOST_AUTO_TEST_CASE(nothing_found_names_topics_beside_the_words) {
  TestSite site;
  site.documents.on_search = [](const auto& parameters) {
    const bool topic = parameters.front().name == "topic";
    auto answer = SampleDocuments::answer(topic ? 7 : 0);
    answer["query"]["interpreted"] = {
        {{"text", "jätehuolto"}, {"concepts", {"waste-management"}}, {"corrected_to", nullptr}}};
    return Documents::Search{answer, {}, {}};
  };
  const auto page = site.get("/search", "q=j%C3%A4tehuolto&level=phd&hl=fi");
  BOOST_TEST(contains(page.body, "/topics/waste-prevention-management?hl=fi"));
}

BOOST_AUTO_TEST_CASE(every_page_of_the_information_office_is_there_in_every_language) {
  TestSite site;
  site.documents.on_search = [](const auto&) {
    return Documents::Search{SampleDocuments::answer(35), {}, {}};
  };
  for (const char* path : {"/",
                           "/guide",
                           "/topics",
                           "/topics/plastics",
                           "/sectors",
                           "/sectors/construction",
                           "/institutions",
                           "/institutions/no-test",
                           "/saved",
                           "/compare",
                           "/overview",
                           "/about",
                           "/accessibility",
                           "/robot",
                           "/for-institutions"}) {
    for (const auto& language : Messages::languages()) {
      const auto page = site.get(path, "hl=" + language);
      BOOST_TEST_CONTEXT(path << " in " << language) {
        BOOST_TEST(page.status == 200);
        BOOST_TEST(contains(page.body, "<html lang=\"" + language + "\""));
        BOOST_TEST(page.body.find("<h1") == page.body.rfind("<h1"));
        BOOST_TEST(contains(page.body, "<h1"));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_page_names_its_other_languages_by_their_whole_addresses) {
  TestSite site;
  const auto page = site.get("/about", "hl=fi");
  BOOST_TEST(
      contains(page.body, "<link rel=\"canonical\" href=\"https://example.org/about?hl=fi\">"));
  BOOST_TEST(contains(page.body, "hreflang=\"is\" href=\"https://example.org/about?hl=is\""));
  BOOST_TEST(contains(page.body, "hreflang=\"x-default\" href=\"https://example.org/about\""));
  BOOST_TEST(contains(site.get("/search", "q=a&hl=fi").body, "noindex"));
}

BOOST_AUTO_TEST_CASE(what_is_unknown_is_a_page_with_404) {
  TestSite site;
  for (const char* path : {"/offering/nothing",
                           "/offering/nothing.ics",
                           "/topics/wizardry",
                           "/sectors/wizardry",
                           "/institutions/no-wizards"}) {
    const auto page = site.get(path, "hl=nb");
    BOOST_TEST(page.status == 404, path);
    BOOST_TEST(contains(page.body, "Denne siden finnes ikke"), path);
    BOOST_TEST(contains(page.body, "data-search"), path);
  }
}

BOOST_AUTO_TEST_CASE(a_list_names_what_is_no_longer_here) {
  TestSite site;
  const auto page = site.get("/saved", "id=no-test-ab101&id=no-test-gone&id=no-test-ab101&hl=en");
  BOOST_TEST(contains(page.body, "1 offering"));
  BOOST_TEST(contains(page.body, "No longer here: no-test-gone"));
  BOOST_TEST(contains(site.get("/compare", "id=no-test-ab101&hl=en").body, "at least two"));
}

BOOST_AUTO_TEST_CASE(assets_may_be_kept_for_ever) {
  TestSite site;
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
