#include "searchd/gaps/demand.h"

#include <boost/test/unit_test.hpp>

#include "tests/paths.h"
#include "tests/schemas/desk/desks.h"
#include "tests/searchd/needs/given_needs.h"

namespace rundkurs::gaps {
namespace {

const needs::SurveyChoices& shipped_choices() {
  static const auto loaded = desk::expect(needs::SurveyChoices::load(source_path("data")));
  return loaded;
}

GapRules weighted() {
  GapRules rules;
  rules.inquiries = {1, 0.9, 0.5, 0.25};
  return rules;
}

double counted_as(desk::Status status, desk::Outcome outcome) {
  auto inquiry = desk::letter();
  inquiry.status = status;
  inquiry.outcome = outcome;
  return demand_of(inquiry, weighted(), shipped_choices())->counts;
}

BOOST_AUTO_TEST_SUITE(demand)

BOOST_AUTO_TEST_CASE(an_inquiry_tells_what_was_understood_of_it_and_nothing_else) {
  auto inquiry = desk::letter();
  inquiry.asked.levels = {"master"};
  inquiry.asked.countries = {"NO"};
  inquiry.asked.uncovered = {"plastics", "textiles"};
  const auto demand = demand_of(inquiry, weighted(), shipped_choices());
  BOOST_REQUIRE(demand.has_value());
  const Need expected{.survey = std::string(inquiries_survey),
                      .organisation = "companies",
                      .sector = "F",
                      .country = "NO",
                      .topics = {"construction-demolition-buildings", "plastics", "textiles"},
                      .levels = {"master"}};
  BOOST_TEST((demand->need == expected));
}

BOOST_AUTO_TEST_CASE(what_asks_for_no_learning_is_no_demand) {
  auto inquiry = desk::letter();
  inquiry.asked.topics.clear();
  inquiry.asked.uncovered.clear();
  BOOST_TEST(!demand_of(inquiry, weighted(), shipped_choices()));
  inquiry = desk::letter();
  inquiry.asked.about_learning = false;
  BOOST_TEST(!demand_of(inquiry, weighted(), shipped_choices()));
}

BOOST_AUTO_TEST_CASE(unanswered_ones_count_most) {
  using desk::Outcome;
  using desk::Status;
  BOOST_TEST(counted_as(Status::fresh, Outcome::open) == 1.0);
  BOOST_TEST(counted_as(Status::working, Outcome::open) == 1.0);
  BOOST_TEST(counted_as(Status::answered, Outcome::nothing_fitted) == 0.9);
  BOOST_TEST(counted_as(Status::answered, Outcome::open) == 0.5);
  BOOST_TEST(counted_as(Status::closed, Outcome::partly) == 0.5);
  BOOST_TEST(counted_as(Status::answered, Outcome::helped) == 0.25);
}

BOOST_AUTO_TEST_CASE(people_on_their_own_are_of_no_organisation) {
  auto inquiry = desk::letter();
  inquiry.organisation_type = "students";
  BOOST_TEST(demand_of(inquiry, weighted(), shipped_choices())->need.organisation.empty());
  inquiry.organisation_type = "teachers";
  BOOST_TEST(demand_of(inquiry, weighted(), shipped_choices())->need.organisation == "education");
}

BOOST_AUTO_TEST_CASE(an_erased_inquiry_counts_as_before) {
  desk::SqliteDesk desk;
  needs::GivenNeeds needs(std::vector<Need>{{.survey = "s", .topics = {"plastics"}}});
  const Evidence evidence{&needs, &desk.inquiries()};
  const auto first = desk::expect(state_of(evidence));
  auto inquiry = desk::letter();
  inquiry.outcome = desk::Outcome::nothing_fitted;
  const auto id = desk::expect(desk.inquiries().add(inquiry)).id;
  BOOST_TEST(desk::expect(state_of(evidence)) != first);
  const auto before = desk::expect(all_demand(evidence, weighted(), shipped_choices()));
  BOOST_REQUIRE(before.size() == 2U);
  BOOST_REQUIRE(desk.inquiries().erase(id, desk::by_anna));
  const auto after = desk::expect(all_demand(evidence, weighted(), shipped_choices()));
  BOOST_REQUIRE(after.size() == 2U);
  BOOST_TEST((after.back().need == before.back().need));
  BOOST_TEST(after.back().counts == before.back().counts);
}

BOOST_AUTO_TEST_CASE(without_a_desk_nobody_has_asked) {
  BOOST_TEST(desk::expect(all_demand({}, weighted(), shipped_choices())).empty());
  BOOST_TEST(!desk::expect(state_of({})).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::gaps
