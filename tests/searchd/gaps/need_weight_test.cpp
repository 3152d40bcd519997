#include "searchd/gaps/need_weight.h"

#include <numeric>
#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "tests/paths.h"

namespace rundkurs::gaps {
namespace {

Demand one_of(const std::string& organisation, double counts = 1) {
  return {{.organisation = organisation}, counts};
}

std::vector<Demand> respondents(int companies, int counties) {
  std::vector<Demand> demand(static_cast<std::size_t>(companies), one_of("companies"));
  demand.resize(demand.size() + static_cast<std::size_t>(counties), one_of("county-authorities"));
  return demand;
}

GapRules rules() {
  GapRules rules;
  rules.shares = {{"companies", 1}, {"county-authorities", 1}, {"other", 1}};
  rules.least = 0.1;
  rules.most = 10;
  return rules;
}

BOOST_AUTO_TEST_SUITE(need_weight)

BOOST_AUTO_TEST_CASE(types_count_as_their_shares_say) {
  const auto weights = need_weights(respondents(8, 2), rules());
  const double companies = std::accumulate(weights.begin(), weights.begin() + 8, 0.0);
  const double counties = std::accumulate(weights.begin() + 8, weights.end(), 0.0);
  BOOST_TEST(companies == counties, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(companies + counties == 10.0, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(one_respondent_never_decides) {
  auto trimmed = rules();
  trimmed.most = 2;
  const auto weights = need_weights(respondents(19, 1), trimmed);
  BOOST_TEST(weights.back() / weights.front() <= 2 / (0.5 * 20 / 19) + 1e-9);
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  BOOST_TEST(sum == 20.0, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(types_without_a_share_count_together) {
  auto demand = respondents(2, 0);
  demand.push_back(one_of("voluntary"));
  demand.push_back(one_of(""));
  for (const double weight : need_weights(demand, rules()))
    BOOST_TEST(weight == 1.0, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(who_counts_for_less_counts_for_less_within_the_type) {
  const auto weights = need_weights(
      {one_of("companies"), one_of("companies", 0.25), one_of("county-authorities")}, rules());
  BOOST_TEST(weights[1] == weights[0] / 4, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(weights[0] + weights[1] == weights[2], boost::test_tools::tolerance(1e-9));
  BOOST_TEST(weights[0] + weights[1] + weights[2] == 3.0, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(nobody_has_no_weight) {
  BOOST_TEST(need_weights({}, rules()).empty());
}

BOOST_AUTO_TEST_CASE(the_shipped_rules_are_read) {
  const auto shipped = GapRules::load(source_path("data"));
  BOOST_REQUIRE_MESSAGE(shipped, (shipped ? "" : describe(shipped.error())));
  BOOST_TEST(shipped->fewest == 5U);
  BOOST_TEST(shipped->shares.contains("companies"));
  BOOST_TEST(shipped->inquiries.unanswered >= shipped->inquiries.partly);
  BOOST_TEST(shipped->inquiries.partly >= shipped->inquiries.helped);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::gaps
