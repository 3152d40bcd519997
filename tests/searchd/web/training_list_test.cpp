#include "searchd/web/training_list.h"

#include <boost/test/unit_test.hpp>

#include "tests/searchd/web/test_site.h"

namespace rundkurs::web {
namespace {

nlohmann::json priced() {
  auto record = SampleDocuments::record();
  record["id"] = "no-test-priced";
  record["ects"] = 15;
  record["title"] = {{"nb", "=1+1"}};
  record["runs"] = nlohmann::json::parse(R"([
      {"start": "2020-08-17", "tuition": {"amount": 5000, "currency": "NOK"}},
      {"start": "2199-01", "end": "2199-06", "application_deadline": "2198-12-01",
       "tuition": {"amount": 9000, "currency": "NOK"}}])");
  return record;
}

const exported::Cell& cell(const exported::Table& table, std::string_view head, std::size_t row) {
  for (std::size_t i = 0; i < table.heads.size(); ++i) {
    if (table.heads[i].starts_with(head)) return table.rows.at(row).at(i);
  }
  throw std::out_of_range("no such column");
}

BOOST_AUTO_TEST_SUITE(training_list)

BOOST_AUTO_TEST_CASE(hours_come_of_credits_and_price_and_dates_of_the_next_run) {
  const FactWords words(Messages::in("en"), shipped_vocabulary());
  const auto table = training_table({priced(), SampleDocuments::record()}, words);
  BOOST_TEST(table.rows.size() == 2U);
  BOOST_TEST(std::get<double>(cell(table, "Hours of work, at least", 0)) == 375);
  BOOST_TEST(std::get<double>(cell(table, "Hours of work, at most", 0)) == 450);
  BOOST_TEST(std::get<double>(cell(table, "Price", 0)) == 9000);
  BOOST_TEST(std::get<std::string>(cell(table, "Next start", 0)) == "2199-01");
  BOOST_TEST(std::get<std::string>(cell(table, "End", 0)) == "2199-06");
  BOOST_TEST(std::get<std::string>(cell(table, "Application deadline", 0)) == "2198-12-01");
  BOOST_TEST(cell(table, "Duration", 1).index() == 0U);
}

BOOST_AUTO_TEST_CASE(without_credits_there_are_no_hours) {
  const FactWords words(Messages::in("en"), shipped_vocabulary());
  auto silent = SampleDocuments::record();
  silent.erase("ects");
  BOOST_TEST(cell(training_table({silent}, words), "Hours of work, at least", 0).index() == 0U);
  BOOST_TEST(training_sum({silent}, words.messages()) == "");
  BOOST_TEST(training_sum({silent, priced()}, words.messages()) ==
             "Together: 15 ECTS, 375 to 450 hours of work.");
}

BOOST_AUTO_TEST_CASE(a_saved_list_can_be_taken_along) {
  TestSite site;
  site.documents.offered = priced();
  const auto page = site.get("/saved", "id=no-test-ab101&id=no-test-priced&hl=en");
  BOOST_TEST(contains(page.body, "/saved.xlsx?id=no-test-ab101&amp;id=no-test-priced&amp;hl=en"));
  BOOST_TEST(contains(page.body, "Together: 22.5 ECTS, 563 to 675 hours of work."));
  const auto csv = site.get("/saved.csv", "id=no-test-priced&id=gone&hl=nb");
  BOOST_TEST(csv.status == 200);
  BOOST_TEST(contains(csv.body, "'=1+1;"));
  BOOST_TEST(contains(*csv.find("Content-Disposition"), "rundkurs.csv"));
  const auto xlsx = site.get("/saved.xlsx", "id=no-test-priced&hl=nb");
  BOOST_TEST(xlsx.status == 200);
  BOOST_TEST(xlsx.content_type == exported::xlsx_media_type);
  BOOST_TEST(xlsx.body.starts_with("PK"));
  BOOST_TEST(site.get("/saved.csv", "hl=nb").status == 200);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::web
