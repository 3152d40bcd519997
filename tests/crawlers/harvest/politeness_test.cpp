#include "crawlers/harvest/politeness.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

using namespace std::chrono_literals;

const Moment start{1'800'000'000s};
const std::string host = "www.demo.example";

std::chrono::milliseconds pause(const Politeness& politeness, Moment since) {
  return politeness.free_at(host) - since;
}

BOOST_AUTO_TEST_SUITE(politeness)

BOOST_AUTO_TEST_CASE(a_host_answers_one_request_at_a_time) {
  Politeness politeness;
  BOOST_TEST(politeness.ready(host, start));
  politeness.begin(host);
  BOOST_TEST(!politeness.ready(host, start + 1h));
  BOOST_TEST(politeness.ready("annen.example", start));
  politeness.end(host, start, 10ms, Response::answered);
  BOOST_TEST(!politeness.ready(host, start + 999ms));
  BOOST_TEST(politeness.ready(host, start + 1s));
}

BOOST_AUTO_TEST_CASE(the_longest_of_the_delays_counts) {
  const auto after = [](std::chrono::milliseconds delay, double crawl_delay, auto took) {
    Politeness politeness;
    politeness.set_delay(host, delay);
    politeness.set_crawl_delay(host, crawl_delay);
    politeness.end(host, start, took, Response::answered);
    return pause(politeness, start).count();
  };
  BOOST_TEST(after(1s, 0, 10ms) == 1000);
  BOOST_TEST(after(50ms, 0, 10ms) == 50);
  BOOST_TEST(after(50ms, 2.5, 10ms) == 2500);
  BOOST_TEST(after(50ms, 3600, 10ms) == 30'000);
  BOOST_TEST(after(1s, 2, 4s) == 8000);
  BOOST_TEST(after(1s, 2, 60s) == 30'000);
  BOOST_TEST(after(1s, -5, 0ms) == 1000);
}

BOOST_AUTO_TEST_CASE(retry_after_is_obeyed) {
  Politeness politeness;
  politeness.end(host, start, 10ms, Response::failing, 3s);
  BOOST_TEST(pause(politeness, start).count() == 3000);
  politeness.end(host, start, 10ms, Response::answered);
  politeness.end(host, start, 10ms, Response::failing, 12h);
  BOOST_TEST(pause(politeness, start).count() == 60'000);
  politeness.end(host, start, 10ms, Response::failing, 12h);
  BOOST_TEST(pause(politeness, start).count() == 3'600'000);
  politeness.end(host, start, 10ms, Response::too_many, 2h);
  BOOST_TEST(pause(politeness, start).count() == 7'200'000);
  politeness.end(host, start, 10ms, Response::too_many, 9999h);
  BOOST_TEST(pause(politeness, start).count() == 86'400'000);
}

BOOST_AUTO_TEST_CASE(a_page_that_is_closed_for_years_does_not_close_its_host) {
  Politeness politeness;
  politeness.end(host, start, 10ms, Response::too_many, 3s);
  politeness.end(host, start, 10ms, Response::failing, 12h);
  BOOST_TEST(pause(politeness, start).count() == 60'000);  // The 429 before it was another matter.
  politeness.end(host, start, 10ms, Response::answered);
  politeness.end(host, start, 10ms, Response::failing, std::chrono::days(365 * 72));
  BOOST_TEST(pause(politeness, start).count() == 2000);
}

BOOST_AUTO_TEST_CASE(pauses_of_a_failing_host_grow) {
  Politeness politeness;
  std::chrono::milliseconds last = 0ms;
  for (int i = 0; i < 16; ++i) {
    politeness.end(host, start, 10ms, Response::failing);
    BOOST_TEST(pause(politeness, start).count() > last.count());
    last = pause(politeness, start);
    if (i == 7) BOOST_TEST((last < 5min));
    if (i == 8) BOOST_TEST((last == 1h));
  }
  for (int i = 0; i < 20; ++i)
    politeness.end(host, start, 10ms, Response::failing);
  BOOST_TEST((pause(politeness, start) == std::chrono::days(7)));
}

BOOST_AUTO_TEST_CASE(what_a_host_wants_is_remembered_by_the_next_run) {
  Politeness politeness;
  BOOST_TEST(!politeness.rest(host).has_value());
  for (int i = 0; i < 9; ++i)
    politeness.end(host, start, 10ms, Response::failing);
  const auto rest = politeness.rest(host);
  BOOST_REQUIRE(rest.has_value());
  BOOST_TEST((rest->until == start + 1h));
  BOOST_TEST(rest->failures_in_a_row == 9);

  Politeness next;
  next.restore(*rest);
  BOOST_TEST(!next.ready(host, start + 59min));
  BOOST_TEST(next.ready(host, start + 61min));
  next.end(host, start + 61min, 10ms, Response::failing);
  BOOST_TEST((pause(next, start + 61min) == 2h));
  next.end(host, start + 4h, 10ms, Response::answered);
  BOOST_TEST(!next.rest(host).has_value());
  next.end(host, start + 4h, 10ms, Response::too_many, 10min);
  BOOST_TEST((next.rest(host)->until == start + 4h + 10min));
}

BOOST_AUTO_TEST_CASE(one_answer_forgives_all_failures) {
  Politeness politeness;
  for (int i = 0; i < 5; ++i)
    politeness.end(host, start, 10ms, Response::failing);
  politeness.end(host, start, 10ms, Response::answered);
  BOOST_TEST(pause(politeness, start).count() == 1000);
  politeness.end(host, start, 10ms, Response::failing);
  BOOST_TEST(pause(politeness, start).count() == 2000);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
