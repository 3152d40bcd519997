#include "crawlers/normalise/kind.h"

#include <boost/test/unit_test.hpp>

#include "tests/crawlers/normalise/shipped.h"
#include "tests/crawlers/normalise/table.h"

namespace rundkurs::normalise {
namespace {

const KindReader& reader() {
  return shipped<KindReader>();
}

BOOST_AUTO_TEST_SUITE(kind)

BOOST_AUTO_TEST_CASE(kinds_are_named_by_the_contract_or_by_the_sources) {
  for (const auto& row : read_table("kinds.tsv", 2)) {
    BOOST_TEST_CONTEXT(row.text()) {
      BOOST_TEST(reader().read(row[0]) == row[1]);
    }
  }
  BOOST_TEST(KindReader::is_offering("mooc"));
  BOOST_TEST(!KindReader::is_offering("course-offering"));
}

BOOST_AUTO_TEST_CASE(values_that_say_nothing_are_known) {
  for (const auto& row : read_table("blanks.tsv", 2)) {
    BOOST_TEST_CONTEXT(row.text()) {
      BOOST_TEST(reader().is_blank(row[0]) == (row[1] == "yes"));
    }
  }
}

BOOST_AUTO_TEST_CASE(trials_are_known_by_their_title) {
  for (const auto* title : {"(testi) Kurssi", "Testikurssi", "TESTI: kiertotalous"}) {
    BOOST_TEST(reader().is_trial(title), title);
  }
  for (const auto* title : {"Test methods in construction", "Kiertotalous", "Materialtest"}) {
    BOOST_TEST(!reader().is_trial(title), title);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::normalise
