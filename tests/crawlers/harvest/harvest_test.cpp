#include "crawlers/harvest/harvest.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "tests/crawlers/harvest/demo_site.h"

namespace rundkurs {
namespace {

using namespace std::chrono_literals;
using test::MapSource;

using test::demo_source;
using test::DemoSite;
using test::links;
using test::site;

using Titles = std::vector<std::string>;

BOOST_FIXTURE_TEST_SUITE(harvesting, DemoSite)

BOOST_AUTO_TEST_CASE(links_are_followed_and_offerings_kept) {
  web.html(site + "/", links({"/a", "/b?utm_source=x", "https://annen.example/", "mailto:a@b.no"}));
  web.html(site + "/a", "<h1>a</h1>" + links({"/", "/b", "/c"}));
  web.html(site + "/b", "<h1>b</h1>");
  web.html(site + "/c", "<p>ingen</p>");
  const auto report = run();
  BOOST_TEST(titles() == (Titles{"a", "b"}), boost::test_tools::per_element());
  BOOST_TEST(report.created == 2);
  BOOST_TEST(report.fetched == 4);
  BOOST_TEST(web.asked().front().url == site + "/robots.txt");
  for (const auto& asked : web.asked())
    BOOST_TEST(web.times_asked(asked.url) == 1, asked.url);
  BOOST_TEST(entry(site + "/c").depth == 2);
  BOOST_TEST(entry(site + "/c").found_on == site + "/a");
}

BOOST_AUTO_TEST_CASE(one_request_at_a_time_and_a_second_between_them) {
  web.html(site + "/", links({"/a", "/b", "/c"}));
  run();
  BOOST_TEST(web.most_at_once() == 1U);
  for (std::size_t i = 1; i < web.asked().size(); ++i) {
    BOOST_TEST((web.asked()[i].at - web.asked()[i - 1].at >= 1s));
  }
}

BOOST_AUTO_TEST_CASE(the_crawl_delay_of_robots_txt_counts_from_the_first_page) {
  web.answer(site + "/robots.txt", {.body = "User-agent: *\nCrawl-delay: 7\n"});
  web.html(site + "/", links({"/a"}));
  run();
  BOOST_REQUIRE(web.asked().size() == 3U);
  BOOST_TEST((web.asked()[1].at - web.asked()[0].at >= 7s));
  BOOST_TEST((web.asked()[2].at - web.asked()[1].at >= 7s));
}

BOOST_AUTO_TEST_CASE(what_robots_txt_forbids_is_never_asked) {
  web.answer(site + "/robots.txt",
             {.body = "User-agent: *\nDisallow: /lukket\nSitemap: /kart.xml\n"});
  web.html(site + "/", links({"/lukket/1", "/aapen"}));
  web.answer(site + "/kart.xml",
             {.body = "<urlset><url><loc>" + site + "/lukket/2</loc></url><url><loc>" + site +
                      "/bare-i-kartet</loc></url></urlset>"});
  web.html(site + "/aapen", links({"/hopp"}));
  web.answer(site + "/hopp", {.status = 302, .headers = {{"Location", "/lukket/3"}}});
  web.html(site + "/bare-i-kartet", "<h1>kart</h1>");
  run();
  for (const auto& asked : web.asked()) {
    BOOST_TEST(asked.url.find("/lukket") == std::string::npos, asked.url);
  }
  BOOST_TEST(titles() == Titles{"kart"}, boost::test_tools::per_element());
  BOOST_TEST(entry(site + "/lukket/1").failure == "robots.txt forbids it");
}

BOOST_AUTO_TEST_CASE(without_an_answer_for_robots_txt_nothing_is_asked) {
  for (const int status : {500, 503, 429}) {
    DemoSite one;
    one.web.answer(site + "/robots.txt", {.status = status});
    one.run();
    BOOST_TEST(one.web.asked().size() == 1U, status);
    BOOST_TEST(one.entry(site + "/").failure ==
               "robots.txt could not be fetched: HTTP " + std::to_string(status));
  }
  web.answer(site + "/robots.txt", {.failure = PageReply::Failure::too_slow});
  run();
  BOOST_TEST(web.asked().size() == 1U);
}

BOOST_AUTO_TEST_CASE(redirects_are_followed_within_the_hosts_and_at_most_five_times) {
  const auto to = [](const std::string& target) {
    return MapSource::Answer{.status = 302, .headers = {{"Location", target}}};
  };
  web.html(site + "/", links({"/flyttet", "/rundt", "/ut", "/seg", "/lang/0"}));
  web.answer(site + "/flyttet", {.status = 301, .headers = {{"Location", "/ny"}}});
  web.html(site + "/ny", "<h1>ny</h1>");
  web.answer(site + "/rundt", to("/rundt2"));
  web.answer(site + "/rundt2", to("/rundt"));
  web.answer(site + "/ut", to("https://annen.example/"));
  web.answer(site + "/seg", to("/seg"));
  for (int i = 0; i < 20; ++i) {
    web.answer(site + "/lang/" + std::to_string(i), to("/lang/" + std::to_string(i + 1)));
  }
  run();
  BOOST_TEST(titles() == Titles{"ny"}, boost::test_tools::per_element());
  BOOST_TEST(entry(site + "/ny").status == 200);
  BOOST_TEST(web.times_asked(site + "/rundt") == 1);
  BOOST_TEST(web.times_asked(site + "/seg") == 1);
  BOOST_TEST(web.times_asked(site + "/lang/5") == 1);
  BOOST_TEST(web.times_asked(site + "/lang/6") == 0);
  BOOST_TEST(entry(site + "/ut").failure == "redirects to another site: annen.example");
}

BOOST_AUTO_TEST_CASE(a_broken_page_is_kept_with_its_reason_and_stops_nothing) {
  web.html(site + "/", links({"/rar", "/tung", "/hel"}));
  web.html(site + "/rar", "broken");
  web.answer(site + "/tung", {.failure = PageReply::Failure::too_large});
  web.html(site + "/hel", "<h1>hel</h1>");
  const auto report = run();
  BOOST_TEST(report.failed == 2);
  BOOST_TEST(entry(site + "/rar").failure == "cannot be read");
  BOOST_TEST(titles() == Titles{"hel"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(wishes_of_a_page_are_kept) {
  web.html(site + "/", links({"/ikke-vis", "/ikke-folg", "/kopi", "/original"}));
  web.html(site + "/ikke-vis",
           "<meta name=robots content=noindex><h1>hemmelig</h1>" + links({"/barn"}));
  web.html(site + "/barn", "<h1>barn</h1>");
  web.html(site + "/ikke-folg",
           "<meta name=robots content=nofollow><h1>blindvei</h1>" + links({"/bak"}));
  web.html(site + "/kopi", "<link rel=canonical href=/original><h1>original</h1>");
  web.html(site + "/original", "<link rel=canonical href=/original><h1>original</h1> ");
  run();
  BOOST_TEST(titles() == (Titles{"barn", "blindvei", "original"}),
             boost::test_tools::per_element());
  BOOST_TEST(web.times_asked(site + "/bak") == 0);
}

BOOST_AUTO_TEST_CASE(wishes_for_this_crawler_by_name_are_kept) {
  const auto meta = [](const std::string& name, const std::string& content) {
    return "<meta name=\"" + name + "\" content=\"" + content + "\">";
  };
  web.html(site + "/", links({"/oss", "/andre", "/utlopt", "/ennaa", "/lenke"}));
  web.html(site + "/oss", meta("Rundkurs", "noindex") + "<h1>oss</h1>");
  web.html(site + "/andre", meta("otherbot", "none") + "<h1>andre</h1>");
  web.html(site + "/utlopt", meta("robots", "unavailable_after: 2020-01-01") + "<h1>utlopt</h1>");
  web.html(site + "/ennaa", meta("robots", "unavailable_after: 2099-01-01") + "<h1>ennaa</h1>");
  web.html(site + "/lenke", "<a rel=nofollow href=/bak>x</a>");
  run();
  BOOST_TEST(titles() == (Titles{"andre", "ennaa"}), boost::test_tools::per_element());
  BOOST_TEST(web.times_asked(site + "/bak") == 0);
}

BOOST_AUTO_TEST_CASE(a_page_that_no_longer_wants_to_be_indexed_takes_its_offering_along) {
  web.answer(site + "/", {.body = "<h1>a</h1>"});
  web.answer(site + "/", {.body = "<h1>a</h1>", .headers = {{"X-Robots-Tag", "noindex"}}});
  run();
  BOOST_TEST((*catalogue->find("no-demo-a"))->missing_since.empty());
  run({.visit_all = true});
  BOOST_TEST(!(*catalogue->find("no-demo-a"))->missing_since.empty());
}

BOOST_AUTO_TEST_CASE(a_page_changes_when_its_words_do) {
  for (int i = 0; i < 4; ++i) {
    web.html(site + "/", "<h1>a</h1><input type=hidden value=" + std::to_string(i) + ">");
  }
  web.html(site + "/", "<h1>b</h1>");
  for (int i = 0; i < 4; ++i)
    run({.visit_all = true});
  BOOST_TEST(entry(site + "/").visits == 4);
  BOOST_TEST(entry(site + "/").changes == 0);
  run({.visit_all = true});
  BOOST_TEST(entry(site + "/").changes == 1);
}

BOOST_AUTO_TEST_CASE(a_second_run_sends_validators_and_visits_what_is_due) {
  web.answer(site + "/", {.body = "<h1>a</h1>", .headers = {{"ETag", "\"1\""}}});
  web.answer(site + "/", {.status = 304});
  run();
  run();
  BOOST_TEST(web.times_asked(site + "/") == 1);  // Not due yet.
  web.pass(30 * 24h);
  const auto report = run();
  BOOST_TEST(report.not_modified == 1);
  BOOST_TEST(web.asked().back().etag == "\"1\"");
  BOOST_TEST(run({.visit_all = true}).fetched == 1);
  BOOST_TEST(titles() == Titles{"a"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_page_that_is_gone_takes_its_offering_along) {
  web.html(site + "/", links({"/borte", "/savnet"}));
  web.html(site + "/borte", "<h1>borte</h1>");
  web.answer(site + "/borte", {.status = 410});
  web.html(site + "/savnet", "<h1>savnet</h1>");
  web.answer(site + "/savnet", {.status = 404});
  run();
  BOOST_TEST(titles().size() == 2U);
  run({.visit_all = true});
  BOOST_TEST(titles() == Titles{"savnet"}, boost::test_tools::per_element());
  BOOST_TEST((*catalogue->find("no-demo-savnet"))->missing_since != "");
  web.pass(25h);
  run({.visit_all = true});
  BOOST_TEST(titles().empty());
  BOOST_TEST(titles(true).size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_comes_back_after_a_pause_is_stored_in_the_same_run) {
  web.html(site + "/", links({"/travel"}));
  web.answer(site + "/travel", {.status = 429, .headers = {{"Retry-After", "3"}}});
  web.html(site + "/travel", "<h1>travel</h1>");
  run();
  BOOST_TEST(titles() == Titles{"travel"}, boost::test_tools::per_element());
  std::vector<Moment> at;
  for (const auto& asked : web.asked()) {
    if (asked.url == site + "/travel") at.push_back(asked.at);
  }
  BOOST_REQUIRE(at.size() == 2U);
  BOOST_TEST((at[1] - at[0] >= 3s));
}

BOOST_AUTO_TEST_CASE(a_host_that_only_fails_is_left_alone) {
  std::string html;
  for (int i = 0; i < 50; ++i) {
    html += links({"/feil/" + std::to_string(i)});
    web.answer(site + "/feil/" + std::to_string(i), {.status = 500});
  }
  web.html(site + "/", html);
  run();
  BOOST_TEST(web.asked().size() <= 12U);
}

BOOST_AUTO_TEST_CASE(a_trap_costs_no_more_than_its_share) {
  web.html(site + "/", links({"/kalender?m=0", "/emne"}));
  for (int i = 0; i < 400; ++i) {
    web.html(site + "/kalender?m=" + std::to_string(i),
             "<title>" + std::to_string(i) + "</title>" +
                 links({"?m=" + std::to_string(i + 1), "?m=" + std::to_string(i + 12)}));
  }
  web.html(site + "/emne", "<h1>emne</h1>");
  run();
  const auto months = std::count_if(web.asked().begin(), web.asked().end(), [](const auto& asked) {
    return asked.url.find("kalender") != std::string::npos;
  });
  BOOST_TEST(months == 100);
  BOOST_TEST(titles() == Titles{"emne"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(budgets_end_a_run_and_the_next_goes_on) {
  std::string html;
  for (int i = 0; i < 20; ++i) {
    html += links({"/e/" + std::to_string(i)});
    web.html(site + "/e/" + std::to_string(i), "<h1>e" + std::to_string(i) + "</h1>");
  }
  web.html(site + "/", html);
  BOOST_TEST(run({.max_pages = 5}).fetched == 5);
  BOOST_TEST(titles().size() == 4U);
  source.max_pages = 6;
  BOOST_TEST(run().fetched == 6);
  source.max_pages = 100;
  run();
  BOOST_TEST(titles().size() == 20U);
}

BOOST_AUTO_TEST_CASE(bytes_are_a_budget_too) {
  source.max_megabytes = 1;
  web.html(site + "/", links({"/0", "/1", "/2", "/3", "/4", "/5"}));
  for (int i = 0; i < 6; ++i) {
    web.answer(site + "/" + std::to_string(i),
               {.body = "<h1>e" + std::to_string(i) + "</h1>", .received = 400'000});
  }
  BOOST_TEST(run().fetched == 4);
  BOOST_TEST(run().fetched == 3);
  BOOST_TEST(titles().size() == 6U);
}

BOOST_AUTO_TEST_CASE(many_hosts_are_asked_at_once_and_a_slow_one_holds_nobody) {
  source.seeds.clear();
  source.allowed_hosts.clear();
  for (int i = 0; i < 200; ++i) {
    const auto host = "h" + std::to_string(i) + ".example";
    source.allowed_hosts.push_back(host);
    source.seeds.push_back("https://" + host + "/");
    web.answer("https://" + host + "/",
               {.body = "<h1>v" + std::to_string(i) + "</h1>" + links({"/a", "/b"}),
                .took = i % 2 == 0 ? 50s : 10ms});
    for (const char* path : {"/a", "/b"})
      web.html("https://" + host + path, "<p>" + host + path + "</p>");
  }
  const auto begun = web.clock()();
  run();
  BOOST_TEST(web.most_at_once() == 200U);
  BOOST_TEST(titles().size() == 200U);
  for (const auto& asked : web.asked()) {
    // robots.txt, then three pages a second apart: the quick hosts are done before the slow answer.
    const int host = std::stoi(asked.url.substr(std::string("https://h").size()));
    if (host % 2 == 1) BOOST_TEST((asked.at - begun < 5s), asked.url);
  }
}

BOOST_AUTO_TEST_CASE(threads_that_read_pages_change_nothing) {
  std::string html;
  for (int i = 0; i < 40; ++i) {
    html += links({"/e/" + std::to_string(i)});
    web.html(site + "/e/" + std::to_string(i), "<h1>e" + std::to_string(i) + "</h1>");
  }
  web.html(site + "/", html);
  run({.readers = 3});
  BOOST_TEST(titles().size() == 40U);
  for (const auto& asked : web.asked())
    BOOST_TEST(web.times_asked(asked.url) == 1, asked.url);
}

BOOST_AUTO_TEST_CASE(a_paged_feed_is_read_to_its_end) {
  source = demo_source();
  source.seeds.clear();
  source.feeds = {{.url = site + "/api?side={page}",
                   .format = "kouta",
                   .first_page = 1,
                   .page_size = {},
                   .headers = {{"Accept", "application/vnd.demo+json"}}}};
  for (int i = 1; i <= 3; ++i) {
    web.answer(site + "/api?side=" + std::to_string(i),
               {.body = "<h1>p" + std::to_string(i) + "</h1>"});
  }
  web.answer(site + "/api?side=4", {.body = "[]"});
  run();
  BOOST_TEST(titles().size() == 3U);
  BOOST_TEST(web.times_asked(site + "/api?side=4") == 1);
  BOOST_TEST(web.times_asked(site + "/api?side=5") == 0);
  for (const auto& asked : web.asked())
    BOOST_TEST(asked.headers.contains("Accept") == (asked.url.find("/api?") != asked.url.npos));
}

BOOST_AUTO_TEST_CASE(a_run_that_is_stopped_goes_on_where_it_was) {
  web.html(site + "/", links({"/a", "/b"}));
  web.html(site + "/a", "<h1>a</h1>");
  web.html(site + "/b", "<h1>b</h1>");
  run({.stop = [&] { return web.times_asked(site + "/a") > 0; }});
  catalogue.reset();  // As after kill -9: what was under way is lost, and asked for again.
  catalogue = open();
  run();
  BOOST_TEST(titles() == (Titles{"a", "b"}), boost::test_tools::per_element());
  BOOST_TEST(web.times_asked(site + "/b") == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
