#include "crawlers/normalise/credits.h"

#include <sstream>

#include <boost/test/unit_test.hpp>

#include "tests/crawlers/normalise/shipped.h"
#include "tests/crawlers/normalise/table.h"

namespace rundkurs::normalise {
namespace {

const CreditReader& reader() {
  return shipped<CreditReader>();
}

std::string shown(const std::optional<double>& number) {
  if (!number) return "-";
  std::ostringstream text;
  text << *number;
  return text.str();
}

std::optional<double> ects_of(const std::optional<CreditPoints>& points) {
  return points ? points->ects : std::nullopt;
}

BOOST_AUTO_TEST_SUITE(credits)

BOOST_AUTO_TEST_CASE(values_are_read_as_the_table_says) {
  for (const auto& row : read_table("credits.tsv", 8)) {
    BOOST_TEST_CONTEXT(row.text()) {
      const CreditContext context{row[0], row[1], row[2].empty() ? 0 : std::stoi(row[2])};
      const auto points = reader().read(row[3], row[4], context);
      BOOST_TEST(shown(points ? std::optional(points->stated.value) : std::nullopt) == row[5]);
      BOOST_TEST((points ? points->stated.system : "") == row[6]);
      BOOST_TEST(shown(ects_of(points)) == row[7]);
    }
  }
}

BOOST_AUTO_TEST_CASE(titles_give_up_their_credits) {
  for (const auto& row : read_table("title_credits.tsv", 5)) {
    BOOST_TEST_CONTEXT(row.text()) {
      const CreditContext context{row[0], row[1], 0};
      BOOST_TEST(shown(ects_of(reader().in_title(row[2], context))) == row[3]);
      BOOST_TEST(reader().title_without(row[2], context) == row[4]);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::normalise
