#include "schemas/desk/retention.h"

#include <boost/test/unit_test.hpp>

#include "tests/schemas/desk/desks.h"

namespace rundkurs::desk {
namespace {

Need answer(const std::string& respondent) {
  return {.survey = "autumn",
          .respondent = respondent,
          .organisation = "companies",
          .region = "NO-34",
          .topics = {"plastics"},
          .other_topics = {"tau fra Ola"},
          .urgency = 4,
          .own_words = "Ring Ola Nordmann, 99 88 77 66."};
}

By retention_at(Timestamp time) {
  return {"retention", time};
}

BOOST_AUTO_TEST_SUITE(retention)

BOOST_AUTO_TEST_CASE_TEMPLATE(each_kind_goes_after_its_own_days, TheDesk, Desks) {
  TheDesk desk;
  expect(desk.inquiries().add(letter()));
  expect(desk.needs().store({answer("1")}, noon));
  BOOST_REQUIRE(desk.accounts().note({"anna", noon}, Act::logged_in, ""));
  const Retention kept{.inquiries = 10, .survey_words = 20, .audit = 30};
  const auto other = desk.another();
  const auto erased_on = [&](int day) {
    return expect(erase_kept_longer_than(
        kept, *other, retention_at(noon + std::chrono::days(day) + std::chrono::days(1))));
  };
  BOOST_TEST((erased_on(9) == Erased{}));
  BOOST_TEST((erased_on(10) == Erased{.inquiries = 1}));
  BOOST_TEST((erased_on(20) == Erased{.survey_words = 1}));
  BOOST_TEST((erased_on(30) == Erased{.audit = 1}));
  BOOST_TEST((erased_on(30) == Erased{}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(of_an_answer_the_counted_facts_stay, TheDesk, Desks) {
  TheDesk desk;
  expect(desk.needs().store({answer("ola@firma.example")}, noon));
  expect(desk.needs().erase_words_stored_before(noon + std::chrono::days(1),
                                                retention_at(noon + std::chrono::days(2))));
  const auto left = expect(desk.another()->needs().all());
  BOOST_REQUIRE(left.size() == 1U);
  auto expected = answer("");
  expected.other_topics.clear();
  expected.own_words.clear();
  expected.respondent = left[0].respondent;
  BOOST_TEST((left[0] == expected));
  BOOST_TEST(left[0].respondent.find("ola") == std::string::npos);
  const auto noted = expect(desk.accounts().audit(1)).at(0);
  BOOST_TEST(noted.account == "retention");
  BOOST_TEST(noted.act == "survey words erased");
  BOOST_TEST(noted.subject == "1");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(erased_words_do_not_come_back_with_their_table, TheDesk, Desks) {
  TheDesk desk;
  auto unnumbered = answer("");
  unnumbered.urgency = 1;
  unnumbered.respondent = content_digest(unnumbered);
  const std::vector<Need> table = {answer("1"), answer("2"), unnumbered};
  expect(desk.needs().store(table, noon));
  BOOST_TEST(expect(desk.needs().erase_words_stored_before(
                 noon + std::chrono::days(1), retention_at(noon + std::chrono::days(2)))) == 3U);
  const auto again = expect(desk.needs().store(table, noon + std::chrono::days(3)));
  BOOST_TEST(again.unchanged == 3U);
  auto renamed = answer("1");
  renamed.survey = "autumn (1)";
  auto changed = answer("2");
  changed.own_words = "Fortsatt Ola.";
  BOOST_TEST(
      expect(desk.needs().store({renamed, changed}, noon + std::chrono::days(3))).unchanged == 2U);
  for (const auto& need : expect(desk.needs().all()))
    BOOST_TEST(need.own_words.empty());
  // Somebody else's answer of the same survey comes in as ever.
  BOOST_TEST(expect(desk.needs().store({answer("3")}, noon + std::chrono::days(3))).created == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_audit_log_says_that_it_was_shortened, TheDesk, Desks) {
  TheDesk desk;
  for (const int day : {0, 1, 5})
    BOOST_REQUIRE(
        desk.accounts().note({"anna", noon + std::chrono::days(day)}, Act::logged_in, ""));
  const auto now = noon + std::chrono::days(10);
  BOOST_TEST(
      expect(desk.accounts().shorten_audit(noon + std::chrono::days(5), retention_at(now))) == 2U);
  const auto rows = expect(desk.another()->accounts().audit(10));
  BOOST_REQUIRE(rows.size() == 2U);
  BOOST_TEST(rows[0].act == "audit log shortened");
  BOOST_TEST(rows[0].subject == "2");
  BOOST_TEST((rows[1].at == noon + std::chrono::days(5)));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
