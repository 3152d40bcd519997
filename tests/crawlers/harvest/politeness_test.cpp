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

BOOST_AUTO_TEST_CASE(retry_after_is_kept_up_to_a_minute) {
  Politeness politeness;
  politeness.end(host, start, 10ms, Response::failing, 3s);
  BOOST_TEST(pause(politeness, start).count() == 3000);
  politeness.end(host, start, 10ms, Response::failing, 1h);
  BOOST_TEST(pause(politeness, start).count() == 60'000);
}

BOOST_AUTO_TEST_CASE(pauses_grow_until_the_host_is_given_up) {
  Politeness politeness;
  long last = 0;
  for (int i = 0; i < 8; ++i) {
    BOOST_TEST(!politeness.given_up(host));
    politeness.end(host, start, 10ms, Response::failing);
    BOOST_TEST(pause(politeness, start).count() > last);
    last = pause(politeness, start).count();
  }
  BOOST_TEST(politeness.given_up(host));
  BOOST_TEST(!politeness.given_up("annen.example"));
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
