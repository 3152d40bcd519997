// The whole way over real HTTP: demonstration sites → downloader → extract → compose → catalogue.
#include <algorithm>
#include <chrono>

#include <boost/test/unit_test.hpp>

#include "crawlers/fetch/downloader.h"
#include "crawlers/harvest/harvest.h"
#include "schemas/file.h"
#include "tests/fixtures/site_server/site_server.h"
#include "tests/paths.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

const std::string sites_folder = source_path("tests/fixtures/sites");

template <typename T>
T sure(Result<T> result) {
  if (!result) BOOST_FAIL(describe(result.error()));
  return *std::move(result);
}

struct Demonstration {
  TemporaryFolder folder;
  sites::SiteServer server{sites_folder};
  SourceFiles sources = sure(SourceFiles::load(sites_folder + "/sources"));
  Normaliser normaliser = sure(Normaliser::load(sure(find_data_folder(""))));
  std::unique_ptr<Catalogue> catalogue = sure(Catalogue::open(
      "sqlite:" + (folder.path() / "c.db").string(), Catalogue::Access::read_write));

  HarvestReport run() {
    const auto address = "127.0.0.1:" + std::to_string(server.port());
    Downloader downloader(
        {.user_agent = "rundkurs-test/1 (+http://localhost/robot)",
         .gate = AddressGate(sure(parse_endpoints(address)), AddressGate::Reach::exceptions_only),
         .resolve_to = address});
    ExtractingReader extracting(normaliser, sources);
    OwnProcessReader reader(extracting);
    SilentLog log;
    SilentProgress progress;
    const auto clock = [] {
      return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    };
    HarvestOptions options{.sources = sources.all()};
    options.visit_all = true;
    return sure(harvest({.catalogue = *catalogue,
                         .pages = downloader,
                         .reader = reader,
                         .clock = clock,
                         .log = log,
                         .progress = progress},
                        options));
  }

  std::vector<Offering> offerings() {
    std::vector<Offering> all;
    const auto read = catalogue->for_each({}, [&](const Offering& offering) {
      all.push_back(offering);
      return Result<void>();
    });
    BOOST_REQUIRE(read.has_value());
    return all;
  }
};

BOOST_FIXTURE_TEST_SUITE(demonstration, Demonstration)

BOOST_AUTO_TEST_CASE(all_sites_are_harvested_and_marked) {
  const auto report = run();
  BOOST_TEST(report.failed == 1);  // The page that robots.txt forbids.
  const auto all = offerings();
  BOOST_TEST(all.size() >= 25U);
  BOOST_TEST(all.size() <= 40U);
  for (const auto& offering : all) {
    BOOST_TEST_CONTEXT(offering.id) {
      BOOST_TEST(offering.demonstration);
      BOOST_TEST(!offering.source.empty());
      BOOST_TEST(!offering.url.empty());
      BOOST_REQUIRE(!offering.runs.empty());
      BOOST_TEST(offering.runs.front().start.has_value());
    }
  }
}

BOOST_AUTO_TEST_CASE(twins_become_one_offering_with_two_languages) {
  run();
  for (const char* id : {"no-sirkelby-sirk300", "se-kretslopp-kl2310", "fi-kiertola-kt00aa02"}) {
    BOOST_TEST_CONTEXT(id) {
      const auto found = sure(catalogue->find(id));
      BOOST_REQUIRE(found.has_value());
      BOOST_TEST(found->title.size() == 2U);
      BOOST_TEST(found->urls.size() == 2U);
      BOOST_TEST(found->ects.has_value());
    }
  }
}

BOOST_AUTO_TEST_CASE(the_forbidden_folder_is_never_asked) {
  run();
  for (const auto& request : server.requests()) {
    BOOST_TEST(request.find("/intern/") == std::string::npos, request);
    BOOST_TEST(request.find("PHPSESSID") == std::string::npos, request);
    BOOST_TEST(request.find("example//en") == std::string::npos, request);
  }
  for (const auto& offering : offerings())
    BOOST_TEST(offering.code != "SIRK999");
}

BOOST_AUTO_TEST_CASE(a_second_run_is_told_that_nothing_changed) {
  const auto first = run();
  const auto count = offerings().size();
  const auto second = run();
  BOOST_TEST(second.fetched == first.fetched);
  BOOST_TEST(second.not_modified >= second.fetched - 2);
  BOOST_TEST(second.created == 0);
  BOOST_TEST(offerings().size() == count);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
