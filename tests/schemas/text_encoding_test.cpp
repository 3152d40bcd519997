#include "schemas/text_encoding.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

using namespace std::string_view_literals;

BOOST_AUTO_TEST_SUITE(text_encoding)

BOOST_AUTO_TEST_CASE(a_tables_encoding_is_told_by_its_bytes) {
  struct Case {
    std::string_view bytes;
    std::string_view text;
  };
  for (const auto& [bytes, text] : {
           Case{"\xEF\xBB\xBFnivå\n", "nivå\n"},
           Case{"nivå\n", "nivå\n"},
           Case{"niv\xE5;\x96\n", "nivå;–\n"},
           Case{"\xFF\xFEn\0\xE5\0"sv, "nå"},
           Case{"\xFE\xFF\0n\0\xE5"sv, "nå"},
           Case{"n\0i\0v\0\xE5\0;\0a\0\n\0"sv, "nivå;a\n"},
           Case{"", ""},
       }) {
    BOOST_TEST(text_of_table(bytes) == text);
  }
}

BOOST_AUTO_TEST_CASE(lines_of_two_programs_in_one_file_are_both_read) {
  BOOST_TEST(text_of_table("nivå\r\nf\xF8r\r\n") == "nivå\r\nfør\r\n");
  BOOST_TEST(text_of_table("\xEF\xBB\xBFnivå\nf\xF8r") == "nivå\nfør");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
