// Several crawlers on one frontier, each with a connection of its own.
#include <atomic>
#include <csignal>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include "schemas/catalogue/frontier.h"
#include "schemas/catalogue/sql_frontier.h"
#include "schemas/sql/postgresql.h"
#include "tests/schemas/catalogue/records.h"
#include "tests/schemas/catalogue/store.h"

namespace rundkurs {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const Timestamp start{seconds{1'800'000'000}};
constexpr auto rest = SqlFrontier::host_rest;

FrontierEntry entry(const std::string& source, const std::string& host, int number) {
  FrontierEntry made;
  made.url = fmt::format("https://{}/{}/{}", host, source, number);
  made.source = source;
  made.host = host;
  made.due = start;
  return made;
}

std::vector<FrontierEntry> taken(Frontier& frontier,
                                 Timestamp now,
                                 std::chrono::seconds lease = minutes{5}) {
  auto entries = frontier.take_due(now, 9, {}, lease);
  if (!entries) BOOST_FAIL(describe(entries.error()));
  return *std::move(entries);
}

void visit(Frontier& frontier, FrontierEntry entry, Timestamp at) {
  entry.fetched = at;
  entry.due = at + hours{24 * 365};
  const auto stored = frontier.store(entry);
  if (!stored) BOOST_FAIL(describe(stored.error()));
}

/// Two crawlers, "ours" and "theirs".
struct TwoCrawlers {
  PostgresqlStore first;
  Store second{first.url()};
  Frontier& ours = first.frontier();
  Frontier& theirs = second.frontier();

