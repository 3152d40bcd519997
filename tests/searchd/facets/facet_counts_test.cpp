#include "searchd/facets/facet_counts.h"

#include <map>
#include <random>

#include <boost/test/unit_test.hpp>

#include "tests/searchd/facets/few_documents.h"

namespace rundkurs::facets {
namespace {

using Counts = std::map<std::string, std::uint32_t>;

std::vector<query::Match> all_of(std::uint32_t count) {
  std::vector<query::Match> matches;
  for (std::uint32_t document = 1; document <= count; ++document)
    matches.push_back({document, 1});
  return matches;
}

Counts counts_of(const FilteredMatches& result, std::string_view facet, const Columns& columns) {
  Counts counts;
  const auto number = *facet_number(facet);
  for (std::size_t value = 0; value < result.counts[number].size(); ++value) {
    if (result.counts[number][value] > 0)
      counts[columns.facets[number].name(static_cast<FacetColumn::ValueId>(value))] =
          result.counts[number][value];
  }
  return counts;
}

std::array<bool, facet_count> every_facet() {
  std::array<bool, facet_count> wanted{};
  wanted.fill(true);
  return wanted;
}

BOOST_AUTO_TEST_SUITE(facet_counts)

BOOST_AUTO_TEST_CASE(a_facet_is_counted_under_the_filters_of_the_others) {
  FewDocuments documents(4);
  documents.set("level", 1, {"master"});
  documents.set("level", 2, {"master"});
  documents.set("level", 3, {"bachelor"});
  documents.set("country", 1, {"NO"});
  documents.set("country", 2, {"SE"});
  documents.set("country", 3, {"NO"});
  const auto& columns = documents.seal();
  SearchFilters filters;
  filters.of("level") = {"master"};
  filters.of("country") = {"NO"};
  const auto result =
      filter_and_count(all_of(4), DocumentFilter(filters, columns, 0), columns, every_facet());
  BOOST_REQUIRE(result.hits.size() == 1U);
  BOOST_TEST(result.hits.front().document == 1U);
  BOOST_TEST((counts_of(result, "level", columns) == Counts{{"master", 1}, {"bachelor", 1}}));
  BOOST_TEST((counts_of(result, "country", columns) == Counts{{"NO", 1}, {"SE", 1}}));
  BOOST_TEST((counts_of(result, "kind", columns) == Counts{{"not-stated", 1}}));
}

BOOST_AUTO_TEST_CASE(facets_not_asked_for_are_not_counted) {
  FewDocuments documents(1);
  const auto& columns = documents.seal();
  const auto result = filter_and_count(all_of(1), DocumentFilter({}, columns, 0), columns, {});
  BOOST_TEST(result.hits.size() == 1U);
  for (const auto& counts : result.counts)
    BOOST_TEST(counts.empty());
}

// Ticking a value alone in its facet must give as many hits as the count beside it says.
BOOST_AUTO_TEST_CASE(a_count_is_what_ticking_the_value_gives) {
  std::mt19937 chance(7);
  const std::vector<std::string_view> levels = {"master", "bachelor", "phd"};
  const std::vector<std::string_view> countries = {"NO", "SE", "DK", "FI"};
  constexpr std::uint32_t count = 300;
  FewDocuments documents(count);
  for (std::uint32_t document = 1; document <= count; ++document) {
    for (const auto& [facet, values] : {std::pair{"level", levels},
                                        std::pair{"country", countries},
                                        std::pair{"topic", levels}}) {
      std::vector<std::string_view> some;
      for (const auto value : values) {
        if (chance() % 3 == 0) some.push_back(value);
      }
      documents.set(facet, document, some);
    }
  }
  const auto& columns = documents.seal();
  for (int round = 0; round < 50; ++round) {
    SearchFilters filters;
    if (chance() % 2 == 0) filters.of("level") = {std::string(levels[chance() % 3])};
    if (chance() % 2 == 0) filters.of("topic") = {std::string(levels[chance() % 3]), "not-stated"};
    const auto result = filter_and_count(
        all_of(count), DocumentFilter(filters, columns, 0), columns, every_facet());
    for (const auto* const facet : {"level", "country", "topic", "kind"}) {
      for (const auto& [value, told] : counts_of(result, facet, columns)) {
        auto ticked = filters;
        ticked.of(facet) = {value};
        const auto again =
            filter_and_count(all_of(count), DocumentFilter(ticked, columns, 0), columns, {});
        BOOST_TEST(again.hits.size() == told);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::facets
