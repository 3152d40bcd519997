#include "crawlers/harvest/robots_directives.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

using namespace std::chrono_literals;

RobotsDirectives tag(std::string_view value) {
  HttpHeaders headers;
  headers.add("X-Robots-Tag", value);
  return robots_directives(headers, "Rundkurs");
}

RobotsDirectives meta(std::string_view content) {
  RobotsDirectives directives;
  read_robots_directives(content, directives);
  return directives;
}

constexpr std::chrono::sys_seconds new_year = std::chrono::sys_days{2027y / 1 / 1};

BOOST_AUTO_TEST_SUITE(robots_directives_of_pages)

BOOST_AUTO_TEST_CASE(a_tag_concerns_all_or_the_one_it_names) {
  BOOST_TEST(tag("noindex, nofollow").noindex);
  BOOST_TEST(tag("noindex, nofollow").nofollow);
  BOOST_TEST(tag("NONE").noindex);
  BOOST_TEST(tag("none").nofollow);
  BOOST_TEST(tag("rundkurs: noindex").noindex);
  BOOST_TEST(tag("RUNDKURS: noarchive, nofollow").nofollow);
  BOOST_TEST(!tag("otherbot: noindex, nofollow").noindex);
  BOOST_TEST(!tag("otherbot: noindex, nofollow").nofollow);
  BOOST_TEST(tag("otherbot: noindex, rundkurs: nofollow").nofollow);
  BOOST_TEST(!tag("otherbot: noindex, rundkurs: nofollow").noindex);
  BOOST_TEST(!tag("noarchive, max-snippet: 20").noindex);
  BOOST_TEST(!tag("max-snippet: 20, otherbot: noindex").noindex);
  BOOST_TEST(tag("max-image-preview: large, noindex").noindex);
}

BOOST_AUTO_TEST_CASE(several_fields_add_up) {
  HttpHeaders headers;
  headers.add("X-Robots-Tag", "otherbot: none");
  headers.add("X-Robots-Tag", "nofollow");
  headers.add("X-Robots-Tag", "rundkurs: noindex");
  const auto both = robots_directives(headers, "rundkurs");
  BOOST_TEST(both.noindex);
  BOOST_TEST(both.nofollow);
}

BOOST_AUTO_TEST_CASE(a_page_may_be_indexed_until_a_day) {
  for (const char* value : {"unavailable_after: 2026-12-31",
                            "unavailable_after: 31 Dec 2026 15:00:00 GMT",
                            "unavailable_after: Thursday, 31-Dec-26 15:00:00 GMT",
                            "unavailable_after: 2026-12-31T15:00:00Z",
                            "rundkurs: unavailable_after: 31 Dec 2026 15:00:00 GMT"}) {
    BOOST_TEST_CONTEXT(value) {
      BOOST_TEST(!tag(value).indexable(new_year));
      BOOST_TEST(tag(value).indexable(new_year - 48h));
      BOOST_TEST(!tag(value).noindex);
    }
  }
  BOOST_TEST(tag("unavailable_after: 25 Jun 2030 15:00:00 GMT, nofollow").nofollow);
  BOOST_TEST(tag("unavailable_after: i morgen").indexable(new_year));
  BOOST_TEST(tag("otherbot: unavailable_after: 2020-01-01").indexable(new_year));
}

BOOST_AUTO_TEST_CASE(meta_elements_part_with_commas_or_blanks) {
  BOOST_TEST(meta("NOINDEX,follow").noindex);
  BOOST_TEST(!meta("index, follow").noindex);
  BOOST_TEST(meta("noindex nofollow").nofollow);
  BOOST_TEST(meta("none").nofollow);
  BOOST_TEST(!meta("max-snippet:-1, max-image-preview:none-such").noindex);
  BOOST_TEST(!meta("unavailable_after: 2026-12-31").indexable(new_year));
  BOOST_TEST(!meta("").noindex);
}

BOOST_AUTO_TEST_CASE(a_meta_element_speaks_to_all_or_to_one) {
  BOOST_TEST(is_robots_name("robots", "rundkurs"));
  BOOST_TEST(is_robots_name("Rundkurs", "rundkurs"));
  BOOST_TEST(!is_robots_name("googlebot", "rundkurs"));
  BOOST_TEST(!is_robots_name("", ""));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
