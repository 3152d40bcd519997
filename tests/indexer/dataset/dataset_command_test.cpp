// `rundkurs-index dataset` as a user meets it, with the shipped catalogue.
#include <filesystem>
#include <sstream>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "schemas/file.h"
#include "tests/paths.h"
#include "tests/schemas/program_run.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(dataset_command)

BOOST_AUTO_TEST_CASE(the_shipped_catalogue_is_given_away_and_read_back) {
  const TemporaryFolder folder;
  const auto catalogue = "sqlite:" + folder.file("catalogue.db");
  const auto shipped = source_path("data/catalogue/offerings.jsonl");
  BOOST_REQUIRE(run_program(RUNDKURS_CRAWL, {"import", "--catalogue", catalogue, shipped}).status ==
                0);
  const auto set = folder.file("set");
  const std::vector<std::string> command = {
      "dataset", "--catalogue", catalogue, "--date", "2026-11-29", "--publisher", "Centre", set};
  const auto made = run_program(RUNDKURS_INDEX, command);
  BOOST_REQUIRE_MESSAGE(made.status == 0, made.err);
  const auto package = nlohmann::json::parse(read_file(set + "/datapackage.json").value());
  const auto offerings = package.at("counts").at("offerings").get<int>();
  BOOST_TEST(offerings > 100);
  BOOST_TEST(made.out.starts_with(set + ": " + std::to_string(offerings) + " offerings of "),
             made.out);

  // Nobody's address, and none of the catalogue's own summaries.
  const auto lines = read_file(set + "/offerings.ndjson").value();
  for (const auto* part : {"@", "\"summary\"", "\"learning_outcomes\"", "\"prerequisites\""})
    BOOST_TEST(lines.find(part) == std::string::npos, part);

  const auto again = run_program(
      RUNDKURS_CRAWL,
      {"import", "--catalogue", "sqlite:" + folder.file("again.db"), set + "/offerings.ndjson"});
  BOOST_TEST(again.status == 0, again.err);

  const auto refused = run_program(RUNDKURS_INDEX, command);
  BOOST_TEST(refused.status == 1);
  BOOST_TEST(refused.err.find("there is something already") != std::string::npos, refused.err);
}

BOOST_AUTO_TEST_CASE(what_is_no_day_or_no_address_is_wrong_use) {
  const TemporaryFolder folder;
  for (const std::vector<std::string>& wrong : {std::vector<std::string>{"--date", "2026-02-30"},
                                                {"--date", "2026-11"},
                                                {"--homepage", "data.example"},
                                                {"--min-relevance", "4"}}) {
    auto words = wrong;
    words.insert(words.begin(), "dataset");
    words.push_back(folder.file("set"));
    const auto run = run_program(RUNDKURS_INDEX, words);
    BOOST_TEST(run.status == 2, run.err);
  }
  BOOST_TEST(run_program(RUNDKURS_INDEX, {"dataset"}).status == 2);
  const auto none = run_program(
      RUNDKURS_INDEX,
      {"dataset", "--catalogue", "sqlite:" + folder.file("none.db"), folder.file("set")});
  BOOST_TEST(none.status == 1);
  BOOST_TEST(!std::filesystem::exists(folder.file("set")));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
