#include "searchd/facets/value_documents.h"

#include <random>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace rundkurs::facets {
namespace {

constexpr std::uint32_t room = 640;

/// One value that half of the documents have, and forty that few have.
FacetColumn some_column(std::mt19937& chance) {
  FacetColumn column;
  for (std::uint32_t document = 1; document < room; ++document) {
    std::vector<std::string> values;
    if (chance() % 2 == 0) values.emplace_back("common");
    if (chance() % 3 == 0) values.push_back("rare" + std::to_string(chance() % 40));
    const std::vector<std::string_view> names(values.begin(), values.end());
    column.append(document, names);
  }
  column.seal(room);
  return column;
}

query::DocumentSet every(std::uint32_t step) {
  query::DocumentSet set(room);
  for (std::uint32_t document = 1; document < room; document += step)
    set.add(document);
  return set;
}

BOOST_AUTO_TEST_SUITE(value_documents)

BOOST_AUTO_TEST_CASE(counts_and_documents_are_those_of_the_column) {
  std::mt19937 chance(11);
  const auto column = some_column(chance);
  const auto all = every(1);
  const auto third = every(3);
  const ValueDocuments values(column, all);
  std::vector<std::uint32_t> counts;
  values.count(third, counts);
  BOOST_REQUIRE(counts.size() == column.value_count());
  for (std::size_t i = 0; i < column.value_count(); ++i) {
    const auto value = static_cast<FacetColumn::ValueId>(i);
    std::vector<std::uint32_t> expected;
    std::uint32_t in_third = 0;
    all.each([&](std::uint32_t document) {
      for (const auto its : column.of(document)) {
        if (its != value) continue;
        expected.push_back(document);
        in_third += third.has(document) ? 1U : 0U;
      }
    });
    query::DocumentSet having(room);
    values.add_to(having, value);
    std::vector<std::uint32_t> found;
    having.each([&found](std::uint32_t document) { found.push_back(document); });
    BOOST_TEST_CONTEXT(column.name(value)) {
      BOOST_TEST(found == expected, boost::test_tools::per_element());
      BOOST_TEST(values.counts()[i] == expected.size());
      BOOST_TEST(counts[i] == in_third);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_docid_without_a_document_states_nothing_and_counts_nowhere) {
  FacetColumn column;
  column.append(1, std::vector<std::string_view>{"master"});
  column.seal(room);
  query::DocumentSet one(room);
  one.add(1);
  const ValueDocuments values(column, one);
  BOOST_TEST(values.counts()[FacetColumn::not_stated] == 0U);
  BOOST_TEST(values.counts()[*column.find("master")] == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::facets
