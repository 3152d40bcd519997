#include "schemas/csv.h"

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

BOOST_AUTO_TEST_CASE(a_separator_can_be_told) {
  BOOST_TEST(table("sep=;\r\na,b;c\r\n") == "2:a,b|c\n");
  const auto rows = read_csv("a;b,c;d\n", "t.csv", ',');
  BOOST_REQUIRE(rows);
  BOOST_TEST(rows->front().cells.size() == 2U);
}

BOOST_AUTO_TEST_CASE(broken_rows_are_named_and_the_others_read) {
  const auto read = read_csv_table("a;b\n\n\"1\"x;2\n3;4\n5;\"6\n7;8\n", "t.csv");
  BOOST_REQUIRE(read);
  BOOST_REQUIRE(read->rows.size() == 3U);
  BOOST_TEST(read->rows[1].cells.back() == "4");
  BOOST_TEST(read->rows[1].row == 4U);
  BOOST_TEST(read->rows[2].cells.back() == "8");
  BOOST_REQUIRE(read->broken.size() == 2U);
  BOOST_TEST(read->broken[0].row == 3U);
  BOOST_TEST(read->broken[0].reason == "text behind a closing quote");
  BOOST_TEST(read->broken[1].row == 5U);
}

BOOST_AUTO_TEST_CASE(what_is_broken_all_over_is_no_table) {
  std::string text;
  for (int i = 0; i < 200; ++i)
    text += "\"1\"x\n";
  BOOST_TEST(!read_csv_table(text, "t.csv"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
