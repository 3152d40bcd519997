#include "crawlers/harvest/sitemap.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

Sitemap read(std::string_view bytes) {
  const auto where = *parse_url("https://www.demo.example/sitemap.xml");
  return read_sitemap(bytes, where, [](const Url& url) { return url.host == "www.demo.example"; });
}

std::vector<std::string> urls(const Sitemap& sitemap) {
  std::vector<std::string> out;
  for (const auto& page : sitemap.pages)
    out.push_back(page.url);
  return out;
}

using Urls = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(sitemap)

BOOST_AUTO_TEST_CASE(pages_come_with_the_day_they_changed) {
  const auto sitemap = read(
      "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
      "<url><loc> https://www.demo.example/a?b=1&amp;a=2 </loc><lastmod>2026-10-01</lastmod></url>"
      "<url><loc>https://www.demo.example/kurs/lære</loc>"
      "<lastmod>2026-10-01T12:00:00+02:00</lastmod></url>"
      "<url><loc>/relativ</loc><lastmod>i fjor</lastmod></url>"
      "<url><loc>https://annen.example/x</loc></url><url><loc>javascript:1</loc></url><url/>"
      "</urlset>");
  BOOST_TEST(sitemap.problem == "");
  BOOST_TEST(urls(sitemap) == (Urls{"https://www.demo.example/a?a=2&b=1",
                                    "https://www.demo.example/kurs/l%C3%A6re",
                                    "https://www.demo.example/relativ"}),
             boost::test_tools::per_element());
  BOOST_TEST(format_timestamp(*sitemap.pages[0].changed) == "2026-10-01T00:00:00Z");
  BOOST_TEST(format_timestamp(*sitemap.pages[1].changed) == "2026-10-01T10:00:00Z");
  BOOST_TEST(!sitemap.pages[2].changed.has_value());
}

BOOST_AUTO_TEST_CASE(an_index_names_sitemaps_and_no_pages) {
  const auto sitemap = read(
      "<sitemapindex><sitemap><loc>https://www.demo.example/1.xml</loc></sitemap>"
      "<sitemap><loc>https://www.demo.example/1.xml</loc></sitemap></sitemapindex>");
  BOOST_TEST(sitemap.sitemaps == Urls{"https://www.demo.example/1.xml"},
             boost::test_tools::per_element());
  BOOST_TEST(sitemap.pages.empty());
}

BOOST_AUTO_TEST_CASE(feeds_and_lists_are_sitemaps_too) {
  BOOST_TEST(
      urls(read("<rss><channel><link>https://www.demo.example/</link><item>"
                "<link>https://www.demo.example/nytt</link>"
                "<pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate></item></channel></rss>")) ==
          Urls{"https://www.demo.example/nytt"},
      boost::test_tools::per_element());
  BOOST_TEST(
      urls(read("<feed xmlns='http://www.w3.org/2005/Atom'><link href='/'/><entry>"
                "<link rel='edit' href='/rediger'/><link href='/artikkel'/></entry></feed>")) ==
          Urls{"https://www.demo.example/artikkel"},
      boost::test_tools::per_element());
  BOOST_TEST(urls(read("\xEF\xBB\xBFhttps://www.demo.example/1\r\nhttps://www.demo.example/2\n")) ==
                 (Urls{"https://www.demo.example/1", "https://www.demo.example/2"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(language_versions_are_pages) {
  const auto sitemap = read(
      "<urlset xmlns:xhtml='http://www.w3.org/1999/xhtml'><url>"
      "<loc>https://www.demo.example/emne</loc>"
      "<xhtml:link rel='alternate' hreflang='en' href='https://www.demo.example/en/course'/>"
      "<xhtml:link rel='alternate' hreflang='nb' href='https://www.demo.example/emne'/>"
      "<xhtml:link rel='stylesheet' href='https://www.demo.example/x.css'/>"
      "<lastmod>2026-10-01</lastmod></url>"
      "<url><loc>https://www.demo.example/annet</loc></url></urlset>");
  BOOST_TEST(urls(sitemap) == (Urls{"https://www.demo.example/emne",
                                    "https://www.demo.example/en/course",
                                    "https://www.demo.example/annet"}),
             boost::test_tools::per_element());
  BOOST_TEST(sitemap.pages[1].changed.has_value());
  BOOST_TEST(!sitemap.pages[2].changed.has_value());
}

BOOST_AUTO_TEST_CASE(what_stands_before_a_fault_is_kept) {
  const auto sitemap =
      read("<urlset><url><loc>https://www.demo.example/hel</loc></url><url><loc>https://www.de");
  BOOST_TEST(urls(sitemap) == Urls{"https://www.demo.example/hel"},
             boost::test_tools::per_element());
  BOOST_TEST(sitemap.problem == "not well-formed XML");
}

BOOST_AUTO_TEST_CASE(a_dtd_and_a_page_are_no_sitemap) {
  const auto entity = read(
      "<!DOCTYPE u [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><urlset><url>"
      "<loc>https://www.demo.example/&f;</loc></url></urlset>");
  BOOST_TEST(entity.pages.empty());
  BOOST_TEST(entity.problem == "has a DTD");
  BOOST_TEST(read("<html><body><a href='/x'>x</a></body></html>").problem == "not a sitemap");
  BOOST_TEST(!read("<!doctype html><html></html>").problem.empty());
  BOOST_TEST(!read("Siden finnes ikke").problem.empty());
  BOOST_TEST(!read("<").problem.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
