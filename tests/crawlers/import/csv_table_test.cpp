#include "crawlers/import/csv_table.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "schemas/text_encoding.h"

namespace rundkurs {
namespace {

using nlohmann::json;

/// The rows as one array, or the error's line.
json rows_of(std::string_view text) {
  json rows = json::array();
  const auto done = for_each_csv_row(text, "t.csv", [&](const json& row, const std::string&) {
    rows.push_back(row);
    return Result<void>();
  });
  return done ? rows : json(describe(done.error()));
}

BOOST_AUTO_TEST_SUITE(csv_table)

BOOST_AUTO_TEST_CASE(cells_become_what_their_member_is) {
  const auto rows = rows_of(
      "Title; ects ;EQF;part-time;language of instruction;learning_outcomes;topics;evidence\n"
      "Ombruk;7,5;6;ja;nb, en;kan dele|kan reparere;plastics;\n"
      " Gjenbruk ;10;;nei;;\"første\nandre\";;x\n");
  const auto expected = json::parse(R"([
    {"title": "Ombruk", "ects": 7.5, "eqf": 6, "part_time": true,
     "language_of_instruction": ["nb", "en"], "learning_outcomes": ["kan dele", "kan reparere"],
     "topics": ["plastics"]},
    {"title": "Gjenbruk", "ects": 10, "part_time": false,
     "learning_outcomes": ["første", "andre"], "evidence": "x"}])");
  BOOST_TEST(rows == expected);
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_stays_text_for_the_schema_to_name) {
  const auto rows = rows_of("ects,eqf,part_time\n7 hp,6.5,kanskje\n1e3,-3,\n");
  const auto expected = json::parse(
      R"([{"ects": "7 hp", "eqf": 6.5, "part_time": "kanskje"}, {"ects": "1e3", "eqf": -3}])");
  BOOST_TEST(rows == expected);
}

BOOST_AUTO_TEST_CASE(mistakes_name_the_line) {
  BOOST_TEST(rows_of("title,teacher\nx,y\n") ==
             "t.csv:1: unknown column 'teacher' (columns are called like the members of "
             "schemas/flat_row.schema.json)");
  BOOST_TEST(rows_of("title,Title\nx,y\n") == "t.csv:1: column 'title' stands twice");
  BOOST_TEST(rows_of("title,code\nx\n\nx,y,,\nx,y,z\n") == "t.csv:5: 3 cells under 2 columns");
  BOOST_TEST(rows_of(std::string_view("title\nx\ny\0\n", 11)) == "t.csv:3: holds a zero byte");
}

BOOST_AUTO_TEST_CASE(a_table_is_known_by_its_header) {
  BOOST_TEST(is_csv_table("title;url;country\nx;y;z\n"));
  BOOST_TEST(is_csv_table("Title\tURL\n"));
  BOOST_TEST(!is_csv_table("Tittel;Lenke\n"));
  BOOST_TEST(!is_csv_table("<html>\n"));
  BOOST_TEST(!is_csv_table(""));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(text_encoding)

BOOST_AUTO_TEST_CASE(every_encoding_of_a_spreadsheet_is_told) {
  const std::string utf8 = "title;code\nÅpen læring;1\n";
  std::string little;
  std::string big;
  std::string latin;
  for (const char16_t unit : std::u16string(u"title;code\nÅpen læring;1\n")) {
    const auto low = static_cast<char>(unit & 0xFFU);
    const auto high = static_cast<char>(unit >> 8U);
    little += {low, high};
    big += {high, low};
    latin += low;  // the letters used here lie in Latin-1
  }
  BOOST_TEST(text_of_table(utf8) == utf8);
  BOOST_TEST(text_of_table("\xEF\xBB\xBF" + utf8) == utf8);
  BOOST_TEST(text_of_table(little) == utf8);
  BOOST_TEST(text_of_table("\xFF\xFE" + little) == utf8);
  BOOST_TEST(text_of_table(big) == utf8);
  BOOST_TEST(text_of_table("\xFE\xFF" + big) == utf8);
  BOOST_TEST(text_of_table(latin) == utf8);
  BOOST_TEST(text_of_table("\x93quoted\x94") == "“quoted”");
  BOOST_TEST(text_of_table("") == "");
}

BOOST_AUTO_TEST_CASE(a_stray_zero_byte_is_no_encoding) {
  const std::string text("title\nx\0y\n", 10);
  BOOST_TEST(text_of_table(text) == text);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
