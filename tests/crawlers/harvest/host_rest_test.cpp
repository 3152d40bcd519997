// What a host wants from us, over the end of a run.
#include <boost/test/unit_test.hpp>

#include "tests/crawlers/harvest/demo_site.h"

namespace rundkurs {
namespace {

using namespace std::chrono_literals;
using test::DemoSite;
using test::links;
using test::site;

struct ManyPages : DemoSite {
  ManyPages() {
    std::string html;
    for (int i = 0; i < 20; ++i)
      html += links({"/e/" + std::to_string(i)});
    web.html(site + "/", html);
  }
  void answer_all(const test::MapSource::Answer& answer) {
    for (int i = 0; i < 20; ++i)
      web.answer(site + "/e/" + std::to_string(i), answer);
  }
  std::size_t asked_in_a_run() {
    const auto before = web.asked().size();
    catalogue.reset();  // Another process.
    catalogue = open();
    run();
    return web.asked().size() - before;
  }
};

BOOST_FIXTURE_TEST_SUITE(host_rest, ManyPages)

BOOST_AUTO_TEST_CASE(a_failing_host_is_left_alone_longer_and_longer_over_runs) {
  answer_all({.status = 500});
  BOOST_TEST(asked_in_a_run() >= 6U);
  BOOST_TEST(asked_in_a_run() == 0U);
  std::vector<std::chrono::milliseconds> gaps;
  auto last = web.asked().back().at;
  for (int i = 0; i < 20'000 && gaps.size() < 6; ++i) {
    web.pass(1min);
    if (asked_in_a_run() == 0U) continue;
    gaps.push_back(web.asked().back().at - last);
    last = web.asked().back().at;
  }
  BOOST_REQUIRE(gaps.size() == 6U);
  for (std::size_t i = 1; i < gaps.size(); ++i)
    BOOST_TEST((gaps[i] > gaps[i - 1]));
  BOOST_TEST((gaps.back() >= 2h));
}

BOOST_AUTO_TEST_CASE(a_host_that_wants_fewer_requests_gets_none_for_as_long_as_it_says) {
  answer_all({.status = 429, .headers = {{"Retry-After", "1800"}}});
  BOOST_TEST(asked_in_a_run() == 3U);  // robots.txt, the seed, and the first page.
  web.pass(20min);
  BOOST_TEST(asked_in_a_run() == 0U);
  web.pass(11min);
  BOOST_TEST(asked_in_a_run() == 1U);
}

BOOST_AUTO_TEST_CASE(a_host_whose_robots_txt_asks_for_an_hour_does_not_hold_the_run) {
  web.answer(site + "/robots.txt", {.status = 429, .headers = {{"Retry-After", "3600"}}});
  const auto begun = web.clock()();
  BOOST_TEST(asked_in_a_run() == 1U);
  BOOST_TEST((web.clock()() - begun < 5min));
}

BOOST_AUTO_TEST_CASE(an_answer_ends_the_rest) {
  for (int i = 0; i < 20; ++i) {
    web.answer(site + "/e/" + std::to_string(i), {.status = 500});
    web.html(site + "/e/" + std::to_string(i), "<h1>e" + std::to_string(i) + "</h1>");
  }
  run();
  BOOST_TEST(catalogue->frontier().host_rests()->size() == 1U);
  web.pass(24h);
  for (int i = 0; i < 40 && titles().size() < 20; ++i) {
    web.pass(2h);
    run();
  }
  BOOST_TEST(titles().size() == 20U);
  BOOST_TEST(catalogue->frontier().host_rests()->empty());
}

BOOST_AUTO_TEST_CASE(one_page_that_is_to_be_tried_later_holds_no_other) {
  web.answer(site + "/e/3", {.status = 503, .headers = {{"Retry-After", "86400"}}});
  for (int i = 0; i < 20; ++i) {
    if (i != 3) web.html(site + "/e/" + std::to_string(i), "<h1>e" + std::to_string(i) + "</h1>");
  }
  run();
  BOOST_TEST(titles().size() == 19U);
  BOOST_TEST(web.times_asked(site + "/e/3") == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
