#include "searchd/facets/list_column.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::facets {
namespace {

BOOST_AUTO_TEST_SUITE(list_column)

BOOST_AUTO_TEST_CASE(documents_without_values_are_empty) {
  ListColumn<int> column;
  column.append(2, std::vector<int>{7, 8});
  column.append(5, std::vector<int>{9});
  column.seal(8);
  const std::vector<std::size_t> sizes = {0, 0, 2, 0, 0, 1, 0, 0};
  for (std::uint32_t document = 0; document < sizes.size(); ++document)
    BOOST_TEST(column.of(document).size() == sizes[document]);
  BOOST_TEST(column.of(2)[1] == 8);
  BOOST_TEST(column.of(5)[0] == 9);
}

BOOST_AUTO_TEST_CASE(an_empty_column_has_room_for_all) {
  ListColumn<int> column;
  column.seal(3);
  for (std::uint32_t document = 0; document < 3; ++document)
    BOOST_TEST(column.of(document).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::facets