  void add(const std::vector<FrontierEntry>& entries) {
    const auto added = ours.add(entries);
    if (!added) BOOST_FAIL(describe(added.error()));
  }
};

BOOST_AUTO_TEST_SUITE(shared_frontier)

BOOST_AUTO_TEST_CASE(a_host_is_asked_by_one_crawler_also_for_another_source) {
  TwoCrawlers crawlers;
  crawlers.add({entry("no-a", "a.no", 1),
                entry("no-a", "a.no", 2),
                entry("no-b", "a.no", 3),
                entry("no-b", "b.no", 1)});
  BOOST_REQUIRE(taken(crawlers.ours, start).size() == 2);
  BOOST_TEST(taken(crawlers.theirs, start).empty());
  BOOST_TEST((**crawlers.theirs.next_due() == start + minutes{5}));
  BOOST_TEST((**crawlers.ours.next_due() == start));  // we know ourselves that it is busy
}

BOOST_AUTO_TEST_CASE(who_has_nothing_to_do_knows_that_another_is_at_work) {
  TwoCrawlers crawlers;
  crawlers.add({entry("no-a", "a.no", 1)});
  BOOST_TEST(taken(crawlers.theirs, start - seconds{1}).empty());
  BOOST_TEST(!*crawlers.theirs.others_at_work());
  const auto mine = taken(crawlers.ours, start);
  BOOST_REQUIRE(mine.size() == 1);
  BOOST_TEST(*crawlers.theirs.others_at_work());
  BOOST_TEST(!*crawlers.ours.others_at_work());
  crawlers.theirs.only_sources({"no-b"});
  BOOST_TEST(!*crawlers.theirs.others_at_work());
  crawlers.theirs.only_sources({});
  visit(crawlers.ours, mine.front(), start + seconds{2});
  BOOST_TEST(taken(crawlers.theirs, start + seconds{3}).empty());
  BOOST_TEST(!*crawlers.theirs.others_at_work());  // The host has its rest.
}

BOOST_AUTO_TEST_CASE(a_host_changes_hands_after_a_rest) {
  TwoCrawlers crawlers;
  crawlers.add({entry("no-a", "a.no", 1), entry("no-a", "a.no", 2), entry("no-a", "a.no", 3)});
  const auto mine = taken(crawlers.ours, start);
  BOOST_REQUIRE(mine.size() == 1);
  visit(crawlers.ours, mine.front(), start + seconds{2});
  BOOST_TEST(taken(crawlers.theirs, start + seconds{1} + rest).empty());
  BOOST_TEST((**crawlers.theirs.next_due() == start + seconds{2} + rest));
  BOOST_TEST(taken(crawlers.ours, start + seconds{3}, seconds{10}).size() == 1);  // it is ours
  BOOST_TEST(taken(crawlers.theirs, start + seconds{12}).empty());
  BOOST_TEST(taken(crawlers.theirs, start + seconds{13}).size() == 1);
  BOOST_TEST(taken(crawlers.ours, start + seconds{13}).empty());
}

BOOST_AUTO_TEST_CASE(a_host_that_rests_is_left_alone_by_all) {
  TwoCrawlers crawlers;
  crawlers.add({entry("no-a", "a.no", 1)});
  BOOST_REQUIRE(crawlers.ours.store_host_rest({"a.no", start + hours{1}, 2}));
  BOOST_TEST(taken(crawlers.theirs, start + hours{1} - seconds{1}).empty());
  BOOST_TEST((**crawlers.theirs.next_due() == start + hours{1}));
  BOOST_TEST(taken(crawlers.theirs, start + hours{1}).size() == 1);
}

BOOST_AUTO_TEST_CASE(a_living_lease_is_kept_and_an_expired_one_returns) {
  TwoCrawlers crawlers;
  crawlers.add({entry("no-a", "a.no", 1)});
  BOOST_TEST(taken(crawlers.ours, start).size() == 1);
  // A crawler that starts takes nothing back from those that run.
  crawlers.second.reopen();
  Frontier& theirs = crawlers.second.frontier();
  BOOST_TEST(taken(theirs, start + minutes{5} - seconds{1}).empty());
  BOOST_TEST(taken(theirs, start + minutes{5}).size() == 1);
  BOOST_TEST(taken(crawlers.ours, start + minutes{5}).empty());
}

BOOST_AUTO_TEST_CASE(a_crawler_that_ends_gives_back_what_it_did_not_visit) {
  TwoCrawlers crawlers;
  crawlers.add({entry("no-a", "a.no", 1)});
  BOOST_TEST(taken(crawlers.ours, start).size() == 1);
  crawlers.first.close();
  BOOST_TEST(taken(crawlers.theirs, start).size() == 1);
}

BOOST_AUTO_TEST_CASE(one_that_comes_late_does_not_give_back_what_is_another_s) {
  TwoCrawlers crawlers;
  crawlers.add({entry("no-a", "a.no", 1)});
  BOOST_TEST(taken(crawlers.ours, start).size() == 1);
  BOOST_TEST(taken(crawlers.theirs, start + minutes{5}).size() == 1);
  crawlers.first.close();
  crawlers.first.reopen();
  BOOST_TEST(taken(crawlers.first.frontier(), start + minutes{6}).empty());
}

BOOST_AUTO_TEST_CASE(the_leases_of_a_killed_crawler_return) {
  PostgresqlStore store;
  const FrontierEntry entries[] = {entry("no-a", "a.no", 1), entry("no-b", "b.no", 1)};
  BOOST_REQUIRE(store.frontier().add(entries));
  store.close();
  int ends[2];
  BOOST_REQUIRE(::pipe(ends) == 0);
  const pid_t crawler = ::fork();
  if (crawler == 0) {
    auto opened = Catalogue::open(store.url(), Catalogue::Access::read_write);
    char count = 'x';
    if (opened) {
      const auto due = (*opened)->frontier().take_due(start, 9, {}, minutes{5});
      if (due) count = static_cast<char>('0' + due->size());
    }
    if (::write(ends[1], &count, 1) != 1) ::_exit(1);
    ::pause();
    ::_exit(0);
  }
  char count = 0;
  BOOST_REQUIRE(::read(ends[0], &count, 1) == 1);
  BOOST_TEST(count == '2');
  ::kill(crawler, SIGKILL);
  ::waitpid(crawler, nullptr, 0);
  ::close(ends[0]);
  ::close(ends[1]);

  // Whoever has nothing to do sees it after a while; who does not look, when its time has come.
  store.reopen();
  Frontier& frontier = store.frontier();
  BOOST_TEST(taken(frontier, start).empty());
  BOOST_TEST(*frontier.others_at_work());
  BOOST_TEST(taken(frontier, start + HostLeases::until_dead - seconds{1}).empty());
  BOOST_TEST(*frontier.others_at_work());
  BOOST_TEST(taken(frontier, start + HostLeases::until_dead).empty());
  BOOST_TEST(*frontier.others_at_work());
  BOOST_TEST(taken(frontier, start + HostLeases::until_dead).size() == 2);
  BOOST_TEST(!*frontier.others_at_work());
}

BOOST_AUTO_TEST_CASE(who_lost_its_session_for_a_moment_is_not_dead) {
  TwoCrawlers crawlers;
  crawlers.add({entry("no-a", "a.no", 1)});
  BOOST_REQUIRE(taken(crawlers.ours, start).size() == 1);
  PostgresqlServer::instance().end_sessions();
  BOOST_TEST(taken(crawlers.theirs, start).empty());
  BOOST_TEST(*crawlers.theirs.others_at_work());
  BOOST_TEST(taken(crawlers.ours, start).empty());  // In a new session.
  BOOST_TEST(taken(crawlers.theirs, start + seconds{60}).empty());
  BOOST_TEST(*crawlers.theirs.others_at_work());
  BOOST_TEST(taken(crawlers.theirs, start + seconds{60}).empty());
}

BOOST_AUTO_TEST_CASE(what_is_locked_for_a_moment_is_not_nothing) {
  PostgresqlStore store;
  BOOST_REQUIRE(store.frontier().add(std::array{entry("no-a", "a.no", 1)}));
  std::atomic<bool> locked = false;
  std::thread other([&] {
    postgresql::Connection connection(store.url(), postgresql::Connection::Mode::read_write);
    sql::Transaction transaction(connection, sql::Writers::several);
    connection.execute("UPDATE frontier_queue SET source = source");
    locked = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    transaction.commit();
  });
  while (!locked)
    std::this_thread::yield();
  const auto due = store.frontier().take_due(start, 9, {}, minutes{5});
  other.join();
  BOOST_REQUIRE(due);
  BOOST_TEST(due->size() == 1);
}

/// What all crawlers do at a moment, to be seen by all.
struct Watch {
  std::mutex mutex;
  std::set<std::string> hosts;  ///< Being asked.
  std::map<std::string, int> visits;
  std::atomic<int> seconds_passed = 0;
  std::atomic<int> twice = 0;
  std::atomic<int> stored = 0;
  std::string failure;

