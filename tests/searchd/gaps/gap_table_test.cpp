#include "searchd/gaps/gap_table.h"

#include <algorithm>
#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "tests/paths.h"
#include "tests/searchd/gaps/offered_documents.h"

namespace rundkurs::gaps {
namespace {

template <typename T>
T expect(Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.error()));
  return *std::move(result);
}

const Vocabulary& vocabulary() {
  static const auto loaded = expect(Vocabulary::load(source_path("data/vocabulary")));
  return loaded;
}

const needs::SurveyChoices& choices() {
  static const auto loaded = expect(needs::SurveyChoices::load(source_path("data")));
  return loaded;
}

/// Everybody counts the same.
GapRules plain_rules() {
  GapRules rules;
  rules.shares = {{"other", 1}};
  return rules;
}

GapTable table_of(const std::vector<Need>& needs,
                  const OfferedDocuments& offered,
                  Dimension by = Dimension::level,
                  const GapRules& rules = plain_rules()) {
  auto supply = offered.supply();
  std::vector<Demand> demand;
  for (const auto& need : needs)
    demand.push_back({need});
  return count_gaps(demand, supply, by, vocabulary(), choices(), rules);
}

const GapRow& row_of(const GapTable& table, std::string_view topic) {
  const auto found = std::find_if(
      table.rows.begin(), table.rows.end(), [&](const GapRow& row) { return row.topic == topic; });
  if (found == table.rows.end()) throw std::runtime_error("no topic " + std::string(topic));
  return *found;
}

const GapCell& cell_of(const GapRow& row, std::string_view value) {
  const auto found = std::find_if(
      row.cells.begin(), row.cells.end(), [&](const GapCell& cell) { return cell.value == value; });
  if (found == row.cells.end()) throw std::runtime_error("no cell " + std::string(value));
  return *found;
}

const OfferedDocuments three_plastics(
    {{{"plastics"}, {"master"}, {"no"}, {"online"}, "NO", "", 0, {"companies"}},
     {{"plastics"}, {"master"}, {"no"}, {"online"}, "NO", ""},
     {{"plastics"}, {"bachelor"}, {"no"}, {"online"}, "NO", ""}});

BOOST_AUTO_TEST_SUITE(gap_table)

BOOST_AUTO_TEST_CASE(the_index_falls_with_every_offering_within_reach) {
  const auto table = table_of({{.topics = {"plastics", "textiles"}},
                               {.topics = {"plastics"}, .levels = {"master"}},
                               {.topics = {"plastics"}, .levels = {"phd"}}},
                              three_plastics);
  BOOST_TEST(table.respondents == 3U);
  BOOST_TEST(table.offerings == 3U);
  const auto& plastics = row_of(table, "plastics");
  BOOST_TEST(*plastics.respondents == 3U);
  BOOST_TEST(plastics.offerings == 3U);
  // 3 within reach of the first, 2 of the second, none of the third; 3 meet a need by half.
  const double index = 100 * (3.0 / 6 + 3.0 / 5 + 1) / 3;
  BOOST_TEST(*plastics.index == index, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(*plastics.need == 100.0, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(*plastics.unmet == index, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(*row_of(table, "textiles").index == 100.0, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(!row_of(table, "bioeconomy").index);
  BOOST_TEST(*row_of(table, "bioeconomy").respondents == 0U);
  BOOST_TEST(table.rows.front().topic == "plastics");
  BOOST_TEST(table.rows.size() == vocabulary().topics().size());
}

BOOST_AUTO_TEST_CASE(what_is_urgent_counts_for_more) {
  const auto table = table_of({{.topics = {"plastics"}, .levels = {"phd"}, .urgency = 5},
                               {.topics = {"plastics"}, .urgency = 1}},
                              three_plastics);
  const double index = 100 * (5 * 1.0 + 1 * 0.5) / 6;
  BOOST_TEST(*row_of(table, "plastics").index == index, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(*row_of(table, "plastics").urgency == 3.0, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(inquiries_count_by_what_became_of_them) {
  auto supply = three_plastics.supply();
  Demand waits{{.survey = "inquiries", .topics = {"plastics"}, .levels = {"phd"}}, 1};
  Demand helped{{.survey = "inquiries", .topics = {"plastics"}}, 0.25};
  const auto table = count_gaps({waits, helped, {{.survey = "form", .topics = {"textiles"}}}},
                                supply,
                                Dimension::level,
                                vocabulary(),
                                choices(),
                                plain_rules());
  BOOST_TEST(table.respondents == 3U);
  BOOST_TEST(*table.inquiries == 2U);
  const auto& plastics = row_of(table, "plastics");
  BOOST_TEST(*plastics.respondents == 2U);
  BOOST_TEST(*plastics.need == 100 * 1.25 / 2.25, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(*plastics.index == 100 * (1 + 0.25 * 0.5) / 1.25, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(a_cell_asks_for_its_value_alone) {
  const auto table =
      table_of({{.topics = {"plastics"}, .levels = {"master", "bachelor"}}}, three_plastics);
  const auto& plastics = row_of(table, "plastics");
  BOOST_TEST(*cell_of(plastics, "master").index == 100 * 3.0 / 5,
             boost::test_tools::tolerance(1e-9));
  BOOST_TEST(*cell_of(plastics, "bachelor").index == 100 * 3.0 / 4,
             boost::test_tools::tolerance(1e-9));
  BOOST_TEST(*cell_of(plastics, "master").offerings == 2U);
  BOOST_TEST(*plastics.index == 100 * 3.0 / 6, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(who_asks_is_compared_with_whom_it_is_for) {
  const auto table = table_of({{.organisation = "companies", .topics = {"plastics"}},
                               {.organisation = "networks", .topics = {"plastics"}},
                               {.topics = {"plastics"}}},
                              three_plastics,
                              Dimension::audience);
  const auto& plastics = row_of(table, "plastics");
  BOOST_TEST(*cell_of(plastics, "companies").offerings == 1U);
  BOOST_TEST(!cell_of(plastics, "networks").offerings);
  BOOST_TEST(*cell_of(plastics, left_open).offerings == 3U);
  BOOST_TEST(table.values.back().value == left_open);
}

BOOST_AUTO_TEST_CASE(sectors_have_needs_and_no_offerings_of_their_own) {
  const auto table =
      table_of({{.sector = "F", .topics = {"plastics"}}}, three_plastics, Dimension::sector);
  const auto& cell = cell_of(row_of(table, "plastics"), "F");
  BOOST_TEST(*cell.respondents == 1U);
  BOOST_TEST(!cell.offerings);
}

BOOST_AUTO_TEST_CASE(without_answers_there_is_supply_alone) {
  const auto table = table_of({}, three_plastics);
  BOOST_TEST(table.respondents == 0U);
  BOOST_TEST(row_of(table, "plastics").offerings == 3U);
  BOOST_TEST(!row_of(table, "plastics").index);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::gaps
