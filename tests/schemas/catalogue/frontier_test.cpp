#include "schemas/catalogue/frontier.h"

#include <algorithm>

#include <boost/mpl/list.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "tests/schemas/catalogue/store.h"

namespace rundkurs {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const Timestamp start{seconds{1'800'000'000}};

FrontierEntry entry(const std::string& host, const std::string& path, Timestamp due = start) {
  FrontierEntry made;
  made.url = "https://" + host + path;
  made.source = "no-" + host.substr(0, host.find('.'));
  made.host = host;
  made.due = due;
  return made;
}

std::vector<std::string> urls(const Result<std::vector<FrontierEntry>>& entries) {
  BOOST_REQUIRE(entries);
  std::vector<std::string> all;
  for (const FrontierEntry& each : *entries)
    all.push_back(each.url);
  return all;
}

using Urls = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(frontier)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_url_is_added_once, Store, Stores) {
  Store store;
  Frontier& frontier = store.frontier();
  const FrontierEntry entries[] = {entry("a.no", "/1"), entry("a.no", "/2"), entry("a.no", "/1")};
  BOOST_TEST(*frontier.add(entries) == 2);
  BOOST_TEST(*frontier.add(entries) == 0);

  // A URL that is known stays with the source that met it first, and the other's queue is empty.
  FrontierEntry elsewhere = entry("a.no", "/1");
  elsewhere.source = "se-other";
  BOOST_TEST(*frontier.add(std::array{elsewhere}) == 0);
  BOOST_TEST((*frontier.find("https://a.no/1"))->source == "no-a");
  BOOST_TEST(urls(frontier.take_due(start, 9, {}, minutes{5})).size() == 1);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(many_urls_are_added_as_few_are, Store, Stores) {
  Store store;
  Frontier& frontier = store.frontier();
  constexpr int count = 230;  // Whole batches, and a rest.
  std::vector<FrontierEntry> entries;
  for (int i = 0; i < count; ++i)
    entries.push_back(
        entry(i % 3 == 0 ? "a.no" : "b.no", fmt::format("/{}", i), start + seconds{i}));
  entries.push_back(entries.front());
  BOOST_TEST(*frontier.add(entries) == count);
  BOOST_TEST(*frontier.add(entries) == 0);
  const auto kept = *frontier.find("https://b.no/100");
  BOOST_REQUIRE(kept.has_value());
  BOOST_TEST((*kept == entries[100]));
  BOOST_TEST((urls(frontier.take_due(start + hours{1}, 9, {}, minutes{5})) ==
              Urls{"https://a.no/0", "https://b.no/1"}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_entry_comes_back_as_it_was_stored, Store, Stores) {
  Store store;
  Frontier& frontier = store.frontier();
  BOOST_REQUIRE(frontier.add(std::array{entry("a.no", "/1")}));
  BOOST_TEST(!frontier.find("https://a.no/nothing")->has_value());

  FrontierEntry visited = entry("a.no", "/1", start + hours{24});
  visited.kind = PageKind::feed;
  visited.found_on = "https://a.no/";
  visited.depth = 3;
  visited.etag = "\"abc\"";
  visited.last_modified = "Mon, 02 Nov 2026 10:00:00 GMT";
  visited.digest = "d41d8";
  visited.status = 404;
  visited.failure = "not found";
  visited.failures_in_a_row = 2;
  visited.fetched = start;
  visited.first_not_found = start - hours{30};
  visited.visits = 7;
  visited.changes = 4;
  BOOST_REQUIRE(frontier.store(visited));
  const auto found = frontier.find(visited.url);
  BOOST_REQUIRE(found && *found);
  BOOST_TEST((**found == visited));

  const auto unknown = frontier.store(entry("a.no", "/unknown"));
  BOOST_REQUIRE(!unknown);
  BOOST_TEST((unknown.error().code == Error::Code::not_found));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(one_url_a_host_the_longest_due_first, Store, Stores) {
  Store store;
  Frontier& frontier = store.frontier();
  BOOST_REQUIRE(frontier.add(std::array{entry("a.no", "/2", start - hours{1}),
                                        entry("a.no", "/1", start - hours{3}),
                                        entry("b.se", "/1", start - hours{4}),
                                        entry("c.dk", "/1", start - hours{2}),
                                        entry("d.fi", "/1", start + seconds{1})}));
  BOOST_TEST(urls(frontier.take_due(start, 2, {}, minutes{5})) ==
                 (Urls{"https://b.se/1", "https://a.no/1"}),
             boost::test_tools::per_element());
  const std::vector<std::string> busy = {"a.no"};
  BOOST_TEST(urls(frontier.take_due(start, 9, busy, minutes{5})) == Urls{"https://c.dk/1"},
             boost::test_tools::per_element());
  BOOST_TEST(urls(frontier.take_due(start, 9, {}, minutes{5})) == Urls{"https://a.no/2"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_host_of_two_sources_is_still_one_host, Store, Stores) {
  Store store;
  Frontier& frontier = store.frontier();
  FrontierEntry other = entry("a.no", "/2", start - hours{1});
  other.source = "no-other";
  BOOST_REQUIRE(frontier.add(std::array{entry("a.no", "/1"), other}));
  BOOST_TEST(urls(frontier.take_due(start, 9, {}, minutes{5})) == Urls{"https://a.no/2"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_run_of_one_source_sees_nothing_else, Store, Stores) {
  Store store;
  Frontier& frontier = store.frontier();
  BOOST_REQUIRE(frontier.add(
      std::array{entry("a.no", "/1", start - hours{2}), entry("b.se", "/1", start - hours{1})}));
  BOOST_TEST((**frontier.next_due() == start - hours{2}));
  BOOST_TEST((**frontier.next_due(std::array<std::string, 1>{"a.no"}) == start - hours{1}));
  frontier.only_sources({"no-b"});
  BOOST_TEST((**frontier.next_due() == start - hours{1}));
  BOOST_TEST(urls(frontier.take_due(start, 9, {}, minutes{5})) == Urls{"https://b.se/1"},
             boost::test_tools::per_element());
  frontier.only_sources({});
  BOOST_TEST(urls(frontier.take_due(start, 9, {}, minutes{5})) == Urls{"https://a.no/1"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_leased_url_returns_when_its_lease_has_passed, Store, Stores) {
  Store store;
  Frontier& frontier = store.frontier();
  BOOST_TEST(!frontier.next_due()->has_value());
  BOOST_REQUIRE(frontier.add(std::array{entry("a.no", "/1", start - hours{1})}));
  BOOST_TEST((**frontier.next_due() == start - hours{1}));
  BOOST_TEST(urls(frontier.take_due(start, 9, {}, minutes{5})).size() == 1);
  BOOST_TEST((**frontier.next_due() == start + minutes{5}));
  BOOST_TEST(urls(frontier.take_due(start + minutes{5} - seconds{1}, 9, {}, minutes{5})).empty());
  const auto again = frontier.take_due(start + minutes{5}, 9, {}, minutes{5});
  BOOST_REQUIRE(urls(again).size() == 1);
  BOOST_TEST((again->front().due == start - hours{1}));  // the lease does not move it

  FrontierEntry visited = again->front();
  visited.due = start + hours{24};
  BOOST_REQUIRE(frontier.store(visited));
  BOOST_TEST((**frontier.next_due() == start + hours{24}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_leases_of_a_killed_crawl_are_void, Store, Stores) {
  Store store;
  BOOST_REQUIRE(store.frontier().add(std::array{entry("a.no", "/1", start)}));
  BOOST_TEST(urls(store.frontier().take_due(start, 9, {}, hours{5})).size() == 1);
  store.reopen();
  BOOST_TEST((**store.frontier().next_due() == start));
  BOOST_TEST(urls(store.frontier().take_due(start, 9, {}, hours{5})).size() == 1);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(robots_are_kept_by_origin, Store, Stores) {
  Store store;
  Frontier& frontier = store.frontier();
  BOOST_TEST(!frontier.robots("https://a.no")->has_value());
  BOOST_REQUIRE(frontier.store_robots({"https://a.no", "User-agent: *\n", 200, start}));
  BOOST_REQUIRE(frontier.store_robots({"https://a.no", "", 503, start + hours{1}}));
  const auto robots = frontier.robots("https://a.no");
  BOOST_REQUIRE(robots && *robots);
  BOOST_TEST((*robots)->body.empty());
  BOOST_TEST((*robots)->status == 503);
  BOOST_TEST(((*robots)->fetched == start + hours{1}));
  BOOST_TEST(!frontier.robots("http://a.no")->has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_state_of_each_source_is_counted, Store, Stores) {
  Store store;
  Frontier& frontier = store.frontier();
  std::vector<FrontierEntry> entries;
  for (int i = 0; i < 6; ++i)
    entries.push_back(entry("a.no", "/" + std::to_string(i)));
  entries.push_back(entry("b.se", "/", start + hours{1}));
  BOOST_REQUIRE(frontier.add(entries));
  for (int i = 0; i < 4; ++i) {
    FrontierEntry visited = entries[static_cast<std::size_t>(i)];
    visited.fetched = start + minutes{i};
    visited.due = start + hours{24};
    if (i == 0) visited.failure = "time-out";
    if (i > 1) visited.failure = "not found";
    BOOST_REQUIRE(frontier.store(visited));
  }
  const auto states = frontier.source_states(start);
  BOOST_REQUIRE(states);
  BOOST_REQUIRE(states->size() == 2);
  const auto& a = (*states)[0];
  BOOST_TEST(a.source == "no-a");
  BOOST_TEST((a.last_visit == start + minutes{3}));
  BOOST_TEST(a.known == 6);
  BOOST_TEST(a.visited == 4);
  BOOST_TEST(a.failed == 3);
  BOOST_TEST(a.due == 2);
  BOOST_REQUIRE(a.failures.size() == 2);
  BOOST_TEST(a.failures[0].reason == "not found");
  BOOST_TEST(a.failures[0].count == 2);
  BOOST_TEST(a.failures[0].example == "https://a.no/2");
  const auto& b = (*states)[1];
  BOOST_TEST(!b.last_visit.has_value());
  BOOST_TEST(b.known == 1);
  BOOST_TEST(b.due == 0);
  BOOST_TEST(b.failures.empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_source_asked_for_by_name_is_due_at_once, Store, Stores) {
  Store store;
  Frontier& frontier = store.frontier();
  const auto later = start + hours{5};
  BOOST_REQUIRE(frontier.add(std::array{entry("a.no", "/now"),
                                        entry("a.no", "/1", later),
                                        entry("a.no", "/2", later),
                                        entry("b.no", "/1", later)}));
  BOOST_REQUIRE(urls(frontier.take_due(start, 9, {}, minutes{5})) == Urls{"https://a.no/now"});
  BOOST_TEST(*frontier.make_due("no-a", start) == 2);
  BOOST_TEST(urls(frontier.take_due(start, 9, {}, minutes{5})) == Urls{"https://a.no/1"});
  BOOST_TEST(urls(frontier.take_due(start, 9, {}, minutes{5})) == Urls{"https://a.no/2"});
  BOOST_TEST(urls(frontier.take_due(start, 9, {}, minutes{5})).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
