#include "searchd/api/feed_routes.h"

#include <memory>
#include <set>

#include <boost/test/unit_test.hpp>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "searchd/feeds/sitemap.h"
#include "tests/searchd/api/served_index.h"

namespace rundkurs::api {
namespace {

/// A well-formed document, read with its prefixes: a feed's elements as "a:", a sitemap's as "s:".
class Xml {
 public:
  explicit Xml(const std::string& text)
      : document_(xmlReadMemory(text.data(),
                                static_cast<int>(text.size()),
                                nullptr,
                                nullptr,
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
                  xmlFreeDoc) {
    if (document_ == nullptr) throw std::runtime_error("not well-formed: " + text.substr(0, 500));
  }

  std::vector<std::string> all(const std::string& path) const {
    const std::unique_ptr<xmlXPathContext, decltype(&xmlXPathFreeContext)> context(
        xmlXPathNewContext(document_.get()), xmlXPathFreeContext);
    for (const auto& [prefix, name] : {std::pair{"a", "http://www.w3.org/2005/Atom"},
                                       {"s", "http://www.sitemaps.org/schemas/sitemap/0.9"},
                                       {"x", "http://www.w3.org/1999/xhtml"},
                                       {"o", "http://a9.com/-/spec/opensearch/1.1/"}})
      xmlXPathRegisterNs(context.get(), text(prefix), text(name));
    const std::unique_ptr<xmlXPathObject, decltype(&xmlXPathFreeObject)> found(
        xmlXPathEvalExpression(text(path.c_str()), context.get()), xmlXPathFreeObject);
    std::vector<std::string> values;
    if (found == nullptr || found->nodesetval == nullptr) return values;
    for (int i = 0; i < found->nodesetval->nodeNr; ++i) {
      const std::unique_ptr<xmlChar, decltype(xmlFree)> content(
          xmlNodeGetContent(found->nodesetval->nodeTab[i]), xmlFree);
      values.emplace_back(reinterpret_cast<const char*>(content.get()));
    }
    return values;
  }
  std::string one(const std::string& path) const {
    const auto values = all(path);
    return values.size() == 1 ? values.front() : std::to_string(values.size()) + " values";
  }

 private:
  static const xmlChar* text(const char* words) { return reinterpret_cast<const xmlChar*>(words); }
  std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document_;
};

std::vector<Offering> three_courses() {
  auto first = course("no-uni-1", "nb", "Ombruk & <reparasjon>");
  first.title["sv"] = "Återbruk";
  first.level = "master";
  auto second = course("no-uni-2", "nb", "Ombruk av klær");
  auto third = course("no-uni-3", "en", "Something else");
  return {first, second, third};
}

BOOST_AUTO_TEST_SUITE(feed_routes)

BOOST_AUTO_TEST_CASE(a_feed_follows_a_search) {
  const ServedIndex served(three_courses());
  auto response = served.get("/feed.atom?q=ombruk&hl=sv");
  BOOST_TEST(response.status == 200);
  BOOST_TEST(response.content_type == "application/atom+xml; charset=utf-8");
  const Xml feed(response.body);
  BOOST_TEST(feed.one("/a:feed/a:id") == "https://rundkurs.example/feed.atom?q=ombruk");
  BOOST_TEST(feed.one("/a:feed/a:title") == "Rundkurs: ombruk");
  BOOST_TEST(feed.one("/a:feed/@xml:lang") == "sv");
  BOOST_TEST(feed.one("/a:feed/a:link[@rel='self']/@href") ==
             "https://rundkurs.example/feed.atom?q=ombruk&hl=sv");
  BOOST_TEST(feed.one("/a:feed/a:link[@rel='alternate']/@href") ==
             "https://rundkurs.example/search?q=ombruk&hl=sv");
  BOOST_TEST(feed.all("/a:feed/a:entry").size() == 2U);
  BOOST_TEST(feed.one("//a:entry[a:id='https://rundkurs.example/offering/no-uni-1']/a:title") ==
             "Återbruk");
  // What was stored last comes first, and the feed is as new as its newest entry.
  const auto updated = feed.all("//a:entry/a:updated");
  BOOST_TEST(updated[0] >= updated[1]);
  BOOST_TEST(feed.one("/a:feed/a:updated") == updated[0]);
  for (const auto* needed : {"a:id", "a:title", "a:updated", "a:author/a:name"})
    BOOST_TEST(feed.all(std::string("//a:entry/") + needed).size() == 2U);
}

BOOST_AUTO_TEST_CASE(ids_do_not_depend_on_how_the_search_was_asked) {
  const ServedIndex served(three_courses());
  const auto id = [&](const std::string& query) {
    return Xml(served.text("/feed.atom?" + query)).one("/a:feed/a:id");
  };
  BOOST_TEST(id("level=master&q=ombruk&hl=nb") == id("q=ombruk&hl=fi&level=master&page=1"));
  BOOST_TEST(id("q=ombruk") != id("q=annet"));
}

BOOST_AUTO_TEST_CASE(a_long_feed_has_pages) {
  const ServedIndex served(three_courses());
  const Xml feed(served.text("/feed.atom?per_page=2"));
  BOOST_TEST(feed.all("//a:entry").size() == 2U);
  BOOST_TEST(feed.one("/a:feed/a:link[@rel='next']/@href") ==
             "https://rundkurs.example/feed.atom?per_page=2&page=2");
  const Xml last(served.text("/feed.atom?per_page=2&page=2"));
  BOOST_TEST(last.all("//a:entry").size() == 1U);
  BOOST_TEST(last.all("/a:feed/a:link[@rel='next']").empty());
  BOOST_TEST(served.get("/feed.atom?level=lofty").status == 400);
}

BOOST_AUTO_TEST_CASE(the_sitemap_names_every_page_in_every_language) {
  const ServedIndex served(three_courses());
  const Xml map(served.text("/sitemap.xml"));
  const auto pages = map.all("/s:urlset/s:url/s:loc");
  BOOST_TEST(std::set(pages.begin(), pages.end()) ==
                 (std::set<std::string>{"https://rundkurs.example/",
                                        "https://rundkurs.example/about",
                                        "https://rundkurs.example/topics/plastics",
                                        "https://rundkurs.example/offering/no-uni-1",
                                        "https://rundkurs.example/offering/no-uni-2",
                                        "https://rundkurs.example/offering/no-uni-3"}),
             boost::test_tools::per_element());
  const std::string first = "//s:url[s:loc='https://rundkurs.example/offering/no-uni-1']";
  BOOST_TEST(map.one(first + "/s:lastmod").size() == 20U);
  BOOST_TEST(map.one(first + "/x:link[@hreflang='fi']/@href") ==
             "https://rundkurs.example/offering/no-uni-1?hl=fi");
  BOOST_TEST(map.all(first + "/x:link").size() == 8U);
  BOOST_TEST(served.get("/sitemap.xml?part=2").status == 404);
  BOOST_TEST(served.get("/sitemap.xml?part=x").status == 400);
}

BOOST_AUTO_TEST_CASE(a_large_site_has_an_index_of_sitemaps) {
  BOOST_TEST(feeds::sitemap_parts(0) == 1U);
  BOOST_TEST(feeds::sitemap_parts(20000) == 1U);
  BOOST_TEST(feeds::sitemap_parts(100001) == 6U);
  const Xml index(feeds::sitemap_index(6, "https://x.example", "2026-11-28T10:00:00Z"));
  BOOST_TEST(index.all("/s:sitemapindex/s:sitemap/s:loc").size() == 6U);
  BOOST_TEST(index.one("/s:sitemapindex/s:sitemap[6]/s:loc") ==
             "https://x.example/sitemap.xml?part=6");
}

BOOST_AUTO_TEST_CASE(robots_learn_where_the_sitemap_is) {
  const ServedIndex served(three_courses());
  const auto text = served.text("/robots.txt");
  BOOST_TEST(text.starts_with("User-agent: *\n"));
  BOOST_TEST(text.find("\nSitemap: https://rundkurs.example/sitemap.xml\n") != std::string::npos);
  BOOST_TEST(text.find("Disallow: /desk/\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_browser_can_take_the_site_up_as_a_search_engine) {
  const ServedIndex served(three_courses());
  const Xml description(served.text("/opensearch.xml?hl=fi"));
  BOOST_TEST(description.one("//o:Url[@type='text/html']/@template") ==
             "https://rundkurs.example/search?q={searchTerms}&hl=fi");
  BOOST_TEST(description.one("//o:Language") == "fi");
  BOOST_TEST(description.one("//o:ShortName").size() <= 16U);
  const auto suggestions = served.json("/opensearch/suggestions?q=ombr");
  BOOST_TEST(suggestions.at(0) == "ombr");
  BOOST_TEST(!suggestions.at(1).empty());
  BOOST_TEST(served.get("/opensearch.xml?hl=xx").status == 400);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::api
