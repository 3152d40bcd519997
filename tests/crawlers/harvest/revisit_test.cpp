#include "crawlers/harvest/revisit.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

using namespace std::chrono_literals;
using End = Visited::End;

const Timestamp start{1'800'000'000s};

FrontierEntry visited_once(const Visited& visited) {
  return after_visit({.url = "https://demo.example/"}, visited, start);
}

BOOST_AUTO_TEST_SUITE(revisit)

BOOST_AUTO_TEST_CASE(a_page_that_changes_is_seen_more_often) {
  FrontierEntry lively{};
  FrontierEntry quiet{};
  for (int i = 0; i < 10; ++i) {
    lively = after_visit(lively, {.end = End::changed, .digest = std::to_string(i)}, start);
    quiet = after_visit(quiet, {.end = End::unchanged}, start);
  }
  BOOST_TEST(lively.changes == 9);
  BOOST_TEST(quiet.changes == 0);
  BOOST_TEST((lively.due < quiet.due));
  BOOST_TEST((lively.due > start));
}

BOOST_AUTO_TEST_CASE(a_304_keeps_what_is_known) {
  auto entry = visited_once({.end = End::changed, .status = 200, .etag = "\"1\"", .digest = "a"});
  BOOST_TEST(entry.etag == "\"1\"");
  entry = after_visit(entry, {.end = End::unchanged, .status = 304}, start + 24h);
  BOOST_TEST(entry.etag == "\"1\"");
  BOOST_TEST(entry.digest == "a");
  BOOST_TEST(entry.status == 304);
}

BOOST_AUTO_TEST_CASE(failures_are_tried_again_ever_more_seldom) {
  FrontierEntry entry{};
  std::chrono::seconds last{0};
  for (int i = 0; i < 8; ++i) {
    entry = after_visit(entry, {.end = End::failed, .reason = "HTTP 500"}, start);
    BOOST_TEST((entry.due - start > last || entry.due - start == std::chrono::days(7)));
    last = entry.due - start;
  }
  BOOST_TEST(entry.failure == "HTTP 500");
  entry = after_visit(entry, {.end = End::unchanged}, start);
  BOOST_TEST(entry.failures_in_a_row == 0);
  BOOST_TEST(entry.failure == "");
}

BOOST_AUTO_TEST_CASE(retry_after_sets_the_next_visit) {
  BOOST_TEST((visited_once({.end = End::failed, .try_after = 3s}).due == start + 3s));
  BOOST_TEST((visited_once({.end = End::failed, .try_after = 999'999h}).due ==
              start + std::chrono::days(7)));
}

BOOST_AUTO_TEST_CASE(a_404_is_believed_after_a_day_and_a_410_at_once) {
  const Visited missing{.end = End::not_found, .status = 404, .reason = "HTTP 404"};
  auto entry = visited_once(missing);
  BOOST_TEST((judged({}, missing, start) == End::not_found));
  BOOST_TEST((entry.due >= start + 24h));
  BOOST_TEST((judged(entry, missing, start + 23h) == End::not_found));
  BOOST_TEST((judged(entry, missing, start + 24h) == End::gone));
  // An outage in between proves nothing; an answer does.
  entry = after_visit(entry, {.end = End::failed}, start + 1h);
  BOOST_TEST((judged(entry, missing, start + 24h) == End::gone));
  entry = after_visit(entry, {.end = End::changed}, start + 2h);
  BOOST_TEST((judged(entry, missing, start + 24h) == End::not_found));
  BOOST_TEST((judged({}, {.end = End::gone, .status = 410}, start) == End::gone));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
