// The program is killed again and again, and the catalogue is the same in the end.
// RUNDKURS_KILLS="HOSTS PAGES_OF_A_HOST KILLS" sets another size than the small one.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "tests/crawlers/harvest/crawl_process.h"
#include "tests/fixtures/course_site/course_sites.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

using namespace std::chrono_literals;
using test::CourseSites;
using test::LoopbackServer;

struct Plan {
  CourseSites::Size size{.hosts = 20, .pages = 28, .page_bytes = 20'000};
  std::size_t kills = 10;
};

Plan plan() {
  Plan plan;
  if (const char* text = std::getenv("RUNDKURS_KILLS"); text != nullptr) {
    std::istringstream in(text);
    in >> plan.size.hosts >> plan.size.pages >> plan.kills;
    if (!in || plan.size.hosts < 1 || plan.size.pages < 1) {
      throw std::runtime_error("RUNDKURS_KILLS: not three numbers");
    }
  }
  return plan;
}

struct Crawl {
  Plan planned = plan();
  TemporaryFolder folder;
  CourseSites sites{planned.size};
  std::unique_ptr<LoopbackServer> server = std::make_unique<LoopbackServer>(
      [this](const LoopbackServer::Request& request) { return sites.answer(request); });

  Crawl() {
    std::filesystem::create_directories(folder.file("sources"));
    sites.write_sources(folder.file("sources"));
  }

  std::string catalogue(const std::string& name) const { return "sqlite:" + folder.file(name); }
  std::vector<std::string> arguments(const std::string& name) const {
    return {"run",
            "--sources",
            folder.file("sources"),
            "--catalogue",
            catalogue(name),
            "--resolve-to",
            server->authority()};
  }
};

/// Requests that were made again although the first answer had been stored. A host is asked for one
/// thing at a time, so only the last request to it before a kill can have been lost.
std::vector<std::string> needless(const std::vector<LoopbackServer::Asked>& asked,
                                  const std::vector<std::size_t>& kills) {
  std::vector<std::string> found;
  std::map<std::string, std::string> last_of_host;
  std::set<std::string> stored;
  std::size_t next_kill = 0;
  for (std::size_t i = 0; i <= asked.size(); ++i) {
    while (next_kill < kills.size() && kills[next_kill] == i) {
      last_of_host.clear();  // These may have been lost; the others of that life are in `stored`.
      ++next_kill;
    }
    if (i == asked.size()) break;
    const auto& url = asked[i].url;
    if (stored.contains(url)) found.push_back(url);
    auto& last = last_of_host[url.substr(0, url.find('/'))];
    if (!last.empty()) stored.insert(last);
    last = url;
  }
  return found;
}

BOOST_AUTO_TEST_SUITE(killed_crawl)

BOOST_FIXTURE_TEST_CASE(the_catalogue_is_that_of_an_undisturbed_crawl, Crawl) {
  const auto begun = std::chrono::steady_clock::now();
  BOOST_REQUIRE(CrawlProcess(arguments("calm.db")).wait() == 0);
  const auto calm_seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  const auto calm = timeless_export(catalogue("calm.db"), folder);
  const auto calm_requests = server->asked().size();
  BOOST_TEST(static_cast<std::size_t>(std::count(calm.begin(), calm.end(), '\n')) ==
             static_cast<std::size_t>(planned.size.hosts) *
                 static_cast<std::size_t>(planned.size.pages));
  server = std::make_unique<LoopbackServer>(
      [this](const LoopbackServer::Request& request) { return sites.answer(request); });

  // Each life lasts for a random number of requests, so that slow machines get on as well; now
  // and then it ends before the first.
  std::mt19937 random(20261128);
  const auto share = calm_requests / (planned.kills + 1);
  std::vector<std::size_t> kills;
  bool complete = false;
  while (kills.size() < planned.kills && !complete) {
    const auto before = server->asked().size();
    const auto wanted = kills.size() % 7 == 6 ? 0 : random() % (2 * share);
    const auto deadline = std::chrono::steady_clock::now() + 60s;
    CrawlProcess crawl(arguments("disturbed.db"));
    if (wanted == 0) std::this_thread::sleep_for(std::chrono::milliseconds(random() % 300));
    while (server->asked().size() < before + wanted && !crawl.has_ended() &&
           std::chrono::steady_clock::now() < deadline) {
      std::this_thread::sleep_for(1ms);
    }
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 20'000));
    complete = crawl.has_ended();
    crawl.kill();
    if (!complete) kills.push_back(server->asked().size());
  }
  BOOST_REQUIRE(CrawlProcess(arguments("disturbed.db")).wait() == 0);

  const auto asked = server->asked();
  const auto repeated = needless(asked, kills);
  std::cout << "  " << planned.size.hosts << " hosts, " << calm_requests << " requests in "
            << calm_seconds << " s undisturbed; with " << kills.size() << " kills "
            << asked.size() - calm_requests << " requests more, " << repeated.size()
            << " of them needless\n";
  BOOST_TEST(kills.size() >= planned.kills / 2);  // It must not have been done before its time.
  BOOST_TEST(repeated.empty(), (repeated.empty() ? "" : repeated.front()));
  BOOST_TEST((timeless_export(catalogue("disturbed.db"), folder) == calm));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
