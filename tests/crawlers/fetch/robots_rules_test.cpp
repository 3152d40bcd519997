#include "crawlers/fetch/robots_rules.h"

#include <boost/test/unit_test.hpp>

#include "crawlers/fetch/robots.h"

namespace rundkurs {
namespace {

bool allowed(std::string_view body, std::string_view url, std::string_view agent = "rundkurs") {
  return RobotsRules::for_agent(body, agent).allows(url);
}

BOOST_AUTO_TEST_SUITE(robots)

// RFC 9309 §2.2.2: "The most specific match found MUST be used. The most specific match is the
// match that has the most octets."
BOOST_AUTO_TEST_CASE(the_longest_match_decides) {
  constexpr auto body =
      "User-agent: *\nDisallow: /emner/\nAllow: /emner/2027/\nDisallow: /*.pdf$\n";
  BOOST_TEST(allowed(body, "/"));
  BOOST_TEST(!allowed(body, "/emner/gamle"));
  BOOST_TEST(allowed(body, "/emner/2027/sirk101"));
  BOOST_TEST(allowed(body, "/emner/2027/plan.pdf"));  // The Allow has more octets.
  BOOST_TEST(!allowed(body, "/plan.pdf"));
  BOOST_TEST(allowed(body, "/plan.pdf?v=1"));
}

// §2.2.2: "If an 'allow' rule and a 'disallow' rule are equivalent, then the 'allow' rule SHOULD be
// used."
BOOST_AUTO_TEST_CASE(an_allow_of_equal_length_wins) {
  BOOST_TEST(allowed("User-agent: *\nDisallow: /a\nAllow: /a\n", "/a"));
}

// §2.2.1: "If there is more than one group matching the user-agent, the matching groups' rules MUST
// be combined into one group."
BOOST_AUTO_TEST_CASE(groups_are_joined_and_a_named_one_hides_the_star) {
  constexpr auto body =
      "User-agent: rundkurs\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\n"
      "User-agent: andre\nUser-agent: Rundkurs/2.0\nCrawl-delay: 5\nDisallow: /b\n";
  BOOST_TEST(!allowed(body, "/a"));
  BOOST_TEST(!allowed(body, "/b"));
  BOOST_TEST(allowed(body, "/c"));
  BOOST_TEST(!allowed(body, "/c", "noen"));
  BOOST_TEST(RobotsRules::for_agent(body, "rundkurs").crawl_delay().value_or(0) == 5.0);
  BOOST_TEST(!RobotsRules::for_agent(body, "noen").crawl_delay().has_value());
}

BOOST_AUTO_TEST_CASE(spelling_is_forgiven) {
  for (const char* body : {"\xEF\xBB\xBFUser-Agent: *\r\nDisallow: /lukket/\r\n",
                           "user-agent *\rdisallow /lukket/\r",
                           "USERAGENT : *\n  Dissallow :/lukket/ # hemmelig\n",
                           "User agent: *\nDisalow: lukket/\n"}) {
    BOOST_TEST_CONTEXT(body) {
      BOOST_TEST(!allowed(body, "https://demo.example/lukket/x"));
      BOOST_TEST(allowed(body, "https://demo.example/"));
    }
  }
  BOOST_TEST(allowed("<html>\nDisallow: /\n</html>", "/x"));
  BOOST_TEST(allowed("Disallow: /\nUser-agent: *\nDisallow:\n", "/x"));
}

BOOST_AUTO_TEST_CASE(a_disallow_means_the_resource_and_an_allow_its_letters) {
  BOOST_TEST(!allowed("User-agent: *\nDisallow: /%61bc\n", "/abc"));
  BOOST_TEST(!allowed("User-agent: *\nDisallow: /søk\n", "/s%c3%b8k"));
  BOOST_TEST(!allowed("User-agent: *\nDisallow: /pris%24\n", "/pris$100"));
  BOOST_TEST(allowed("User-agent: *\nDisallow: /a%2Fb\n", "/a/b"));
  BOOST_TEST(!allowed("User-agent: *\nDisallow: /\nAllow: /%61bc\n", "/abc"));
  BOOST_TEST(allowed("User-agent: *\nDisallow: /\nAllow: /~emne\n", "/%7Eemne"));
}

BOOST_AUTO_TEST_CASE(robots_txt_itself_is_always_allowed) {
  BOOST_TEST(allowed("User-agent: *\nDisallow: /\n", "https://demo.example/robots.txt"));
  BOOST_TEST(!RobotsRules::disallow_all().allows("/"));
  BOOST_TEST(RobotsRules::allow_all().allows("/"));
}

// §2.5: at least 500 KiB are read. The line that the limit cuts must not be read half.
BOOST_AUTO_TEST_CASE(what_lies_behind_the_limit_is_not_read) {
  std::string body = "User-agent: *\nDisallow: /lukket/\n";
  while (body.size() < max_robots_bytes - 20)
    body += "# fyll\n";
  body += "Disallow: /avskaret-her-et-sted\nDisallow: /\n";
  BOOST_TEST(!allowed(body, "/lukket/x"));
  BOOST_TEST(allowed(body, "/avskaret"));
}

BOOST_AUTO_TEST_CASE(sitemaps_belong_to_everybody_and_are_listed_once) {
  const auto rules = RobotsRules::for_agent(
      "Sitemap: /a.xml\nUser-agent: andre\nSitemap: https://demo.example/b.xml\nSitemap: /a.xml\n",
      "rundkurs");
  BOOST_TEST(rules.sitemaps() == (std::vector<std::string>{"/a.xml", "https://demo.example/b.xml"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(many_wildcards_do_not_multiply) {
  std::string pattern = "/";
  for (int i = 0; i < 4000; ++i)
    pattern += "*a";
  const std::string path = "/" + std::string(1990, 'a');
  BOOST_TEST(allowed("User-agent: *\nDisallow: " + pattern + "b\n", path));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
