#include <boost/test/unit_test.hpp>

#include "tests/schemas/desk/desks.h"

namespace rundkurs::desk {
namespace {

CannedAnswer price() {
  return {"", "Pris", "nb", "plastics", "Kurset er gratis.\nSpør gjerne.", 0};
}

BOOST_AUTO_TEST_SUITE(canned_answers)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_piece_is_kept_changed_and_removed, Store, Desks) {
  Store desk;
  auto& answers = desk.canned_answers();
  auto piece = price();
  piece.id = expect(answers.add(piece, by_anna));
  piece.revision = 1;
  BOOST_TEST((*expect(answers.find(piece.id)) == piece));
  piece.text = "Kurset koster 1000 kr.";
  BOOST_REQUIRE(answers.update(piece, by_anna).has_value());
  BOOST_TEST(expect(answers.list()).at(0).text == piece.text);
  BOOST_REQUIRE(answers.remove(piece.id, by_anna).has_value());
  BOOST_TEST(expect(answers.list()).empty());
  const auto audit = expect(desk.accounts().audit(10));
  BOOST_REQUIRE(audit.size() == 3U);
  BOOST_TEST(audit[0].act == "canned answer removed");
  BOOST_TEST(audit[0].subject == piece.id);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(of_two_who_change_one_the_second_is_told, Store, Desks) {
  Store desk;
  auto& answers = desk.canned_answers();
  auto piece = price();
  piece.id = expect(answers.add(piece, by_anna));
  piece.revision = 1;
  BOOST_REQUIRE(answers.update(piece, by_anna).has_value());
  const auto late = answers.update(piece, by_anna);
  BOOST_REQUIRE(!late.has_value());
  BOOST_TEST((late.error().code == Error::Code::conflict));
  piece.id = "none";
  BOOST_TEST((answers.update(piece, by_anna).error().code == Error::Code::not_found));
  BOOST_TEST((answers.remove("none", by_anna).error().code == Error::Code::not_found));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
