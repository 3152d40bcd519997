#include "crawlers/harvest/scope.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

SourceFile source() {
  SourceFile file;
  file.id = "no-demo";
  file.allowed_hosts = {"www.demo.example"};
  file.seeds = {"https://www.demo.example/emner?b=2&a=1"};
  file.follow = {"/emner(\\?|$)"};
  file.offering_pages = {"/emne/[a-z]+[0-9]+$"};
  file.feeds = {{.url = "https://www.demo.example/api?z=1&side={page}&a=2",
                 .format = "kouta",
                 .first_page = 1},
                {.url = "https://www.demo.example/alle.xml", .format = "emil"}};
  return file;
}

Url url(const std::string& text) {
  return *parse_url(text);
}

BOOST_AUTO_TEST_SUITE(scope)

BOOST_AUTO_TEST_CASE(hosts_and_expressions_decide) {
  const auto file = source();
  const Scope scope(file);
  BOOST_TEST(scope.allows(url("https://www.demo.example:8443/x")));
  BOOST_TEST(!scope.allows(url("https://demo.example/x")));
  BOOST_TEST(!scope.allows(url("https://www.demo.example.annen.example/")));
  BOOST_TEST(scope.follows(url("https://www.demo.example/emner?a=1&b=2")));
  BOOST_TEST(!scope.extracts_from(url("https://www.demo.example/emner?a=1&b=2")));
  BOOST_TEST(scope.extracts_from(url("https://www.demo.example/emne/sirk101")));
  BOOST_TEST(scope.wants(url("https://www.demo.example/emne/sirk101")));
  BOOST_TEST(!scope.wants(url("https://annen.example/emne/sirk101")));
  BOOST_TEST(!scope.wants(url("https://www.demo.example/om-oss")));
}

BOOST_AUTO_TEST_CASE(a_page_of_a_feed_knows_its_number) {
  const auto file = source();
  const Scope scope(file);
  const auto third = Scope::feed_url(file.feeds[0], 3);
  BOOST_TEST(third == "https://www.demo.example/api?a=2&side=3&z=1");
  const auto page = scope.feed_page(third);
  BOOST_REQUIRE(page.has_value());
  BOOST_TEST(page->number == 3);
  BOOST_TEST(page->feed->format == "kouta");
  BOOST_TEST(scope.feed_page("https://www.demo.example/alle.xml")->feed->format == "emil");
  BOOST_TEST(!scope.feed_page("https://www.demo.example/api?a=2&side=x&z=1").has_value());
  BOOST_TEST(!scope.feed_page("https://www.demo.example/alle.xml2").has_value());
}

BOOST_AUTO_TEST_CASE(a_feed_that_counts_records_knows_its_page_as_well) {
  SourceFile file = source();
  file.feeds = {{.url = "https://www.demo.example/api?limit=50&offset={offset}",
                 .format = "kouta",
                 .first_page = 0,
                 .page_size = 50}};
  const Scope scope(file);
  BOOST_TEST(Scope::feed_url(file.feeds[0], 0) == "https://www.demo.example/api?limit=50&offset=0");
  const auto third = Scope::feed_url(file.feeds[0], 2);
  BOOST_TEST(third == "https://www.demo.example/api?limit=50&offset=100");
  BOOST_REQUIRE(scope.feed_page(third).has_value());
  BOOST_TEST(scope.feed_page(third)->number == 2);
}

BOOST_AUTO_TEST_CASE(a_seed_without_a_file_stands_for_its_host) {
  const auto file = source_of_seed(url("http://127.0.0.1:19000/"));
  const Scope scope(file);
  BOOST_TEST(scope.wants(url("http://127.0.0.1:19001/a")));
  BOOST_TEST(scope.extracts_from(url("http://127.0.0.1:19001/a")));
  BOOST_TEST(!scope.wants(url("http://localhost:19000/")));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
