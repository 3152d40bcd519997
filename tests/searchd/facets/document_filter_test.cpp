#include "searchd/facets/document_filter.h"

#include <functional>

#include <boost/test/unit_test.hpp>

#include "tests/searchd/facets/few_documents.h"

namespace rundkurs::facets {
namespace {

using Kind = DocumentFilter::Verdict::Kind;
using Documents = std::vector<std::uint32_t>;

constexpr std::int32_t today = 20270301;

// 1 has everything, 2 has nothing, 3 lies elsewhere.
struct Three {
  FewDocuments documents{3};

  Three() {
    documents.columns.ects[1] = 7.5F;
    documents.columns.price[1] = 0;
    documents.columns.pace[1] = 50;
    documents.columns.flags[1] = Flag::free_of_charge | Flag::for_groups;
    documents.set("mode", 1, {"campus", "online"});
    documents.start[1] = {20260801, 20270801};
    documents.deadline[1] = {20260415, 20270415};
    documents.open_until[1] = {20270415};
    documents.places[1] = {{59.66F, 10.79F}};
    documents.columns.ects[3] = 30;
    documents.columns.price[3] = 9000;
    documents.columns.pace[3] = 100;
    documents.set("mode", 3, {"campus"});
    documents.start[3] = {20260115};
    documents.deadline[3] = {20251101};
    documents.open_until[3] = {20260101};
    documents.places[3] = {{60.17F, 24.94F}, {65.01F, 25.47F}};
    documents.seal();
  }

  Documents passing(const std::function<void(SearchFilters&)>& narrow) const {
    SearchFilters filters;
    narrow(filters);
    const DocumentFilter filter(filters, documents.columns, today);
    Documents found;
    for (std::uint32_t document = 1; document <= 3; ++document) {
      if (filter.judge(document).kind == Kind::hit) found.push_back(document);
    }
    return found;
  }
};

BOOST_AUTO_TEST_SUITE(document_filter)

BOOST_FIXTURE_TEST_CASE(a_bound_passes_what_states_just_that, Three) {
  documents.columns.ects[1] = 3.3F;
  BOOST_TEST((passing([](auto& f) { f.ects_min = 3.3; }) == Documents{1, 3}));
  BOOST_TEST((passing([](auto& f) { f.ects_max = 3.3; }) == Documents{1}));
}

BOOST_FIXTURE_TEST_CASE(what_is_not_stated_passes_no_range, Three) {
  struct Case {
    const char* what;
    std::function<void(SearchFilters&)> narrow;
    Documents passing;
  };
  const Case cases[] = {
      {"nothing", [](auto&) {}, {1, 2, 3}},
      {"ects_min", [](auto& f) { f.ects_min = 7.5; }, {1, 3}},
      {"ects_max", [](auto& f) { f.ects_max = 10; }, {1}},
      {"ects both", [](auto& f) { f.ects_min = 8, f.ects_max = 20; }, {}},
      {"price_max", [](auto& f) { f.price_max = 1000; }, {1}},
      {"price_max 0", [](auto& f) { f.price_max = 0; }, {1}},
      {"pace_max", [](auto& f) { f.pace_max = 50; }, {1}},
      {"part_time", [](auto& f) { f.part_time = true; }, {1}},
      {"online", [](auto& f) { f.online = true; }, {1}},
      {"free", [](auto& f) { f.free = true; }, {1}},
      {"for_groups", [](auto& f) { f.for_groups = true; }, {1}},
      {"open", [](auto& f) { f.open = true; }, {1}},
      {"start_from", [](auto& f) { f.start_from = parse_partial_date("2027"); }, {1}},
      {"start_to", [](auto& f) { f.start_to = parse_partial_date("2026-01"); }, {3}},
      {"start in 2026",
       [](auto& f) { f.start_from = f.start_to = parse_partial_date("2026"); },
       {1, 3}},
      {"start between runs",
       [](auto& f) {
         f.start_from = parse_partial_date("2026-09");
         f.start_to = parse_partial_date("2027-06");
       },
       {}},
      {"deadline_from", [](auto& f) { f.deadline_from = parse_partial_date("2027-04-15"); }, {1}},
      {"deadline_to", [](auto& f) { f.deadline_to = parse_partial_date("2000"); }, {}},
      {"near Ås",
       [](auto& f) {
         f.near = Position{59.9F, 10.75F};
         f.within_km = 50;
       },
       {1}},
      {"near Oulu",
       [](auto& f) {
         f.near = Position{65.0F, 25.4F};
         f.within_km = 10;
       },
       {3}},
      {"near without a distance",
       [](auto& f) {
         f.near = Position{0, 0};
       },
       {1, 2, 3}},
  };
  for (const auto& [what, narrow, expected] : cases) {
    BOOST_TEST_CONTEXT(what) {
      BOOST_TEST(passing(narrow) == expected, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(demonstration_offerings_are_seen_on_request_only) {
  FewDocuments documents(2);
  documents.columns.flags[2] = Flag::demonstration;
  documents.seal();
  SearchFilters filters;
  BOOST_TEST((DocumentFilter(filters, documents.columns, today).judge(2).kind == Kind::out));
  filters.demonstration = true;
  BOOST_TEST((DocumentFilter(filters, documents.columns, today).judge(2).kind == Kind::hit));
}

BOOST_AUTO_TEST_CASE(a_value_that_no_document_has_finds_nothing) {
  FewDocuments documents(1);
  documents.set("level", 1, {"master"});
  documents.seal();
  SearchFilters filters;
  filters.of("level") = {"phd"};
  const auto verdict = DocumentFilter(filters, documents.columns, today).judge(1);
  BOOST_TEST((verdict.kind == Kind::fails_one_facet));
  BOOST_TEST(facet_names[verdict.failed_facet] == "level");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::facets
