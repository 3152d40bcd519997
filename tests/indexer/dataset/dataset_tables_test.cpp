#include "indexer/dataset/dataset_tables.h"

#include <map>
#include <random>

#include <boost/test/unit_test.hpp>

#include "schemas/csv.h"
#include "tests/schemas/sample_offering.h"

namespace rundkurs::dataset {
namespace {

/// Column → cell of each row, as a reader finds them.
std::vector<std::map<std::string, std::string>> read(const std::string& text) {
  const auto rows = read_csv(text, "table.csv", ',').value();
  std::vector<std::map<std::string, std::string>> read;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    BOOST_REQUIRE_EQUAL(rows[i].cells.size(), rows[0].cells.size());
    auto& row = read.emplace_back();
    for (std::size_t column = 0; column < rows[0].cells.size(); ++column)
      row[rows[0].cells[column]] = rows[i].cells[column];
  }
  return read;
}

BOOST_AUTO_TEST_SUITE(dataset_tables)

BOOST_AUTO_TEST_CASE(an_offering_is_a_row) {
  const auto row = read(head_line(offering_fields()) + offering_line(complete_offering())).at(0);
  const std::map<std::string, std::string> wanted = {
      {"id", "no-skole-bio1"},
      {"title", "Reuse of boats"},
      {"title_lang", "en"},
      {"institution", "Havnby School"},
      {"country", "NO"},
      {"code", "BIO 1"},
      {"ects", "7.5"},
      {"credits", "7.5"},
      {"credit_system", "studiepoeng"},
      {"language_of_instruction", "nb|en"},
      {"mode", "campus|online"},
      {"part_time", "true"},
      {"duration_hours", "200"},
      {"for_groups", "true"},
      {"place", "Havnby|Fjellby"},
      {"region", "NO-32"},
      {"lat", "59.5"},
      {"lon", "10.25"},
      {"topics", "product-lifetime-repair-reuse|plastics"},
      {"relevance", "2"},
      {"relevance_curated", "true"},
      {"runs", "2"},
      {"last_seen", "2026-11-23T10:00:00Z"}};
  for (const auto& [column, value] : wanted)
    BOOST_TEST(row.at(column) == value, column << ": " << row.at(column));
}

BOOST_AUTO_TEST_CASE(a_run_is_a_row_of_the_other_table) {
  const auto rows = read(head_line(run_fields()) + run_lines(complete_offering()));
  BOOST_REQUIRE_EQUAL(rows.size(), 2U);
  BOOST_TEST(rows[0].at("offering") == "no-skole-bio1");
  BOOST_TEST(rows[0].at("start") == "2027-01-12");
  BOOST_TEST(rows[0].at("end") == "2027-06");
  BOOST_TEST(rows[0].at("tuition") == "2500");
  BOOST_TEST(rows[0].at("currency") == "NOK");
  BOOST_TEST(rows[1].at("start") == "2027-autumn");
  BOOST_TEST(rows[1].at("seats").empty());
  BOOST_TEST(run_lines(Offering()).empty());
}

BOOST_AUTO_TEST_CASE(a_title_that_looks_like_something_else_stays_in_its_cell) {
  auto offering = complete_offering();
  offering.title = {{"en", "Waste, \"reuse\"\nand repair; a|b"}};
  BOOST_TEST(read(head_line(offering_fields()) + offering_line(offering)).at(0).at("title") ==
             offering.title.at("en"));
  offering.title = {{"en", "=HYPERLINK(\"https://x.example\")"}};
  BOOST_TEST(read(head_line(offering_fields()) + offering_line(offering)).at(0).at("title") ==
             "'" + offering.title.at("en"));
}

BOOST_AUTO_TEST_CASE(whatever_is_missing_the_cells_stay_in_their_columns) {
  std::mt19937 chance(20261130);
  for (int i = 0; i < 200; ++i) {
    const auto offering = random_offering(chance);
    const auto row = read(head_line(offering_fields()) + offering_line(offering)).at(0);
    BOOST_TEST(row.at("id") == offering.id);
    BOOST_TEST(row.at("missing_since") == offering.missing_since);
    const auto runs = read(head_line(run_fields()) + run_lines(offering));
    BOOST_TEST(runs.size() == offering.runs.size());
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::dataset
