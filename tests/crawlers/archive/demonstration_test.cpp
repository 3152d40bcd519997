// A replay of our own archive gives the catalogue of the crawl that wrote it.
#include <algorithm>
#include <chrono>
#include <filesystem>

#include <boost/test/unit_test.hpp>

#include "crawlers/archive/archiving_source.h"
#include "crawlers/fetch/downloader.h"
#include "crawlers/harvest/harvest.h"
#include "schemas/offering_json.h"
#include "tests/crawlers/archive/replayed.h"
#include "tests/crawlers/archive/warc_text.h"
#include "tests/fixtures/site_server/site_server.h"
#include "tests/paths.h"

namespace rundkurs {
namespace {

using test::sure;

const std::string sites_folder = source_path("tests/fixtures/sites");

Moment wall_clock() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

struct Demonstration : test::Replayed {
  sites::SiteServer server{sites_folder};
  std::unique_ptr<Catalogue> crawled =
      sure(Catalogue::open("sqlite::memory:", Catalogue::Access::read_write));
  std::string archive = folder.file("archive");

  Demonstration() { sources = sure(SourceFiles::load(sites_folder + "/sources")); }

  void crawl() {
    const auto address = "127.0.0.1:" + std::to_string(server.port());
    WireHeadsById heads;
    Downloader downloader(
        {.user_agent = "rundkurs-test/1 (+http://localhost/robot)",
         .gate = AddressGate(sure(parse_endpoints(address)), AddressGate::Reach::exceptions_only),
         .resolve_to = address,
         .heads = &heads});
    auto writer = sure(WarcWriter::open({.folder = archive, .software = "rundkurs/1"}));
    ArchivingSource archiving(downloader, heads, writer, wall_clock);
    ExtractingReader extracting(normaliser, sources);
    OwnProcessReader reader(extracting);
    SilentProgress progress;
    HarvestOptions options{.sources = sources.all()};
    options.visit_all = true;
    sure(harvest({.catalogue = *crawled,
                  .pages = archiving,
                  .reader = reader,
                  .clock = wall_clock,
                  .log = log,
                  .progress = progress},
                 options));
    BOOST_REQUIRE(!archiving.error().has_value());
  }

  std::vector<std::string> archive_files() const {
    std::vector<std::string> files;
    for (const auto& file : std::filesystem::directory_iterator(archive))
      files.push_back(file.path().string());
    std::sort(files.begin(), files.end());
    return files;
  }

  /// Seconds between two times as records state them.
  static auto apart(const std::string& a, const std::string& b) {
    return std::chrono::abs(*parse_timestamp(a) - *parse_timestamp(b)).count();
  }

  /// A page is archived when its answer comes and stored a moment later: a second may turn
  /// between the two. Beyond that, times must be those of the crawl.
  static void same_times(Offering& replayed, const Offering& crawled) {
    for (const auto time : {&Offering::first_seen, &Offering::last_seen, &Offering::last_changed}) {
      BOOST_TEST(apart(replayed.*time, crawled.*time) <= 2);
      replayed.*time = crawled.*time;
    }
    for (auto& [field, said] : replayed.provenance) {
      const auto& other = crawled.provenance.at(field).captured;
      BOOST_TEST(said.captured.empty() == other.empty());
      if (!other.empty()) BOOST_TEST(apart(said.captured, other) <= 2);
      said.captured = other;
    }
  }

  void same_offerings() {
    std::vector<Offering> expected;
    sure_of(crawled->for_each({.gone = true}, [&](const Offering& offering) {
      expected.push_back(offering);
      return Result<void>();
    }));
    auto seen = offerings();
    BOOST_TEST(expected.size() >= 25U);
    BOOST_REQUIRE(seen.size() == expected.size());
    for (std::size_t i = 0; i < seen.size(); ++i) {
      BOOST_TEST_CONTEXT(expected[i].id) {
        BOOST_REQUIRE(seen[i].id == expected[i].id);
        same_times(seen[i], expected[i]);
        BOOST_TEST(to_ndjson(seen[i]) == to_ndjson(expected[i]));
        BOOST_TEST(seen[i].source == expected[i].source);
      }
    }
  }

  static void sure_of(const Result<void>& done) {
    if (!done) BOOST_FAIL(describe(done.error()));
  }
};

BOOST_FIXTURE_TEST_SUITE(archived_demonstration, Demonstration)

BOOST_AUTO_TEST_CASE(a_replay_gives_the_catalogue_of_the_crawl) {
  crawl();
  const auto files = archive_files();
  BOOST_REQUIRE(files.size() == 1U);
  const auto read = test::read_back(files[0]);
  BOOST_TEST(read.problems.empty());
  const auto report = replay_files(files);
  BOOST_TEST(report.problems == 0U);
  BOOST_TEST(report.unread_files == 0U);
  BOOST_TEST(report.feeds >= 3U);
  same_offerings();
}

BOOST_AUTO_TEST_CASE(a_second_run_writes_what_was_not_modified_into_a_new_file) {
  crawl();
  const auto first = archive_files();
  crawl();
  const auto files = archive_files();
  BOOST_REQUIRE(files.size() == 2U);
  BOOST_TEST(files[0] == first[0]);
  const auto report = replay_files(files);
  BOOST_TEST(report.problems == 0U);
  same_offerings();
}

BOOST_AUTO_TEST_CASE(an_archive_that_was_cut_by_a_kill_gives_what_was_whole) {
  crawl();
  const auto file = archive_files().at(0);
  std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
  const auto report = replay_files({file});
  BOOST_TEST(report.problems == 1U);
  BOOST_TEST(report.pages > 5U);
  BOOST_TEST(offerings().size() > 3U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
