#include "searchd/command/ranking_measure.h"

#include <cmath>

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

const Judgements judged = {{"a", 3}, {"b", 2}, {"c", 1}};
const auto near = boost::test_tools::tolerance(1e-9);

BOOST_AUTO_TEST_SUITE(ranking_measure)

BOOST_AUTO_TEST_CASE(the_ideal_order_has_full_marks) {
  const auto measure = measure_ranking({"a", "b", "c"}, judged);
  BOOST_TEST(measure.ndcg == 1.0, near);
  BOOST_TEST(measure.mrr == 1.0, near);
  BOOST_TEST(measure.recall == 1.0, near);
}

BOOST_AUTO_TEST_CASE(gains_and_discounts_are_those_of_the_definition) {
  const auto measure = measure_ranking({"x", "c", "b"}, judged);
  const double got = 1 / std::log2(3) + 3 / std::log2(4);
  const double best = 7 / std::log2(2) + 3 / std::log2(3) + 1 / std::log2(4);
  BOOST_TEST(measure.ndcg == got / best, near);
  BOOST_TEST(measure.mrr == 1.0 / 3, near);
  BOOST_TEST(measure.recall == 2.0 / 3, near);
}

BOOST_AUTO_TEST_CASE(only_the_first_ten_count) {
  std::vector<std::string> ranking(10, "x");
  ranking.push_back("a");
  const auto measure = measure_ranking(ranking, judged);
  BOOST_TEST(measure.ndcg == 0.0);
  BOOST_TEST(measure.mrr == 0.0);
  BOOST_TEST(measure.recall == 0.0);
  BOOST_TEST(measure_ranking({}, judged).ndcg == 0.0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
