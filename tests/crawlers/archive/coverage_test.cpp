#include "crawlers/archive/coverage.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

SourceFile university() {
  SourceFile source;
  source.id = "no-uni";
  source.allowed_hosts = {"uni.example", "api.uni.example"};
  source.seeds = {"https://uni.example/emner"};
  source.follow = {"/liste/"};
  source.offering_pages = {"/emne/[0-9]+$"};
  source.feeds = {{.url = "https://api.uni.example/feed?page={page}",
                   .format = "ooapi",
                   .first_page = 1,
                   .page_size = 10}};
  return source;
}

struct Covering {
  std::vector<SourceFile> sources{university()};
  Coverage coverage{sources};

  std::string of(std::string_view url) {
    const auto covered = coverage.find(*parse_url(url));
    if (!covered) return "";
    return covered->scope->source().id + (covered->kind == PageKind::feed ? " feed" : " page");
  }
};

BOOST_FIXTURE_TEST_SUITE(coverage_of_archives, Covering)

BOOST_AUTO_TEST_CASE(what_a_source_visits_is_covered) {
  BOOST_TEST(of("https://uni.example/emne/12") == "no-uni page");
  BOOST_TEST(of("https://uni.example/emner") == "no-uni page");
  BOOST_TEST(of("https://uni.example/liste/a") == "no-uni page");
  BOOST_TEST(of("https://api.uni.example/feed?page=3") == "no-uni feed");
  BOOST_TEST(of("https://uni.example/logo.png") == "");
  BOOST_TEST(of("https://uni.example/robots.txt") == "");
  BOOST_TEST(of("https://other.example/emne/12") == "");
}

BOOST_AUTO_TEST_CASE(what_a_feed_was_redirected_to_is_the_feeds) {
  const auto feed = *parse_url("https://api.uni.example/feed?page=1");
  const auto to = *parse_url("https://api.uni.example/v2/feed?page=1");
  coverage.redirected(feed, to);
  const auto covered = coverage.find(to);
  BOOST_REQUIRE(covered.has_value());
  BOOST_TEST((covered->kind == PageKind::feed));
  BOOST_TEST(covered->feed->text() == feed.text());
  // Back again: neither stands for the other without end.
  coverage.redirected(to, feed);
  BOOST_TEST(of(feed.text()) == "no-uni feed");
}

BOOST_AUTO_TEST_CASE(without_sources_every_host_is_one) {
  const std::vector<SourceFile> none;
  Coverage all(none);
  for (int i = 0; i < 600; ++i) {
    const auto url = *parse_url("http://h" + std::to_string(i % 300) + ".example/any");
    const auto covered = all.find(url);
    BOOST_REQUIRE(covered.has_value());
    BOOST_TEST(covered->scope->source().id == "seed-" + url.host);
    BOOST_TEST(covered->scope->extracts_from(url));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
