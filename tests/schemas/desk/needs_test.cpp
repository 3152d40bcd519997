#include "schemas/desk/needs.h"

#include <boost/test/unit_test.hpp>

#include "tests/schemas/desk/desks.h"

namespace rundkurs::desk {
namespace {

Need complete_need() {
  return {.survey = "autumn",
          .respondent = "R-1",
          .answered = parse_partial_date("2026-10-03"),
          .organisation = "companies",
          .sector = "F",
          .size = "small",
          .country = "NO",
          .region = "NO-34",
          .topics = {"plastics", "textiles"},
          .other_topics = {"tau, \"garn\""},
          .levels = {"vocational"},
          .modes = {"online", "blended"},
          .languages = {"no", "en"},
          .at_workplace = true,
          .urgency = 5,
          .own_words = "Alt går i container.\nHver uke."};
}

BOOST_AUTO_TEST_SUITE(desk_needs)

BOOST_AUTO_TEST_CASE_TEMPLATE(an_answer_comes_back_as_it_was, TheDesk, Desks) {
  TheDesk desk;
  const Need bare{.survey = "autumn", .respondent = "R-2", .topics = {"plastics"}};
  const auto stored = expect(desk.needs().store({complete_need(), bare}, noon));
  BOOST_TEST(stored.created == 2U);
  const auto all = expect(desk.another()->needs().all());
  BOOST_REQUIRE(all.size() == 2U);
  BOOST_TEST((all[0] == complete_need()));
  BOOST_TEST((all[1] == bare));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_same_twice_changes_nothing, TheDesk, Desks) {
  TheDesk desk;
  expect(desk.needs().store({complete_need()}, noon));
  const auto revision = expect(desk.needs().revision());
  const auto again = expect(desk.needs().store({complete_need()}, noon));
  BOOST_TEST(again.unchanged == 1U);
  BOOST_TEST(again.created + again.changed == 0U);
  BOOST_TEST(expect(desk.needs().revision()) == revision);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_renamed_file_is_not_stored_again, TheDesk, Desks) {
  TheDesk desk;
  expect(desk.needs().store({complete_need()}, noon));
  auto renamed = complete_need();
  renamed.survey = "autumn (1)";
  BOOST_TEST(expect(desk.needs().store({renamed}, noon)).unchanged == 1U);
  auto another = renamed;
  another.urgency = 1;
  BOOST_TEST(expect(desk.needs().store({another}, noon)).created == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(answers_without_a_number_belong_to_their_survey, TheDesk, Desks) {
  TheDesk desk;
  Need need{.survey = "a", .topics = {"plastics"}};
  need.respondent = content_digest(need);
  expect(desk.needs().store({need}, noon));
  need.survey = "b";
  BOOST_TEST(expect(desk.needs().store({need}, noon)).created == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_corrected_answer_replaces_the_old_one, TheDesk, Desks) {
  TheDesk desk;
  expect(desk.needs().store({complete_need()}, noon));
  const auto revision = expect(desk.needs().revision());
  auto corrected = complete_need();
  corrected.urgency.reset();
  corrected.levels.clear();
  BOOST_TEST(expect(desk.needs().store({corrected}, noon)).changed == 1U);
  const auto all = expect(desk.needs().all());
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_TEST((all[0] == corrected));
  BOOST_TEST(expect(desk.needs().revision()) > revision);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(trying_it_out_stores_nothing, TheDesk, Desks) {
  TheDesk desk;
  const auto tried = expect(desk.needs().store({complete_need()}, noon, Needs::Keep::nothing));
  BOOST_TEST(tried.created == 1U);
  BOOST_TEST(expect(desk.needs().all()).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
