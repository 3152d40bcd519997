#include "searchd/facets/facet_column.h"

#include <algorithm>
#include <array>

#include <boost/test/unit_test.hpp>

namespace rundkurs::facets {
namespace {

using Values = std::vector<std::string_view>;

BOOST_AUTO_TEST_SUITE(facet_column)

BOOST_AUTO_TEST_CASE(every_document_has_a_value) {
  FacetColumn column;
  BOOST_TEST(column.append(1, Values{"master", "bachelor", "master"}));
  BOOST_TEST(column.append(3, Values{"", "bachelor"}));
  column.seal(5);
  BOOST_TEST(column.of(1).size() == 2U);
  BOOST_TEST(column.name(column.of(1)[0]) == "master");
  BOOST_TEST(column.name(column.of(3)[0]) == "bachelor");
  BOOST_REQUIRE(column.of(2).size() == 1U);
  BOOST_TEST(column.name(column.of(2)[0]) == "not-stated");
  BOOST_TEST(column.of(4)[0] == FacetColumn::not_stated);
  BOOST_TEST(!column.find("phd").has_value());
  BOOST_TEST(column.find("bachelor").value() == column.of(3)[0]);
}

BOOST_AUTO_TEST_CASE(columns_side_by_side_tell_the_same) {
  std::array<FacetColumn, 9> columns;  // One more than lie in a row.
  columns[0].append(1, Values{"master"});
  columns[0].append(2, Values{"phd", "master"});
  columns[1].append(2, Values{"waste"});
  columns[7].append(1, Values{"course"});
  columns[8].append(2, Values{"companies"});
  for (auto& column : columns)
    column.seal(3);
  const auto apart = columns;
  FacetColumn::put_side_by_side(columns);
  for (std::size_t facet = 0; facet < columns.size(); ++facet) {
    for (std::uint32_t document = 0; document < 3; ++document) {
      BOOST_TEST(columns[facet].sets()[document] == apart[facet].sets()[document]);
      BOOST_TEST(columns[facet].of(document)[0] == apart[facet].of(document)[0]);
    }
  }
  BOOST_TEST(columns[0].name(columns[0].of(2)[0]) == "phd");
}

BOOST_AUTO_TEST_CASE(more_values_than_numbers_are_refused) {
  FacetColumn column;
  std::uint32_t document = 1;
  bool taken = true;
  for (; taken && document < 70000; ++document) {
    const auto name = std::to_string(document);
    taken = column.append(document, Values{name});
  }
  BOOST_TEST(!taken);
  BOOST_TEST(column.value_count() == 65536U);
}

BOOST_AUTO_TEST_CASE(norwegian_is_found_under_its_forms) {
  const auto sorted = [](Values values) {
    std::sort(values.begin(), values.end());
    return values;
  };
  BOOST_TEST(sorted(found_under("language", {"no"})) == Values({"nb", "nn", "no"}),
             boost::test_tools::per_element());
  BOOST_TEST(sorted(found_under("language", {"nb", "en"})) == Values({"en", "nb", "no"}),
             boost::test_tools::per_element());
  BOOST_TEST(found_under("language", {"sv"}) == Values({"sv"}), boost::test_tools::per_element());
  BOOST_TEST(found_under("level", {"no"}) == Values({"no"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::facets
