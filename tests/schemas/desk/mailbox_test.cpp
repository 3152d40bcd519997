// What mail becomes at the desk: inquiries, messages in their threads, or nothing new.
#include <boost/test/unit_test.hpp>

#include "tests/schemas/desk/desks.h"

namespace rundkurs::desk {
namespace {

MailedMessage mailed(const std::string& key, std::vector<std::string> answers = {}) {
  auto inquiry = letter("Melding-" + key);
  inquiry.origin = Origin::mail;
  return {key, key + "@example.org", std::move(answers), std::move(inquiry)};
}

BOOST_AUTO_TEST_SUITE(mailbox)

BOOST_AUTO_TEST_CASE_TEMPLATE(answers_join_the_inquiry_that_they_answer, Store, Desks) {
  Store desk;
  const auto taken =
      expect(desk.mailbox().take({mailed("a"), mailed("b", {"x", "a"}), mailed("c")}, by_anna));
  BOOST_REQUIRE(taken.size() == 3U);
  BOOST_TEST((taken[0].as == Taken::As::inquiry));
  BOOST_TEST((taken[1].as == Taken::As::entry));
  BOOST_TEST(taken[1].inquiry == taken[0].inquiry);
  BOOST_TEST((taken[2].as == Taken::As::inquiry));
  BOOST_TEST(expect(desk.inquiries().count({})) == 2U);
  const auto first = *expect(desk.inquiries().find(taken[0].inquiry));
  BOOST_REQUIRE(first.thread.size() == 1U);
  BOOST_TEST(first.thread[0].text == "Melding-b");
  BOOST_TEST((first.thread[0].kind == Entry::Kind::message));
  BOOST_TEST(first.thread[0].author.empty());
  BOOST_TEST(expect(desk.inquiries().count({.words = "melding-b"})) == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_same_message_twice_changes_nothing, Store, Desks) {
  Store desk;
  const auto first = expect(desk.mailbox().take({mailed("a"), mailed("a")}, by_anna));
  BOOST_TEST((first[1].as == Taken::As::known));
  const auto again = expect(desk.mailbox().take({mailed("a")}, by_anna));
  BOOST_TEST((again[0].as == Taken::As::known));
  BOOST_TEST(again[0].inquiry == first[0].inquiry);
  BOOST_TEST(expect(desk.inquiries().count({})) == 1U);
  BOOST_TEST(expect(desk.inquiries().find(first[0].inquiry))->thread.empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(trying_it_out_stores_nothing, Store, Desks) {
  Store desk;
  const auto would = expect(
      desk.mailbox().take({mailed("a"), mailed("b", {"a"})}, by_anna, Mailbox::Keep::nothing));
  BOOST_TEST((would[0].as == Taken::As::inquiry));
  BOOST_TEST((would[1].as == Taken::As::entry));
  BOOST_TEST(expect(desk.inquiries().count({})) == 0U);
  BOOST_TEST(expect(desk.accounts().audit(10)).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_is_answered_comes_into_work_again, Store, Desks) {
  Store desk;
  const auto id = expect(desk.mailbox().take({mailed("a")}, by_anna))[0].inquiry;
  auto inquiry = *expect(desk.inquiries().find(id));
  inquiry.status = Status::answered;
  BOOST_REQUIRE(desk.inquiries().update(inquiry, by_anna).has_value());
  auto reply = mailed("b", {"a"});
  reply.inquiry.contact = {"Ola", "ola@firma.example", ""};
  expect(desk.mailbox().take({reply}, by_anna));
  const auto now = *expect(desk.inquiries().find(id));
  BOOST_TEST((now.status == Status::working));
  BOOST_TEST(now.thread[0].author == "Ola <ola@firma.example>");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_erased_inquiry_stays_erased, Store, Desks) {
  Store desk;
  const auto id = expect(desk.mailbox().take({mailed("a")}, by_anna))[0].inquiry;
  BOOST_REQUIRE(desk.inquiries().erase(id, by_anna).has_value());
  const auto taken = expect(desk.mailbox().take({mailed("a"), mailed("b", {"a"})}, by_anna));
  BOOST_TEST((taken[0].as == Taken::As::known));
  BOOST_TEST((taken[1].as == Taken::As::inquiry));
  BOOST_TEST(taken[1].inquiry != id);
  const auto erased = *expect(desk.inquiries().find(id));
  BOOST_TEST(erased.text.empty());
  BOOST_TEST(erased.thread.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
