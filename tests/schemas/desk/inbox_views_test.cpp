#include <boost/test/unit_test.hpp>

#include "tests/schemas/desk/desks.h"

namespace rundkurs::desk {
namespace {

BOOST_AUTO_TEST_SUITE(inbox_views)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_filter_is_kept_under_a_name, Store, Desks) {
  Store desk;
  InboxView plastics;
  plastics.name = "Plast";
  plastics.filter.status = Status::working;
  plastics.filter.assignee = "anna";
  plastics.filter.topic = "plastics";
  plastics.filter.words = "ås 100%";
  const auto id = expect(desk.inbox_views().add(plastics, by_anna));
  expect(desk.inbox_views().add({"", "Alt", {}}, by_anna));
  const auto all = expect(desk.inbox_views().list());
  BOOST_REQUIRE(all.size() == 2U);
  BOOST_TEST(all[0].name == "Alt");
  BOOST_TEST(!all[0].filter.status);
  const auto found = expect(desk.inbox_views().find(id)).value();
  BOOST_TEST((found.filter.status == Status::working));
  BOOST_TEST(found.filter.assignee == "anna");
  BOOST_TEST(found.filter.topic == "plastics");
  BOOST_TEST(found.filter.words == "ås 100%");
  BOOST_REQUIRE(desk.inbox_views().remove(id, by_anna).has_value());
  BOOST_TEST(!expect(desk.inbox_views().find(id)));
  BOOST_TEST((desk.inbox_views().remove(id, by_anna).error().code == Error::Code::not_found));
  BOOST_TEST(expect(desk.accounts().audit(10)).at(0).act == "view removed");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(words_are_kept_no_longer_than_inquiries, Store, Desks) {
  Store desk;
  InboxView worded;
  worded.name = "Saker fra Ola";
  worded.filter.words = "ola";
  expect(desk.inbox_views().add(worded, by_anna));
  expect(desk.inbox_views().add({"", "Alt", {}}, by_anna));
  const By retention{"retention", noon + std::chrono::hours(48)};
  BOOST_TEST(expect(desk.inbox_views().remove_worded_before(noon, retention)) == 0U);
  const auto later = noon + std::chrono::seconds(1);
  BOOST_TEST(expect(desk.another()->inbox_views().remove_worded_before(later, retention)) == 1U);
  const auto left = expect(desk.inbox_views().list());
  BOOST_REQUIRE(left.size() == 1U);
  BOOST_TEST(left[0].name == "Alt");
  BOOST_TEST(expect(desk.accounts().audit(1)).at(0).account == "retention");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(inquiries_are_found_by_topic, Store, Desks) {
  Store desk;
  auto plastics = letter("a");
  plastics.asked.topics = {"plastics", "textiles"};
  expect(desk.inquiries().add(plastics));
  auto none = letter("b");
  none.asked = {};
  expect(desk.inquiries().add(none));
  const auto about = [&](const std::string& topic) {
    return expect(desk.inquiries().count({.topic = topic}));
  };
  BOOST_TEST(about("textiles") == 1U);
  BOOST_TEST(about("plast") == 0U);
  BOOST_TEST(about("%") == 0U);
  BOOST_TEST(about("") == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
