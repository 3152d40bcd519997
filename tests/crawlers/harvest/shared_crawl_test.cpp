// Two crawlers share the frontier of one PostgreSQL server.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "tests/crawlers/harvest/crawl_process.h"
#include "tests/fixtures/course_site/course_sites.h"
#include "tests/schemas/sql/postgresql_server.h"

namespace rundkurs {
namespace {

using test::CourseSites;
using test::LoopbackServer;

struct SharedCrawl {
  TemporaryFolder folder;
  CourseSites sites{{.hosts = 8, .pages = 20, .page_bytes = 10'000}};
  LoopbackServer server{
      [this](const LoopbackServer::Request& request) { return sites.answer(request); }};

  SharedCrawl() {
    std::filesystem::create_directories(folder.file("sources"));
    sites.write_sources(folder.file("sources"));
  }

  std::vector<std::string> run(const std::string& catalogue) const {
    return {"run",
            "--sources",
            folder.file("sources"),
            "--catalogue",
            catalogue,
            "--resolve-to",
            server.authority()};
  }
};

BOOST_AUTO_TEST_SUITE(shared_crawl)

BOOST_FIXTURE_TEST_CASE(two_crawlers_make_the_catalogue_of_one, SharedCrawl) {
  const auto shared = PostgresqlServer::instance().new_schema();
  CrawlProcess first(run(shared), folder.file("first.out"));
  CrawlProcess second(run(shared), folder.file("second.out"));
  BOOST_TEST(first.wait() == 0);
  BOOST_TEST(second.wait() == 0);

  std::map<std::string, int> asked;
  for (const auto& request : server.asked())
    if (!request.url.ends_with("/robots.txt")) ++asked[request.url];
  BOOST_TEST(asked.size() >= 160U);
  for (const auto& [url, times] : asked)
    BOOST_TEST(times == 1, url << " was asked for " << times << " times");

  const auto alone = "sqlite:" + folder.file("alone.db");
  BOOST_REQUIRE(CrawlProcess(run(alone)).wait() == 0);
  BOOST_TEST((timeless_export(shared, folder) == timeless_export(alone, folder)));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
