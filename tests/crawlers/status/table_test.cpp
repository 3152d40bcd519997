#include "crawlers/status/table.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

struct Small {
  Table table{{{"Source", 0, true}, {"Pages", 0}, {"Due", 1}, {"Gone", 2}}};
  Small() {
    table.add({"no-uni", "1200", "7", "0"});
    table.add({"x", "1", "", "-"});
  }
};

BOOST_FIXTURE_TEST_SUITE(table, Small)

BOOST_AUTO_TEST_CASE(words_begin_on_the_left_and_numbers_end_on_the_right) {
  BOOST_TEST(table.text(80) ==
             "Source  Pages  Due  Gone\n"
             "no-uni   1200    7     0\n"
             "x           1          -\n");
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_goes_by_its_rank) {
  BOOST_TEST(table.text(24).starts_with("Source  Pages  Due  Gone\n"));
  BOOST_TEST(table.text(23).starts_with("Source  Pages  Due\n"));
  BOOST_TEST(table.text(17).starts_with("Source  Pages\n"));
  BOOST_TEST(table.text(12).starts_with("Source Pages\n"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
