#include "searchd/export/table.h"

#include <array>
#include <cstdint>
#include <map>

#include <boost/test/unit_test.hpp>
#include <zlib.h>

namespace rundkurs::exported {
namespace {

const Table& awkward() {
  static const Table table = {
      "Lagrede: [tilbud]",
      {"Tittel", "ECTS", "Timer"},
      {{std::string("=HYPERLINK(\"https://evil.example\")"), 7.5, std::monostate()},
       {std::string("Ombruk; \"og\" mer <&>"), std::monostate(), 188.0},
       {std::string("+47 22 22 22 22\x01"), 0.0, std::string()}}};
  return table;
}

unsigned number_at(const std::string& bytes, std::size_t at, std::size_t width) {
  unsigned number = 0;
  for (std::size_t i = 0; i < width; ++i)
    number |= static_cast<unsigned>(static_cast<unsigned char>(bytes.at(at + i))) << (8 * i);
  return number;
}

std::string inflated(const std::string& bytes, std::size_t size) {
  std::string out(size, '\0');
  z_stream stream = {};
  BOOST_REQUIRE(inflateInit2(&stream, -MAX_WBITS) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  BOOST_TEST(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  inflateEnd(&stream);
  return out;
}

/// The files of a ZIP archive by name, from its local headers (APPNOTE 4.3.7).
std::map<std::string, std::string> unzipped(const std::string& archive) {
  std::map<std::string, std::string> files;
  std::size_t at = 0;
  while (at + 30 <= archive.size() && archive.compare(at, 4, "PK\x03\x04") == 0) {
    const auto packed = number_at(archive, at + 18, 4);
    const auto size = number_at(archive, at + 22, 4);
    const auto name_size = number_at(archive, at + 26, 2);
    const auto begin = at + 30 + name_size + number_at(archive, at + 28, 2);
    files[archive.substr(at + 30, name_size)] = inflated(archive.substr(begin, packed), size);
    at = begin + packed;
  }
  return files;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

BOOST_AUTO_TEST_SUITE(table)

BOOST_AUTO_TEST_CASE(a_table_with_semicolons_has_no_formula) {
  const auto file = to_csv(awkward(), "nb");
  BOOST_TEST(file.starts_with("\xEF\xBB\xBFTittel;ECTS;Timer\r\n"));
  BOOST_TEST(contains(file, "\"'=HYPERLINK(\"\"https://evil.example\"\")\";7,5;\r\n"));
  BOOST_TEST(contains(file, "\"Ombruk; \"\"og\"\" mer <&>\";;188\r\n"));
  BOOST_TEST(contains(file, "'+47 22 22 22 22;0;\r\n"));
  BOOST_TEST(contains(to_csv(awkward(), "en"), ";7.5;"));
}

BOOST_AUTO_TEST_CASE(a_workbook_has_numbers_and_texts_and_no_formula) {
  const auto book = to_xlsx({awkward()});
  BOOST_REQUIRE(book.has_value());
  const auto files = unzipped(*book);
  BOOST_REQUIRE(files.contains("xl/worksheets/sheet1.xml"));
  const auto& sheet = files.at("xl/worksheets/sheet1.xml");
  BOOST_TEST(!contains(sheet, "<f>"));
  BOOST_TEST(!contains(sheet, "<hyperlink"));
  BOOST_TEST(contains(sheet, "<c r=\"B2\"><v>7.5</v></c>"));
  BOOST_TEST(contains(sheet, "<c r=\"B4\"><v>0</v></c>"));
  BOOST_TEST(contains(sheet, "<c r=\"C3\"><v>188</v></c>"));
  BOOST_TEST(!contains(sheet, "r=\"C2\""));  // What is not stated is no cell.
  const auto& texts = files.at("xl/sharedStrings.xml");
  BOOST_TEST(contains(texts, "=HYPERLINK("));
  BOOST_TEST(contains(texts, "Ombruk; \"og\" mer &lt;&amp;&gt;"));
  BOOST_TEST(contains(texts, "+47 22 22 22 22</t>"));
}

BOOST_AUTO_TEST_CASE(a_workbook_has_a_sheet_for_each_table) {
  const auto book = to_xlsx({awkward(), Table{"Over tid", {"date"}, {{std::string("2026")}}}});
  BOOST_REQUIRE(book.has_value());
  const auto files = unzipped(*book);
  BOOST_TEST(files.contains("xl/worksheets/sheet2.xml"));
  BOOST_TEST(contains(files.at("xl/workbook.xml"), "name=\"Over tid\""));
}

BOOST_AUTO_TEST_CASE(a_table_without_rows_is_a_table) {
  BOOST_TEST(to_csv({"Tom", {"a", "b"}, {}}, "nb") ==
             "\xEF\xBB\xBF"
             "a;b\r\n");
  BOOST_TEST(to_xlsx({Table{"Tom", {"a", "b"}, {}}}).has_value());
}

BOOST_AUTO_TEST_CASE(a_text_longer_than_a_cell_is_cut_between_characters) {
  std::string longest;
  while (longest.size() < 70000)
    longest += "ø";
  BOOST_TEST(to_xlsx({Table{"Lang", {"a"}, {{longest}}}}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::exported
