#include "searchd/facets/browse.h"

#include <algorithm>
#include <array>
#include <list>
#include <random>
#include <string>

#include <boost/test/unit_test.hpp>

#include "searchd/facets/facet_counts.h"
#include "tests/searchd/facets/few_documents.h"

namespace rundkurs::facets {
namespace {

constexpr std::uint32_t count = 1500;
constexpr std::int32_t day_of_asking = 20270301;

/// Documents of all sorts: common values and rare ones, several in a document, some demonstrations.
class ManyDocuments {
 public:
  explicit ManyDocuments(std::mt19937& chance) : documents_(count) {
    for (std::uint32_t document = 1; document <= count; ++document) {
      set(document, "level", {"master", "bachelor", "phd"}, chance);
      set(document, "topic", {"waste", "repair", "design", "textiles"}, chance);
      set(document, "country", {"NO", "SE", "DK", "FI"}, chance);
      names_.push_back("u" + std::to_string(chance() % 200));
      documents_.set("institution", document, {names_.back()});
      auto& columns = documents_.columns;
      if (chance() % 4 != 0) columns.relevance[document] = static_cast<float>(chance() % 4);
      if (chance() % 2 != 0) columns.ects[document] = static_cast<float>(chance() % 30);
      if (chance() % 2 != 0) columns.pace[document] = static_cast<float>(25 + chance() % 4 * 25);
      if (chance() % 2 != 0) columns.price[document] = static_cast<float>(chance() % 9000);
      columns.flags[document] = static_cast<std::uint8_t>(chance() % 8);
      if (chance() % 50 == 0) columns.flags[document] |= Flag::demonstration;
      columns.title_rank[document] = static_cast<std::uint32_t>(chance() % 1000);
      set(document, "mode", {"online", "campus"}, chance);
      documents_.start[document] = {20260101 + static_cast<std::int32_t>(chance() % 4) * 10000};
      if (chance() % 2 != 0) documents_.deadline[document] = {20270101, 20270601};
      if (chance() % 3 == 0) documents_.open_until[document] = {20270601};
      if (chance() % 2 != 0) documents_.places[document] = {{59.9F, 10.7F}};
      const float grade = columns.relevance[document];
      everything_.push_back({document, grade >= 0 ? grade : 0});
    }
    documents_.seal();
    whole_ = WholeIndex(documents_.columns, everything_);
  }

  const Columns& columns() const { return documents_.columns; }
  const std::vector<query::Match>& everything() const { return everything_; }
  const WholeIndex& whole() const { return whole_; }

 private:
  void set(std::uint32_t document,
           std::string_view facet,
           const std::vector<std::string_view>& values,
           std::mt19937& chance) {
    std::vector<std::string_view> some;
    for (const auto value : values) {
      if (chance() % 3 == 0) some.push_back(value);
    }
    documents_.set(facet, document, some);
  }

  std::list<std::string> names_;
  FewDocuments documents_;
  std::vector<query::Match> everything_;
  WholeIndex whole_;
};

SearchFilters some_filters(std::mt19937& chance) {
  SearchFilters filters;
  if (chance() % 2 == 0) filters.of("level") = {"master"};
  if (chance() % 2 == 0) filters.of("topic") = {"waste", "not-stated"};
  if (chance() % 3 == 0) filters.of("institution") = {"u7", "u8", "unheard-of"};
  if (chance() % 4 == 0) filters.of("country") = {"IS"};
  const auto some = [&chance] { return chance() % 9 == 0; };
  if (some()) filters.ects_min = 7.5;
  if (some()) filters.ects_max = 15;
  if (some()) filters.start_from = parse_partial_date("2027");
  if (some()) filters.start_to = parse_partial_date("2028");
  if (some()) filters.deadline_from = parse_partial_date("2027-01");
  if (some()) filters.deadline_to = parse_partial_date("2027-03");
  if (some()) filters.price_max = 5000;
  if (some()) filters.pace_max = 50;
  if (some()) filters.part_time = true;
  if (some()) filters.online = true;
  if (some()) filters.free = true;
  if (some()) filters.for_groups = true;
  if (some()) filters.open = true;
  if (some()) {
    filters.near = Position{60.4F, 5.3F};
    filters.within_km = 400;
  }
  filters.demonstration = chance() % 2 == 0;
  return filters;
}

std::vector<std::uint32_t> documents_of(const std::vector<query::Match>& hits) {
  std::vector<std::uint32_t> documents;
  for (const auto& hit : hits)
    documents.push_back(hit.document);
  return documents;
}

BOOST_AUTO_TEST_SUITE(browsing)

// The two ways to answer must not differ in anything.
BOOST_AUTO_TEST_CASE(browsing_gives_what_a_walk_over_all_documents_gives) {
  std::mt19937 chance(5);
  const ManyDocuments documents(chance);
  const auto& columns = documents.columns();
  for (int round = 0; round < 400; ++round) {
    const auto filters = some_filters(chance);
    std::array<bool, facet_count> counted{};
    for (auto& facet : counted)
      facet = chance() % 4 != 0;
    const auto order = std::array{Order::relevance, Order::ects, Order::title}[chance() % 3];
    const std::size_t shown = chance() % 3 * 20;

    auto expected = filter_and_count(
        documents.everything(), DocumentFilter(filters, columns, day_of_asking), columns, counted);
    const auto total = expected.hits.size();
    sort_first(expected.hits, shown, order, columns, {day_of_asking, {}});
    expected.hits.resize(std::min(shown, expected.hits.size()));

    const auto browsed =
        browse({filters, counted, order, shown, day_of_asking}, documents.whole(), columns);
    BOOST_TEST_CONTEXT("round " << round) {
      BOOST_TEST(browsed.total == total);
      BOOST_TEST(documents_of(browsed.hits) == documents_of(expected.hits),
                 boost::test_tools::per_element());
      for (std::size_t i = 0; i < browsed.hits.size() && i < expected.hits.size(); ++i)
        BOOST_TEST(browsed.hits[i].score == expected.hits[i].score);
      for (std::size_t facet = 0; facet < facet_count; ++facet)
        BOOST_TEST(browsed.counts[facet] == expected.counts[facet], facet_names[facet]);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_empty_index_has_nothing_to_show) {
  FewDocuments none(0);
  const auto& columns = none.seal();
  const WholeIndex whole(columns, {});
  const SearchFilters filters;
  const auto browsed = browse({filters, {}, Order::relevance, 10, day_of_asking}, whole, columns);
  BOOST_TEST(browsed.total == 0U);
  BOOST_TEST(browsed.hits.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::facets
