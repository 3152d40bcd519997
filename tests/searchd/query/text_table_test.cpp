#include "searchd/query/text_table.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::query {
namespace {

using Places = std::vector<std::uint32_t>;

BOOST_AUTO_TEST_SUITE(text_table)

BOOST_AUTO_TEST_CASE(texts_are_found_once_sorted) {
  TextTable table;
  for (const auto* text : {"gjenbruk", "avfall", "", "gjen", "økonomi", "gjenvinning"})
    table.add(text);
  const auto origins = table.sort();
  BOOST_TEST(origins == Places({2, 1, 3, 0, 5, 4}), boost::test_tools::per_element());
  BOOST_TEST(table[1] == "avfall");
  BOOST_TEST(table.contains("økonomi"));
  BOOST_TEST(!table.contains("økonom"));
  BOOST_TEST(table.lower_bound("b") == 2U);
  BOOST_TEST((table.beginning("gjen") == std::pair<std::size_t, std::size_t>(2, 5)));
  BOOST_TEST((table.beginning("x") == std::pair<std::size_t, std::size_t>(5, 5)));
  BOOST_TEST((table.beginning("") == std::pair<std::size_t, std::size_t>(0, 6)));
}

BOOST_AUTO_TEST_CASE(an_empty_table_has_nothing) {
  TextTable table;
  table.sort();
  BOOST_TEST(table.size() == 0U);
  BOOST_TEST(!table.contains(""));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::query
