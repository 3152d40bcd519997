#include "schemas/csv_cell.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(csv_cell)

BOOST_AUTO_TEST_CASE(what_must_be_quoted_is) {
  BOOST_TEST(csv_text("Ombruk") == "Ombruk");
  BOOST_TEST(csv_text("") == "");
  BOOST_TEST(csv_text("a;b") == "\"a;b\"");
  BOOST_TEST(csv_text("say \"no\"") == "\"say \"\"no\"\"\"");
  BOOST_TEST(csv_text("two\nlines") == "\"two\nlines\"");
}

BOOST_AUTO_TEST_CASE(no_text_is_ever_a_formula) {
  for (const char* text : {"=1+1",
                           "+47 22 85 50 50",
                           "-2+3",
                           "@SUM(A1)",
                           "\t=1",
                           "\r=1",
                           "\n=1",
                           "  =1",
                           "\xC2\xA0=1",
                           "\xE2\x80\x8B=1",
                           "＝1+1",
                           "=HYPERLINK(\"https://x.example\";\"x\")"}) {
    BOOST_TEST_CONTEXT(text) {
      const auto cell = csv_text(text);
      const bool quoted = cell.front() == '"';
      BOOST_TEST(cell[quoted ? 1 : 0] == '\'');
    }
  }
  BOOST_TEST(csv_text("a=b") == "a=b");
  BOOST_TEST(csv_text("1-2") == "1-2");
}

BOOST_AUTO_TEST_CASE(numbers_are_written_as_the_language_writes_them) {
  BOOST_TEST(csv_number(7.5, "nb") == "7,5");
  BOOST_TEST(csv_number(7.5, "fi") == "7,5");
  BOOST_TEST(csv_number(7.5, "en") == "7.5");
  BOOST_TEST(csv_number(30, "sv") == "30");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
