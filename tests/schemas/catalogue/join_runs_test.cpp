#include "schemas/catalogue/join_runs.h"

#include <boost/test/unit_test.hpp>

#include "tests/schemas/catalogue/records.h"

namespace rundkurs {
namespace {

/// "2027-08 Oslo | 2028": start and place of each run.
std::string shown(const std::vector<Run>& runs) {
  std::string text;
  for (const Run& run : runs) {
    if (!text.empty()) text += " | ";
    text += run.start ? run.start->text() : "-";
    for (const Place& place : run.place)
      text += " " + place.name;
  }
  return text;
}

BOOST_AUTO_TEST_SUITE(runs)

BOOST_AUTO_TEST_CASE(the_same_time_and_place_is_one_run_the_rest_stays) {
  BOOST_TEST(shown(join_runs({run_from("2026-08", "Oslo"), run_from("2027-08", "Oslo")},
                             {run_from("2027-08", "Oslo"), run_from("2027-08", "Bod\u00f8")})) ==
             "2026-08 Oslo | 2027-08 Oslo | 2027-08 Bod\u00f8");
}

BOOST_AUTO_TEST_CASE(the_newer_facts_win_and_the_older_fill_the_gaps) {
  Run older = run_from("2027-autumn", "Oslo");
  older.seats = 30;
  older.status = "open";
  older.application_deadline = parse_partial_date("2027-04-15");
  Run newer = run_from("2027-08-20");
  newer.status = "closed";
  const auto joined = join_runs({older}, {newer});
  BOOST_REQUIRE(joined.size() == 1);
  BOOST_TEST(shown(joined) == "2027-08-20 Oslo");
  BOOST_TEST((joined[0].seats == 30));
  BOOST_TEST(joined[0].status == "closed");
  BOOST_TEST(joined[0].application_deadline->text() == "2027-04-15");
  BOOST_TEST(shown(join_runs({newer}, {older})) == "2027-08-20 Oslo");
}

BOOST_AUTO_TEST_CASE(a_bare_year_beside_its_terms_adds_nothing) {
  const std::vector<Run> terms = {run_from("2027-spring"), run_from("2027-autumn")};
  BOOST_TEST(shown(join_runs({run_from("2027")}, terms)) == "2027-spring | 2027-autumn");
  BOOST_TEST(shown(join_runs({run_from("2028")}, terms)) == "2027-spring | 2027-autumn | 2028");
}

BOOST_AUTO_TEST_CASE(what_contradicts_is_another_run) {
  Run half = run_from("2027-08", "Oslo");
  half.pace = 50;
  Run full = run_from("2027-08", "Oslo");
  full.pace = 100;
  BOOST_TEST(join_runs({half}, {full}).size() == 2);
  Run online = run_from("2027-08");
  online.mode = {"online"};
  Run campus = run_from("2027-08");
  campus.mode = {"campus"};
  BOOST_TEST(join_runs({online}, {campus}).size() == 2);
  BOOST_TEST(join_runs({run_from("2027-08")}, {Run{}}).size() == 2);
}

BOOST_AUTO_TEST_CASE(runs_without_a_start_are_one_unless_their_deadlines_differ) {
  Run spring;
  spring.application_deadline = parse_partial_date("2027-01-15");
  Run autumn;
  autumn.application_deadline = parse_partial_date("2027-06-15");
  BOOST_TEST(join_runs({spring}, {spring}).size() == 1);
  BOOST_TEST(join_runs({spring}, {autumn}).size() == 2);
}

BOOST_AUTO_TEST_CASE(runs_of_one_observation_stay_apart) {
  BOOST_TEST(join_runs({}, {run_from("2027-08"), run_from("2027-08")}).size() == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
