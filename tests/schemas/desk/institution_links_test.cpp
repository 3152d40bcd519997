#include <boost/test/unit_test.hpp>

#include "tests/schemas/desk/desks.h"

namespace rundkurs::desk {
namespace {

BOOST_AUTO_TEST_SUITE(institution_links)

BOOST_AUTO_TEST_CASE_TEMPLATE(the_key_is_made_once, Store, Desks) {
  Store desk;
  const auto key = expect(desk.institution_links().key());
  BOOST_TEST(key.size() == 52U);
  BOOST_TEST(expect(desk.institution_links().key()) == key);
  BOOST_TEST(expect(desk.another()->institution_links().key()) == key);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_link_is_kept_used_and_withdrawn, Store, Desks) {
  Store desk;
  auto& links = desk.institution_links();
  const auto link = expect(links.add("no-uni", noon + std::chrono::days(60), by_anna));
  BOOST_TEST(link.id.size() == 16U);
  const auto found = expect(links.find(link.id));
  BOOST_REQUIRE(found.has_value());
  BOOST_TEST(found->institution == "no-uni");
  BOOST_TEST(found->made_by == "anna");
  BOOST_TEST((found->expires == noon + std::chrono::days(60)));
  BOOST_TEST(!found->used.has_value());
  BOOST_TEST(!found->withdrawn.has_value());
  BOOST_REQUIRE(links.touch(link.id, noon + std::chrono::hours(1)));
  BOOST_TEST((expect(links.find(link.id))->used == noon + std::chrono::hours(1)));
  BOOST_REQUIRE(links.withdraw(link.id, by_anna));
  BOOST_TEST((expect(links.list()).at(0).withdrawn == noon));
  const auto audit = expect(desk.accounts().audit(10));
  BOOST_REQUIRE(audit.size() == 2U);
  BOOST_TEST(audit[0].act == "institution link withdrawn");
  BOOST_TEST(audit[1].subject == link.id);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(there_is_none_of_another_id, Store, Desks) {
  Store desk;
  BOOST_TEST(!expect(desk.institution_links().find("none")).has_value());
  const auto withdrawn = desk.institution_links().withdraw("none", by_anna);
  BOOST_REQUIRE(!withdrawn);
  BOOST_TEST((withdrawn.error().code == Error::Code::not_found));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
