#include "crawlers/extract/links.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(links)

constexpr auto page_url = "https://studier.example.no/kurs/index.html?aar=2027";

PageLinks links_of(std::string_view html) {
  return page_links(html, "text/html; charset=utf-8", page_url);
}

BOOST_AUTO_TEST_CASE(links_become_absolute) {
  struct Case {
    const char* link;
    const char* url;
  };
  constexpr Case cases[] = {{"ombruk.html", "https://studier.example.no/kurs/ombruk.html"},
                            {" /avfall/ ", "https://studier.example.no/avfall/"},
                            {"../a/./b", "https://studier.example.no/a/b"},
                            {"?side=2", "https://studier.example.no/kurs/index.html?side=2"},
                            {"//andre.example.no/x", "https://andre.example.no/x"},
                            {"HTTP://andre.example.no/#top", "HTTP://andre.example.no/"},
                            {"/søk?q=a b", "https://studier.example.no/s%C3%B8k?q=a%20b"},
                            {"/emne/%C3%98K1", "https://studier.example.no/emne/%C3%98K1"},
                            {"#innhold", ""},
                            {"mailto:post@example.no", ""},
                            {"javascript:void(0)", ""},
                            {"tel:+4700000000", ""}};
  for (const auto& [link, url] : cases) {
    BOOST_TEST_CONTEXT(link) {
      BOOST_TEST(resolve_link(page_url, link) == url);
    }
  }
}

BOOST_AUTO_TEST_CASE(anchors_frames_and_maps_are_followed_once_in_page_order) {
  const auto page = links_of(
      "<a href='/b'>Ombruk\n i bygg</a><iframe src='/c'></iframe><area href='/d'>"
      "<a href='/b#x'>again</a><a href='/e' rel='external nofollow'>e</a><a rel=next "
      "href='?side=2'>2");
  BOOST_REQUIRE(page.links.size() == 5U);
  BOOST_TEST(page.links[0].url == "https://studier.example.no/b");
  BOOST_TEST(page.links[0].text == "Ombruk i bygg");
  BOOST_TEST(page.links[1].url == "https://studier.example.no/c");
  BOOST_TEST(page.links[2].url == "https://studier.example.no/d");
  BOOST_TEST(page.links[3].nofollow);
  BOOST_TEST(page.links[4].next);
}

BOOST_AUTO_TEST_CASE(base_href_moves_relative_links) {
  const auto page = links_of("<base href='/arkiv/2026/'><a href='x.html'>x</a>");
  BOOST_TEST(page.links.at(0).url == "https://studier.example.no/arkiv/2026/x.html");
}

BOOST_AUTO_TEST_CASE(canonical_twins_and_robots_are_read) {
  const auto page = links_of(
      "<head><link rel=canonical href='/kurs/ombruk'><meta property='og:url' content='/other'>"
      "<link rel='alternate' hreflang='EN' href='/en/course/reuse'>"
      "<link rel='alternate' hreflang='x-default' href='/kurs/ombruk'>"
      "<link rel='alternate' type='application/rss+xml' href='/rss'>"
      "<meta name='ROBOTS' content='NoIndex, nofollow'>"
      "<meta http-equiv='Refresh' content=\"5; URL='/ny'\"></head>");
  BOOST_TEST(page.canonical == "https://studier.example.no/kurs/ombruk");
  BOOST_TEST(page.alternates.size() == 2U);
  BOOST_TEST(page.alternates.at("en") == "https://studier.example.no/en/course/reuse");
  BOOST_TEST(page.noindex);
  BOOST_TEST(page.nofollow);
  BOOST_TEST(page.redirect == "https://studier.example.no/ny");
  BOOST_TEST(links_of("<meta property='og:url' content='/other'>").canonical ==
             "https://studier.example.no/other");
}

BOOST_AUTO_TEST_CASE(without_an_address_links_stay_as_they_are) {
  BOOST_TEST(page_links("<a href='b.html'>b</a>", "", "").links.at(0).url == "b.html");
}

BOOST_AUTO_TEST_CASE(overlong_and_endless_links_are_left_out) {
  BOOST_TEST(resolve_link(page_url, std::string(3000, 'a')) == "");
  std::string flood;
  for (int i = 0; i < 20'000; ++i)
    flood += "<a href=" + std::to_string(i) + ">x</a>";
  BOOST_TEST(links_of(flood).links.size() == 10'000U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
