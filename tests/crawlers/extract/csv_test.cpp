#include "crawlers/extract/csv.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

/// The rows as "line:cell|cell", one a row.
std::string table(std::string_view text) {
  const auto rows = read_csv(text, "t.csv");
  if (!rows) return describe(rows.error());
  std::string shown;
  for (const auto& row : *rows) {
    shown += std::to_string(row.line) + ":";
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      shown += (i == 0 ? "" : "|") + row.cells[i];
    shown += "\n";
  }
  return shown;
}

BOOST_AUTO_TEST_SUITE(csv)

BOOST_AUTO_TEST_CASE(the_forms_of_rfc_4180_are_read) {
  struct Case {
    const char* text;
    const char* rows;
  };
  for (const auto& [text, rows] : {
           Case{"a,b\r\n1,2\r\n", "1:a|b\n2:1|2\n"},
           Case{"a,b\n1,2", "1:a|b\n2:1|2\n"},
           Case{"a\rb\r", "1:a\n2:b\n"},
           Case{"\"a\",\"b \"\"c\"\"\"\n", "1:a|b \"c\"\n"},
           Case{"a,b\n\"1\n1\",2\n3,4\n", "1:a|b\n2:1\n1|2\n4:3|4\n"},
           Case{"a,,\n,\n", "1:a||\n2:|\n"},
           Case{"a;b,c;d\n", "1:a|b,c|d\n"},
           Case{"a\tb\n1;2\t3\n", "1:a|b\n2:1;2|3\n"},
           Case{"\"a;;;;b\",c\n", "1:a;;;;b|c\n"},
           Case{"a \"b\" c,d\n", "1:a \"b\" c|d\n"},
           Case{"a\n\n\nb\n", "1:a\n4:b\n"},
           Case{"", ""},
           Case{"\n\n", ""},
       }) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(table(text) == rows);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_table_names_its_line) {
  BOOST_TEST(table("a,b\n1,\"2\n3,4\n") == "t.csv:2: a quote is opened here and never closed");
  BOOST_TEST(table("a,b\n\"1\"x,2\n") == "t.csv:2: text behind a closing quote");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
