#include "searchd/gaps/suppression.h"

#include <random>

#include <boost/test/unit_test.hpp>

namespace rundkurs::gaps {
namespace {

std::string shown(const std::vector<std::size_t>& counts) {
  const auto hidden = hidden_counts(counts, 5);
  std::string text;
  for (std::size_t i = 0; i < counts.size(); ++i)
    text += (i == 0 ? "" : " ") + (hidden[i] ? std::string("-") : std::to_string(counts[i]));
  return text;
}

GapRow row(const std::string& topic, std::vector<std::size_t> counts, double unmet) {
  GapRow row;
  row.topic = topic;
  row.respondents = 0;
  for (const auto count : counts) {
    GapCell cell;
    cell.value = std::to_string(row.cells.size());
    cell.respondents = count;
    cell.index = 50;
    cell.offerings = 7;
    *row.respondents += count;
    row.cells.push_back(cell);
  }
  row.index = 50;
  row.need = 10;
  row.urgency = 3;
  row.unmet = unmet;
  return row;
}

BOOST_AUTO_TEST_SUITE(suppression)

BOOST_AUTO_TEST_CASE(what_is_small_is_hidden_and_cannot_be_worked_out) {
  BOOST_TEST(shown({10, 7, 5}) == "10 7 5");
  BOOST_TEST(shown({10, 7, 3}) == "10 - -");
  BOOST_TEST(shown({10, 4, 3}) == "10 - -");
  BOOST_TEST(shown({10, 6, 1, 1}) == "10 - - -");
  BOOST_TEST(shown({10, 6, 0}) == "10 6 -");
  BOOST_TEST(shown({4, 3, 3}) == "- - -");
  BOOST_TEST(shown({10, 1}) == "- -");
  BOOST_TEST(shown({}) == "");
}

BOOST_AUTO_TEST_CASE(no_small_group_is_left_over_whatever_the_counts) {
  std::mt19937 random(20261128);
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::size_t> counts(1 + random() % 8);
    for (auto& count : counts)
      count = random() % 12;
    const auto hidden = hidden_counts(counts, 5);
    std::size_t together = 0;
    bool everything = true;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (hidden[i]) together += counts[i];
      everything = everything && hidden[i];
      BOOST_TEST((hidden[i] || counts[i] >= 5));
    }
    BOOST_TEST((together == 0 || together >= 5 || everything));
  }
}

BOOST_AUTO_TEST_CASE(hidden_figures_are_taken_out_of_the_table) {
  GapTable table;
  table.respondents = 40;
  table.values = {{"a", 20}, {"b", 4}, {"c", 16}};
  table.rows = {row("rare", {3, 1, 0}, 9), row("usual", {10, 2, 9}, 5), row("few", {1, 0, 1}, 1)};
  const auto seen = for_the_public(table, 5);

  BOOST_TEST(seen.rows[0].topic == "usual");
  BOOST_TEST(*seen.rows[0].respondents == 21U);
  BOOST_TEST(seen.rows[0].cells[0].respondents.has_value());
  std::size_t hidden = 0;
  for (const auto& cell : seen.rows[0].cells) {
    BOOST_TEST(cell.respondents.has_value() == cell.index.has_value());
    BOOST_TEST(*cell.offerings == 7U);
    hidden += cell.respondents ? 0 : 1;
  }
  BOOST_TEST(hidden == 2U);

  // Topics without figures stand in the order of their names, whatever is needed most.
  BOOST_TEST(seen.rows[1].topic == "few");
  BOOST_TEST(seen.rows[2].topic == "rare");
  for (const auto* const topic : {&seen.rows[1], &seen.rows[2]}) {
    BOOST_TEST(!topic->respondents);
    BOOST_TEST(!topic->need);
    BOOST_TEST(!topic->urgency);
    BOOST_TEST(!topic->unmet);
    for (const auto& cell : topic->cells)
      BOOST_TEST(!cell.respondents);
  }
}

BOOST_AUTO_TEST_CASE(how_many_are_inquiries_is_told_where_neither_part_is_small) {
  const auto told = [](std::size_t respondents, std::size_t inquiries) {
    GapTable table;
    table.respondents = respondents;
    table.inquiries = inquiries;
    return for_the_public(table, 5).inquiries.has_value();
  };
  BOOST_TEST(told(40, 12));
  BOOST_TEST(told(40, 0));
  BOOST_TEST(told(12, 12));
  BOOST_TEST(!told(40, 4));
  BOOST_TEST(!told(40, 37));
}

BOOST_AUTO_TEST_CASE(hidden_values_go_last_with_their_cells) {
  GapTable table;
  table.values = {{"a", 4}, {"b", 20}, {"c", 10}};
  auto only = row("plastics", {5, 20, 10}, 5);
  only.cells[0].value = "a";
  only.cells[1].value = "b";
  only.cells[2].value = "c";
  table.rows = {only};
  const auto seen = for_the_public(table, 5);
  for (std::size_t i = 0; i < seen.values.size(); ++i)
    BOOST_TEST(seen.rows[0].cells[i].value == seen.values[i].value);
  BOOST_TEST(seen.values[0].value == "b");
  BOOST_TEST(!seen.values[2].respondents);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::gaps
