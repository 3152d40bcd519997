#include <boost/test/unit_test.hpp>

#include "tests/schemas/desk/desks.h"

namespace rundkurs::desk {
namespace {

const Account anna{"anna", Role::adviser, "$argon2id$hash", true, noon};

BOOST_AUTO_TEST_SUITE(desk_accounts)

BOOST_AUTO_TEST_CASE_TEMPLATE(an_account_is_added_once_and_removed, TheDesk, Desks) {
  TheDesk desk;
  auto& accounts = desk.accounts();
  BOOST_REQUIRE(accounts.add(anna));
  const auto twice = accounts.add(anna);
  BOOST_REQUIRE(!twice);
  BOOST_TEST((twice.error().code == Error::Code::conflict));
  const auto found = expect(accounts.find("anna"));
  BOOST_REQUIRE(found.has_value());
  BOOST_TEST((found->role == Role::adviser));
  BOOST_TEST(found->must_change);
  BOOST_TEST(expect(accounts.list()).size() == 1U);
  BOOST_REQUIRE(accounts.set_password("anna", "$other"));
  BOOST_TEST(expect(accounts.find("anna"))->password == "$other");
  BOOST_TEST(!expect(accounts.find("anna"))->must_change);
  BOOST_REQUIRE(accounts.remove("anna"));
  BOOST_TEST(!expect(accounts.find("anna")).has_value());
  BOOST_TEST(!accounts.remove("anna"));
  BOOST_TEST(!accounts.set_password("anna", "$x"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_login_ends_with_its_account_its_password_or_unused,
                              TheDesk,
                              Desks) {
  TheDesk desk;
  auto& accounts = desk.accounts();
  const Login login{"token", "anna", "form", noon, noon};
  const auto known = [&] { return expect(accounts.find_login("token")).has_value(); };
  BOOST_REQUIRE(accounts.add(anna));

  BOOST_REQUIRE(accounts.begin_login(login));
  BOOST_TEST(expect(accounts.find_login("token"))->form_token == "form");
  BOOST_TEST(!expect(accounts.find_login("token"))->signed_on);
  BOOST_REQUIRE(accounts.touch_login("token", noon + std::chrono::hours(2)));
  BOOST_REQUIRE(accounts.end_logins_unused_since(noon + std::chrono::hours(1)));
  BOOST_TEST(known());
  BOOST_REQUIRE(accounts.end_logins_unused_since(noon + std::chrono::hours(3)));
  BOOST_TEST(!known());

  BOOST_REQUIRE(accounts.begin_login(login));
  BOOST_REQUIRE(accounts.set_password("anna", "$new"));
  BOOST_TEST(!known());

  BOOST_REQUIRE(accounts.begin_login(login));
  BOOST_REQUIRE(accounts.remove("anna"));
  BOOST_TEST(!known());
  BOOST_TEST(!accounts.begin_login(login));  // of nobody
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_audit_log_is_read_newest_first, TheDesk, Desks) {
  TheDesk desk;
  BOOST_REQUIRE(desk.accounts().note({"anna", noon}, Act::logged_in, ""));
  BOOST_REQUIRE(desk.accounts().note({"anna", noon}, Act::logged_out, ""));
  const auto rows = expect(desk.accounts().audit(1));
  BOOST_REQUIRE(rows.size() == 1U);
  BOOST_TEST(rows.front().act == "logout");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
