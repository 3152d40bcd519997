#include "crawlers/normalise/delivery.h"

#include <sstream>

#include <boost/test/unit_test.hpp>

#include "tests/crawlers/normalise/shipped.h"
#include "tests/crawlers/normalise/table.h"

namespace rundkurs::normalise {
namespace {

const DeliveryReader& reader() {
  return shipped<DeliveryReader>();
}

std::string shown(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words)
    text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string shown(const std::optional<double>& number) {
  std::ostringstream text;
  if (number) text << *number;
  return text.str();
}

std::string shown(const std::optional<bool>& flag) {
  return !flag ? "" : *flag ? "yes" : "no";
}

BOOST_AUTO_TEST_SUITE(delivery)

BOOST_AUTO_TEST_CASE(modes_are_read) {
  for (const auto& row : read_table("modes.tsv", 2)) {
    BOOST_TEST_CONTEXT(row.text()) {
      BOOST_TEST(shown(reader().modes(row[0])) == row[1]);
    }
  }
}

BOOST_AUTO_TEST_CASE(pace_and_part_time_are_read) {
  for (const auto& row : read_table("paces.tsv", 3)) {
    BOOST_TEST_CONTEXT(row.text()) {
      BOOST_TEST(shown(reader().pace(row[0])) == row[1]);
      BOOST_TEST(shown(reader().part_time(row[0])) == row[2]);
    }
  }
}

BOOST_AUTO_TEST_CASE(durations_are_weeks_and_hours) {
  for (const auto& row : read_table("durations.tsv", 3)) {
    BOOST_TEST_CONTEXT(row.text()) {
      const auto duration = reader().duration(row[0]).value_or(Duration{});
      BOOST_TEST(shown(duration.weeks) == row[1]);
      BOOST_TEST(shown(duration.hours) == row[2]);
    }
  }
}

BOOST_AUTO_TEST_CASE(fees_have_a_currency) {
  for (const auto& row : read_table("tuitions.tsv", 5)) {
    BOOST_TEST_CONTEXT(row.text()) {
      const auto tuition = reader().tuition(row[1], row[0]);
      BOOST_TEST(shown(tuition ? std::optional(tuition->amount) : std::nullopt) == row[2]);
      BOOST_TEST((tuition ? tuition->currency : "") == row[3]);
      BOOST_TEST((tuition ? tuition->applies_to : "") == row[4]);
    }
  }
}

BOOST_AUTO_TEST_CASE(status_is_open_closed_or_cancelled) {
  for (const auto& row : read_table("statuses.tsv", 2)) {
    BOOST_TEST_CONTEXT(row.text()) {
      BOOST_TEST(reader().status(row[0]) == row[1]);
    }
  }
}

BOOST_AUTO_TEST_CASE(audiences_are_named_by_facet_ids) {
  for (const auto& row : read_table("audiences.tsv", 2)) {
    BOOST_TEST_CONTEXT(row.text()) {
      BOOST_TEST(shown(reader().audiences(row[0])) == row[1]);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::normalise
