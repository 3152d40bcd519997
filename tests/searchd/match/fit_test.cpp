#include "searchd/match/fit.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

namespace rundkurs::match {
namespace {

constexpr std::int32_t today = 20261128;

Offering course() {
  Offering offering;
  offering.id = "no-uni-a1";
  offering.institution.country = "NO";
  offering.kind = "course";
  offering.title["nb"] = "Ombruk";
  offering.summary["nb"] = "Om ombruk.";
  return offering;
}

Inquiry inquiry() {
  Inquiry asked;
  asked.language = "nb";
  asked.learner = Learner::staff;
  return asked;
}

Fit fit(const Inquiry& asked, const Offering& offering) {
  return FitRules(asked, today).of(offering);
}

bool says(const Fit& fit, std::string_view key) {
  return std::any_of(fit.remarks.begin(), fit.remarks.end(), [key](const Remark& remark) {
    return remark.key == key;
  });
}

BOOST_AUTO_TEST_SUITE(fit_rules)

BOOST_AUTO_TEST_CASE(known_attributes_break_what_must_hold_and_unknown_ones_do_not) {
  auto asked = inquiry();
  asked.modes.wanted = {"online"};
  asked.modes.firm = true;
  asked.max_ects = 5;
  asked.max_ects_firm = true;
  auto offering = course();
  const auto unknown = fit(asked, offering);
  BOOST_TEST(!unknown.broken);
  BOOST_TEST(says(unknown, "mode-unknown"));
  BOOST_TEST(says(unknown, "ects-unknown"));
  offering.mode = {"online"};
  offering.ects = 5;
  const auto known = fit(asked, offering);
  BOOST_TEST(known.factor > unknown.factor);
  offering.ects = 7.5;
  BOOST_TEST(fit(asked, offering).broken);
  offering.ects = 5;
  offering.mode = {"campus"};
  BOOST_TEST(fit(asked, offering).broken);
}

BOOST_AUTO_TEST_CASE(the_language_of_the_page_stands_in_for_an_unknown_one) {
  auto asked = inquiry();
  asked.languages.wanted = {"en"};
  asked.languages.firm = true;
  auto offering = course();
  BOOST_TEST(fit(asked, offering).broken);
  offering.language_of_instruction = {"en"};
  BOOST_TEST(!fit(asked, offering).broken);
}

BOOST_AUTO_TEST_CASE(nobody_is_offered_what_they_cannot_follow) {
  auto offering = course();
  offering.language_of_instruction = {"fi"};
  BOOST_TEST(fit(inquiry(), offering).broken);
  offering.language_of_instruction = {"da"};
  BOOST_TEST(!fit(inquiry(), offering).broken);
  auto finn = inquiry();
  finn.language = "fi";
  BOOST_TEST(fit(finn, offering).broken);
}

BOOST_AUTO_TEST_CASE(norwegian_is_either_form) {
  auto asked = inquiry();
  asked.languages.wanted = {"no"};
  asked.languages.firm = true;
  auto offering = course();
  for (const auto* const language : {"nb", "nn", "no"}) {
    offering.language_of_instruction = {language};
    BOOST_TEST(!fit(asked, offering).broken);
  }
  asked.languages.wanted = {"nn"};
  offering.language_of_instruction = {"nb"};
  BOOST_TEST(fit(asked, offering).broken);
}

BOOST_AUTO_TEST_CASE(a_degree_is_little_for_staff_and_a_doctoral_course_nothing) {
  auto programme = course();
  programme.kind = "programme";
  const auto whole = fit(inquiry(), programme);
  BOOST_TEST(!whole.broken);
  BOOST_TEST(whole.factor < 0.5 * fit(inquiry(), course()).factor);
  BOOST_TEST(says(whole, "whole-programme"));
  auto doctoral = course();
  doctoral.level = "phd";
  BOOST_TEST(fit(inquiry(), doctoral).broken);
  auto researcher = inquiry();
  researcher.learner = Learner::researcher;
  BOOST_TEST(!fit(researcher, doctoral).broken);
  auto bachelor = course();
  bachelor.level = "bachelor";
  BOOST_TEST(says(fit(inquiry(), bachelor), "degree-course"));
}

BOOST_AUTO_TEST_CASE(far_away_in_a_room_is_worse_than_far_away_on_line) {
  auto offering = course();
  offering.institution.country = "SE";
  offering.language_of_instruction = {"sv"};
  const double unknown = fit(inquiry(), offering).factor;
  offering.mode = {"online"};
  const double online = fit(inquiry(), offering).factor;
  offering.mode = {"campus"};
  const double room = fit(inquiry(), offering).factor;
  BOOST_TEST(room < unknown);
  BOOST_TEST(unknown < online);
}

BOOST_AUTO_TEST_CASE(near_is_better_than_far_and_both_are_said) {
  auto asked = inquiry();
  asked.places.push_back({"Gjøvik", facets::Position{60.795F, 10.69F}, {"NO-34"}, "NO"});
  auto offering = course();
  offering.mode = {"campus"};
  offering.place = {{"Hamar", Region{"NO-34", "Innlandet"}, 60.79, 11.07}};
  const auto near = fit(asked, offering);
  BOOST_TEST(says(near, "distance"));
  offering.place = {{"Bodø", Region{"NO-18", "Nordland"}, 67.28, 14.4}};
  const auto far = fit(asked, offering);
  BOOST_TEST(far.factor < near.factor);
  BOOST_TEST(says(far, "distance"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::match
