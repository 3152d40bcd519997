#include "crawlers/normalise/date.h"

#include <boost/test/unit_test.hpp>

#include "tests/crawlers/normalise/shipped.h"
#include "tests/crawlers/normalise/table.h"

namespace rundkurs::normalise {
namespace {

const DateReader& reader() {
  return shipped<DateReader>();
}

BOOST_AUTO_TEST_SUITE(date)

BOOST_AUTO_TEST_CASE(dates_are_as_precise_as_written) {
  for (const auto& row : read_table("dates.tsv", 3)) {
    BOOST_TEST_CONTEXT(row.text()) {
      const auto range = reader().range(row[0]);
      BOOST_TEST((range ? range->start.text() : "") == row[1]);
      BOOST_TEST((range && range->end ? range->end->text() : "") == row[2]);
      const auto first = reader().read(row[0]);
      BOOST_TEST((first ? first->text() : "") == row[1]);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::normalise
