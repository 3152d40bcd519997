// A build is killed at moments all over its course; what is served stays sound, and the next build
// goes on.
#include <chrono>
#include <csignal>
#include <random>
#include <string>
#include <thread>

#include <boost/test/unit_test.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "indexer/write/index_check.h"
#include "indexer/write/index_folder.h"
#include "tests/indexer/write/catalogue_fixture.h"

namespace rundkurs {
namespace {

using std::chrono::microseconds;
using std::chrono::steady_clock;

constexpr int rounds = 12;
constexpr int offerings = 400;

/// Builds in a process of its own, which is killed after `patience`.
void build_and_kill(CatalogueFixture& fixture, microseconds patience) {
  const pid_t child = ::fork();
  BOOST_REQUIRE(child >= 0);
  if (child == 0) {
    // The store is opened anew: SQLite's handles do not survive a fork.
    const BuildOptions options{.index = fixture.index(),
                               .data_folder = SmallDataFolder::path(),
                               .min_relevance = 0,
                               .full = true,
                               .threads = 2};
    SilentProgress progress;
    auto catalogue = Catalogue::open(fixture.catalogue_url(), Catalogue::Access::read_only);
    auto builder = IndexBuilder::make(options);
    const bool done = catalogue && builder && builder->build(**catalogue, progress);
    ::_exit(done ? 0 : 1);
  }
  std::this_thread::sleep_for(patience);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFEXITED(status)) BOOST_TEST(WEXITSTATUS(status) == 0);
}

BOOST_AUTO_TEST_SUITE(killed_builds)

BOOST_AUTO_TEST_CASE(nothing_that_was_served_is_lost) {
  CatalogueFixture fixture;
  expect(fixture.catalogue().in_transaction([&]() -> Result<void> {
    for (int i = 0; i < offerings; ++i)
      fixture.put(
          course("no-uni-" + std::to_string(i), "nb", "Avfall nummer " + std::to_string(i)));
    return {};
  }));
  const auto begun = steady_clock::now();
  BOOST_TEST(fixture.build(0, true).offerings == std::size_t{offerings});
  const auto whole = std::chrono::duration_cast<microseconds>(steady_clock::now() - begun);

  std::mt19937 random(20261122);
  std::uniform_int_distribution<long> moment(0, whole.count());
  for (int round = 0; round < rounds; ++round) {
    build_and_kill(fixture, microseconds(moment(random)));
    const auto sound = check_index(fixture.index());
    BOOST_TEST_CONTEXT("round " << round) {
      BOOST_REQUIRE_MESSAGE(sound.has_value(), (sound ? std::string() : describe(sound.error())));
      BOOST_TEST(*sound == std::size_t{offerings});
    }
  }
  fixture.put(course("no-uni-last", "nb", "Det siste avfallet"));
  BOOST_TEST(fixture.build().offerings == std::size_t{offerings} + 1);
  BOOST_TEST(IndexFolder(fixture.index()).generations().size() <= 2U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
