#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "schemas/offering_json.h"
#include "tests/paths.h"
#include "tests/schemas/catalogue/records.h"
#include "tests/schemas/program_run.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(status_command)

BOOST_AUTO_TEST_CASE(what_was_imported_is_shown) {
  const TemporaryFolder folder;
  const std::string catalogue = "sqlite:" + folder.file("c.db");
  const auto rows = folder.write(
      "rows.ndjson",
      to_ndjson(imported_row("no-uni-1", "https://uni.example/1", "nb", "Avfall")) + "\n");
  BOOST_REQUIRE(run_program(RUNDKURS_CRAWL, {"import", "--catalogue", catalogue, rows}).status ==
                0);

  const auto shown = run_program(RUNDKURS_CRAWL, {"status", "--catalogue", catalogue});
  BOOST_TEST(shown.status == 0, shown.err);
  BOOST_TEST(shown.out.starts_with(catalogue + ": 1 offerings, 0 gone\n"), shown.out);

  const auto read = run_program(
      RUNDKURS_CRAWL,
      {"status", "--catalogue", catalogue, "--json", "--sources", source_path("data/sources")});
  BOOST_TEST(read.status == 0, read.err);
  BOOST_TEST(nlohmann::json::parse(read.out).at("offerings") == 1);
}

BOOST_AUTO_TEST_CASE(a_missing_catalogue_is_told_and_not_made) {
  const TemporaryFolder folder;
  const auto run =
      run_program(RUNDKURS_CRAWL, {"status", "--catalogue", "sqlite:" + folder.file("none.db")});
  BOOST_TEST(run.status == 1);
  BOOST_TEST(run.err.find("none.db: no catalogue there") != std::string::npos, run.err);
  BOOST_TEST(!std::filesystem::exists(folder.file("none.db")));
  BOOST_TEST(run_program(RUNDKURS_CRAWL, {"status", "--catalogue", "nonsense"}).status == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