  Timestamp now() { return start + seconds{++seconds_passed}; }
  void begin(const FrontierEntry& entry) {
    const std::lock_guard lock(mutex);
    if (!hosts.insert(entry.host).second) ++twice;
    ++visits[entry.url];
  }
  void end(const FrontierEntry& entry) {
    const std::lock_guard lock(mutex);
    hosts.erase(entry.host);
  }
  void fail(const Error& error) {
    const std::lock_guard lock(mutex);
    failure = describe(error);
  }
};

void crawl(const std::string& url, std::size_t pages, Watch& watch) {
  auto catalogue = Catalogue::open(url, Catalogue::Access::read_write);
  if (!catalogue) return watch.fail(catalogue.error());
  Frontier& frontier = (*catalogue)->frontier();
  for (int step = 0; step < 5000 && watch.stored < static_cast<int>(pages); ++step) {
    const auto due = frontier.take_due(watch.now(), 3, {}, hours{1000});
    if (!due) return watch.fail(due.error());
    for (const auto& each : *due)
      watch.begin(each);
    for (FrontierEntry each : *due) {
      each.due = start + hours{24 * 365};
      watch.end(each);
      // As a visit does: links to other hosts and the outcome are kept at once.
      const auto kept = (*catalogue)->in_transaction([&]() -> Result<void> {
        const auto number = static_cast<int>(watch.stored);
        const FrontierEntry links[] = {entry("no-0", fmt::format("h{}.no", number % 20), 0),
                                       entry("no-1", fmt::format("h{}.no", step % 20), 0)};
        if (auto added = frontier.add(links); !added) return added.error();
        return frontier.store(each);
      });
      if (!kept) return watch.fail(kept.error());
      ++watch.stored;
    }
  }
}

BOOST_AUTO_TEST_CASE(crawlers_at_the_same_time_never_meet) {
  PostgresqlStore store;
  std::vector<FrontierEntry> entries;
  for (int i = 0; i < 300; ++i) {
    entries.push_back(entry(fmt::format("no-{}", i % 2), fmt::format("h{}.no", i % 20), i / 20));
  }
  BOOST_REQUIRE(*store.frontier().add(entries) == 300);
  Watch watch;
  std::vector<std::thread> crawlers;
  for (int i = 0; i < 3; ++i)
    crawlers.emplace_back([&] { crawl(store.url(), entries.size(), watch); });
  for (auto& crawler : crawlers)
    crawler.join();
  BOOST_TEST(watch.failure.empty(), watch.failure);
  BOOST_TEST(watch.twice == 0);
  BOOST_TEST(watch.visits.size() >= entries.size());
  for (const auto& [url, visits] : watch.visits)
    BOOST_TEST(visits == 1, url << " was taken " << visits << " times");
}

BOOST_AUTO_TEST_CASE(records_of_one_offering_that_arrive_together_are_joined) {
  PostgresqlStore store;
  constexpr int offerings = 25;
  std::vector<std::string> failures(2);
  const auto put_all = [&](std::size_t who, const std::string& language) {
    auto catalogue = Catalogue::open(store.url(), Catalogue::Access::read_write);
    for (int i = 0; catalogue && i < offerings; ++i) {
      const auto stored =
          (*catalogue)
              ->put(harvested_page(fmt::format("no-uni-{}-{}", language, i),
                                   fmt::format("https://uni.example/{}/{}", language, i),
                                   language,
                                   fmt::format("{} {}", language, i),
                                   fmt::format("A{}", i)),
                    start);
      if (!stored) failures[who] = describe(stored.error());
    }
    if (!catalogue) failures[who] = describe(catalogue.error());
  };
  std::thread norwegian([&] { put_all(0, "nb"); });
  std::thread english([&] { put_all(1, "en"); });
  norwegian.join();
  english.join();
  BOOST_TEST(failures[0] == "");
  BOOST_TEST(failures[1] == "");
  BOOST_TEST(*store.catalogue().count({}) == offerings);
  for (int i = 0; i < offerings; ++i) {
    const auto found = store.catalogue().find(fmt::format("no-uni-en-{}", i));
    BOOST_REQUIRE(found && *found);
    BOOST_TEST((*found)->title.size() == 2);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
