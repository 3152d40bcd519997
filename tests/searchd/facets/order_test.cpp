#include "searchd/facets/order.h"

#include <boost/test/unit_test.hpp>

#include "tests/searchd/facets/few_documents.h"

namespace rundkurs::facets {
namespace {

using Documents = std::vector<std::uint32_t>;

Documents sorted(const Columns& columns,
                 Order order,
                 const OrderContext& context = {20270301, {}}) {
  std::vector<query::Match> hits = {{1, 0.5F}, {2, 2}, {3, 1}, {4, 2}};
  sort_first(hits, hits.size(), order, columns, context);
  Documents documents;
  for (const auto& hit : hits)
    documents.push_back(hit.document);
  return documents;
}

BOOST_AUTO_TEST_SUITE(orders)

BOOST_AUTO_TEST_CASE(each_order_puts_the_unknown_last) {
  FewDocuments documents(4);
  documents.start = {{}, {20270801}, {20260801, 20270310}, {20260101}, {}};
  documents.deadline = {{}, {}, {20270415}, {20270301}, {20270228}};
  documents.columns.ects[1] = 30;
  documents.columns.ects[3] = 7.5F;
  documents.columns.updated = {0, 100, 300, 0, 200};
  documents.columns.title_rank = {0, 3, 1, 2, 0};
  documents.places = {{}, {{60, 10}}, {}, {{59, 10}, {70, 25}}, {{61, 10}}};
  const auto& columns = documents.seal();
  struct Case {
    Order order;
    Documents expected;
  };
  const Case cases[] = {
      {Order::relevance, {4, 2, 3, 1}},  // Equal scores by title.
      {Order::start, {2, 1, 3, 4}},      // To come, then past, then unknown.
      {Order::deadline, {3, 2, 4, 1}},
      {Order::ects, {3, 1, 4, 2}},
      {Order::title, {4, 2, 3, 1}},
      {Order::updated, {2, 4, 1, 3}},
  };
  for (const auto& [order, expected] : cases) {
    BOOST_TEST_CONTEXT(order_names[static_cast<std::size_t>(order)]) {
      BOOST_TEST(sorted(columns, order) == expected, boost::test_tools::per_element());
    }
  }
  BOOST_TEST(sorted(columns, Order::distance, {0, Position{59, 10}}) == Documents({3, 1, 4, 2}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(orders_have_the_names_of_the_api) {
  for (const auto name : order_names)
    BOOST_TEST(order_named(name).has_value());
  BOOST_TEST((order_named("deadline") == Order::deadline));
  BOOST_TEST(!order_named("price").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::facets
