#include "crawlers/harvest/traps.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

Url url(const std::string& text) {
  return *parse_url("https://www.demo.example" + text);
}

BOOST_AUTO_TEST_SUITE(traps)

BOOST_AUTO_TEST_CASE(shapes_that_only_traps_have) {
  BOOST_TEST(suspicious_shape(url("/en/course/sirk101?aar=2027&x=1")).empty());
  BOOST_TEST(suspicious_shape(url("/a/b/c/d/e/f/g/h/i/j/k/l")).empty());
  BOOST_TEST(!suspicious_shape(url("/a/b/c/d/e/f/g/h/i/j/k/l/m")).empty());
  BOOST_TEST(suspicious_shape(url("/x/y/x/y/x/y")).empty());
  BOOST_TEST(!suspicious_shape(url("/x/y/x/y/x/y/x")).empty());
  BOOST_TEST(!suspicious_shape(url("/?a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1")).empty());
}

BOOST_AUTO_TEST_CASE(links_are_told_apart_by_how_far_they_lead) {
  const auto page = url("/kalender/mnd/vis?m=1");
  BOOST_TEST((distance(page, url("/kalender/mnd/vis?m=2")) == &NewLinks::same_path));
  BOOST_TEST((distance(page, url("/kalender/mnd/annen")) == &NewLinks::same_prefix));
  BOOST_TEST((distance(page, url("/kalender/aar/x")) == &NewLinks::elsewhere));
  BOOST_TEST((distance(page, *parse_url("https://annen.example/kalender/mnd/vis")) ==
              &NewLinks::elsewhere));
}

BOOST_AUTO_TEST_CASE(a_calendar_is_closed_after_a_hundred_months) {
  TrapMeter meter;
  const NewLinks months{.same_path = 3};
  for (int month = 0; month < 100; ++month) {
    BOOST_TEST(!meter.closed(url("/kalender/?m=" + std::to_string(month))));
    meter.visited(url("/kalender/?m=" + std::to_string(month)), false, months);
  }
  BOOST_TEST(meter.closed(url("/kalender/?m=100")));
  BOOST_TEST(!meter.closed(url("/kalender/")));
  BOOST_TEST(!meter.closed(url("/emner/?side=1")));
}

BOOST_AUTO_TEST_CASE(a_labyrinth_is_closed_after_two_hundred_pages) {
  TrapMeter meter;
  for (int i = 0; i < 200; ++i) {
    meter.visited(url("/dyp/ned/" + std::to_string(i)), false, {.same_prefix = 2});
  }
  BOOST_TEST(meter.closed(url("/dyp/ned/en-til")));
  BOOST_TEST(!meter.closed(url("/dyp/opp/en-til")));
}

BOOST_AUTO_TEST_CASE(an_offering_or_a_way_out_keeps_a_list_open) {
  TrapMeter meter;
  for (int i = 0; i < 500; ++i) {
    const auto page = url("/emner/liste?side=" + std::to_string(i));
    BOOST_REQUIRE(!meter.closed(page));
    meter.visited(page, false, {.same_path = 1, .elsewhere = i % 50 == 0 ? 1 : 0});
  }
  for (int i = 0; i < 500; ++i) {
    const auto page = url("/emne/kode/" + std::to_string(i));
    BOOST_REQUIRE(!meter.closed(page));
    meter.visited(page, i % 100 == 0, {});
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
