#include "crawlers/harvest/absence_review.h"

#include <boost/test/unit_test.hpp>

#include "tests/crawlers/harvest/demo_site.h"

namespace rundkurs {
namespace {

using namespace std::chrono_literals;
using test::DemoSite;
using test::links;
using test::site;

/// A site with `count` offerings, of which the first `leave` are not there on later visits.
struct ShrinkingSite : DemoSite {
  void build(int count, int leave, int status = 410) {
    std::string html;
    for (int i = 0; i < count; ++i) {
      const auto url = site + "/e/" + std::to_string(i);
      html += links({"/e/" + std::to_string(i)});
      web.html(url, "<h1>e" + std::to_string(i) + "</h1>");
      if (i < leave) web.answer(url, {.status = status});
    }
    web.html(site + "/", html);
    run();
    BOOST_TEST(titles().size() == static_cast<std::size_t>(count));
  }
  std::vector<SourceHold> holds() { return *catalogue->absences().holds(); }
  Timestamp now() { return whole_seconds(web.clock()()); }
};

BOOST_FIXTURE_TEST_SUITE(absence_review, ShrinkingSite)

BOOST_AUTO_TEST_CASE(a_third_and_more_than_a_few_is_too_far) {
  BOOST_TEST(!falls_too_far(10, 10));
  BOOST_TEST(!falls_too_far(10, 12));
  BOOST_TEST(!falls_too_far(10, 7));
  BOOST_TEST(falls_too_far(10, 6));
  BOOST_TEST(falls_too_far(9, 6));
  BOOST_TEST(falls_too_far(300, 0));
  BOOST_TEST(!falls_too_far(2, 0));
  BOOST_TEST(falls_too_far(3, 0));
  BOOST_TEST(!falls_too_far(0, 0));
}

BOOST_AUTO_TEST_CASE(a_few_courses_end_every_year) {
  build(10, 3);
  const auto report = run({.visit_all = true});
  BOOST_TEST(report.held.empty());
  BOOST_TEST(titles().size() == 7U);
  BOOST_TEST(holds().empty());
}

BOOST_AUTO_TEST_CASE(a_third_of_a_source_waits_for_a_person) {
  build(9, 3);
  const auto report = run({.visit_all = true});
  BOOST_TEST(titles().size() == 9U);
  BOOST_REQUIRE(report.held.size() == 1U);
  BOOST_TEST(report.held[0].source == "no-demo");
  BOOST_TEST(report.held[0].before == 9);
  BOOST_TEST(report.held[0].after == 6);
  BOOST_TEST((holds() == report.held));

  // The hold outlives runs that find nothing new, and the program.
  web.pass(1h);
  run();
  catalogue.reset();
  catalogue = open();
  BOOST_TEST(holds().size() == 1U);
  BOOST_TEST(titles().size() == 9U);

  BOOST_REQUIRE(accept_absences(*catalogue, "no-demo", now()).has_value());
  BOOST_TEST(holds().empty());
  BOOST_TEST(titles().size() == 6U);
  BOOST_TEST(titles(true).size() == 9U);
  BOOST_TEST(!accept_absences(*catalogue, "no-demo", now()).has_value());
}

BOOST_AUTO_TEST_CASE(pages_that_are_there_but_empty_count_as_well) {
  std::string html;
  for (int i = 0; i < 6; ++i) {
    const auto url = site + "/e/" + std::to_string(i);
    html += links({"/e/" + std::to_string(i)});
    web.html(url, "<h1>e" + std::to_string(i) + "</h1>");
    web.html(url, "<p>Siden er under ombygging " + std::to_string(i) + "</p>");
  }
  web.html(site + "/", html);
  run();
  BOOST_TEST(run({.visit_all = true}).held.size() == 1U);
  for (const auto& title : titles()) {
    BOOST_TEST((*catalogue->find("no-demo-" + title))->missing_since.empty());
  }
}

BOOST_AUTO_TEST_CASE(offerings_that_come_back_end_the_hold) {
  std::string html;
  for (int i = 0; i < 6; ++i) {
    const auto url = site + "/e/" + std::to_string(i);
    html += links({"/e/" + std::to_string(i)});
    web.html(url, "<h1>e" + std::to_string(i) + "</h1>");
    web.answer(url, {.status = 404});
    web.html(url, "<h1>e" + std::to_string(i) + "</h1>");
  }
  web.html(site + "/", html);
  run();
  BOOST_TEST(run({.visit_all = true}).held.size() == 1U);
  const auto report = run({.visit_all = true});
  BOOST_TEST(report.released == std::vector<std::string>{"no-demo"},
             boost::test_tools::per_element());
  BOOST_TEST(holds().empty());
  BOOST_TEST(titles().size() == 6U);
}

BOOST_AUTO_TEST_CASE(what_is_discarded_is_looked_at_again) {
  build(6, 6, 404);
  BOOST_TEST(run({.visit_all = true}).held.size() == 1U);
  BOOST_REQUIRE(discard_absences(*catalogue, "no-demo", now()).has_value());
  BOOST_TEST(holds().empty());
  BOOST_TEST(catalogue->absences().sources()->empty());
  BOOST_TEST(titles().size() == 6U);
  BOOST_TEST(run().fetched == 7);
}

BOOST_AUTO_TEST_CASE(new_pages_for_old_ones_are_no_fall) {
  std::string before;
  std::string after;
  for (int i = 0; i < 9; ++i) {
    const auto name = std::to_string(i);
    before += links({"/gammel/" + name});
    after += links({"/ny/" + name});
    web.html(site + "/gammel/" + name, "<h1>e" + name + "</h1>");
    web.answer(site + "/gammel/" + name, {.status = 410});
    web.html(site + "/ny/" + name, "<h1>e" + name + "</h1> ");
  }
  web.html(site + "/", before);
  web.html(site + "/", after);
  run();
  const auto report = run({.visit_all = true});
  BOOST_TEST(report.held.empty());
  BOOST_TEST(titles().size() == 9U);
}

BOOST_AUTO_TEST_CASE(what_a_run_noted_before_it_was_killed_is_not_lost) {
  build(10, 2);
  run({.visit_all = true, .stop = [&] { return web.times_asked(site + "/e/1") > 1; }});
  catalogue.reset();
  catalogue = open();
  web.pass(1h);
  run();
  BOOST_TEST(titles().size() == 8U);
}

BOOST_AUTO_TEST_CASE(what_a_feed_lists_no_more_goes_missing_and_then) {
  source.seeds.clear();
  source.feeds = {{.url = site + "/feed", .format = "kouta"},
                  {.url = site + "/api?side={page}", .format = "kouta", .first_page = 1}};
  web.html(site + "/feed", "<h1>a</h1>");
  web.html(site + "/api?side=1", "<h1>b</h1>");
  web.html(site + "/api?side=2", "<h1>c</h1>");
  web.html(site + "/api?side=2", "[]");
  web.html(site + "/api?side=3", "[]");
  run();
  BOOST_TEST(titles().size() == 3U);
  web.pass(25h);
  run();
  BOOST_TEST(!(*catalogue->find("no-demo-c"))->missing_since.empty());
  BOOST_TEST((*catalogue->find("no-demo-c"))->gone.empty());
  for (const char* id : {"no-demo-a", "no-demo-b"})
    BOOST_TEST((*catalogue->find(id))->missing_since.empty());
  web.pass(25h);
  run();
  BOOST_TEST(titles() == (std::vector<std::string>{"a", "b"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_feed_that_fails_says_nothing_about_what_it_lists) {
  source.seeds.clear();
  source.feeds = {{.url = site + "/api?side={page}", .format = "kouta", .first_page = 1}};
  web.html(site + "/api?side=1", "<h1>a</h1>");
  web.html(site + "/api?side=2", "<h1>b</h1>");
  web.answer(site + "/api?side=2", {.status = 500});
  web.html(site + "/api?side=3", "[]");
  run();
  BOOST_TEST(titles().size() == 2U);
  web.pass(25h);
  run();
  BOOST_TEST((*catalogue->find("no-demo-b"))->missing_since.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
