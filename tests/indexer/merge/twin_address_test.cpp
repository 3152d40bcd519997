#include "indexer/merge/twin_address.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(twin_address)

BOOST_AUTO_TEST_CASE(languages_and_years_do_not_tell_pages_apart) {
  const std::vector<std::vector<std::string>> families = {
      {"https://uni.example/en/course/a1", "http://www.uni.example/sv/course/a1/"},
      {"https://uni.example/c?id=5&lang=fi", "https://uni.example/c?lang=en&id=5"},
      {"https://uni.example/k/310_da-DK.htm", "https://uni.example/k/310_en-GB.htm"},
      {"https://uni.example/2023-2024/A1.aspx", "https://uni.example/2024-2025/A1.aspx"},
      {"https://uni.example/studies/2024/a1", "https://uni.example/studies/2025/a1"},
  };
  for (const auto& family : families)
    for (const auto& page : family)
      BOOST_TEST(page_family(page) == page_family(family.front()), page);
}

BOOST_AUTO_TEST_CASE(everything_else_does) {
  BOOST_TEST(page_family("https://uni.example/c?id=5") !=
             page_family("https://uni.example/c?id=6"));
  BOOST_TEST(page_family("https://uni.example/a/en") != page_family("https://uni.example/b/en"));
  BOOST_TEST(page_family("https://uni.example/x2024") != page_family("https://uni.example/x2025"));
  for (const auto* none : {"", "https://uni.example/", "https://uni.example/en", "no address"})
    BOOST_TEST(page_family(none).empty(), none);
}

BOOST_AUTO_TEST_CASE(a_code_keeps_what_numbers_it) {
  BOOST_TEST(code_family("ENV210-2024") == code_family("env 210"));
  BOOST_TEST(code_family("ENV210-H24") == code_family("ENV210"));
  BOOST_TEST(code_family("ENV210-EN") == code_family("ENV210-NO"));
  BOOST_TEST(code_family("YY00CT31-3004") == code_family("YY00CT31"));
  BOOST_TEST(code_family("KJE-3101") != code_family("KJE-3102"));
  BOOST_TEST(code_family("MAT-2024") != code_family("MAT-2025"));
  BOOST_TEST(code_family("ENV210-A") != code_family("ENV210-B"));
  BOOST_TEST(code_family("").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
