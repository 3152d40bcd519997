// The index needs no backup: that of a restored catalogue answers as the lost one did.
#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "tests/packaging/supervisor.h"
#include "tests/paths.h"
#include "tests/schemas/program_run.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

std::string said_by(const std::string& program, const std::vector<std::string>& words) {
  const auto run = run_program(program, words);
  BOOST_REQUIRE_MESSAGE(run.status == 0, run.err);
  return run.out;
}

std::string found_with(const std::string& index) {
  Supervisor supervisor;
  supervisor.start(-1, index);
  BOOST_REQUIRE(supervisor.hears("READY=1"));
  const auto answer =
      Supervisor::answer(supervisor.ask("/api/v1/export?format=ndjson&q=plast&sort=title"));
  BOOST_TEST(supervisor.end(SIGTERM) == 0);
  return answer.substr(answer.find("\r\n\r\n"));
}

BOOST_AUTO_TEST_SUITE(restored_index)

BOOST_AUTO_TEST_CASE(it_answers_as_the_lost_one_did) {
  const TemporaryFolder folder;
  const auto catalogue = "sqlite:" + folder.file("c.db");
  const auto index = folder.file("index");
  said_by(RUNDKURS_CRAWL,
          {"import", "--catalogue", catalogue, source_path("data/catalogue/offerings.jsonl")});
  said_by(RUNDKURS_INDEX, {"build", "--catalogue", catalogue, "--index", index});
  const auto offerings = said_by(RUNDKURS_CRAWL, {"export", "--catalogue", catalogue});
  const auto found = found_with(index);
  auto backup =
      said_by(RUNDKURS_CRAWL, {"backup", "--catalogue", catalogue, folder.file("backups")});
  backup.pop_back();  // the end of its line

  std::filesystem::remove(folder.file("c.db"));
  std::filesystem::remove_all(index);
  said_by(RUNDKURS_CRAWL, {"restore", "--catalogue", catalogue, backup});
  said_by(RUNDKURS_INDEX, {"build", "--catalogue", catalogue, "--index", index});
  BOOST_TEST((said_by(RUNDKURS_CRAWL, {"export", "--catalogue", catalogue}) == offerings));
  BOOST_TEST((found_with(index) == found));
  BOOST_TEST(found.size() > 1000U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
