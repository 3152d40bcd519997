#include <boost/test/unit_test.hpp>

#include "searchd/desk/one_time_code.h"
#include "tests/searchd/desk/served_centre.h"

namespace rundkurs::desk {
namespace {

BOOST_AUTO_TEST_SUITE(login_pages)

BOOST_AUTO_TEST_CASE(a_second_factor_begins_only_with_a_code_of_its_secret) {
  ServedCentre centre;
  centre.add_account("anna", Role::adviser);
  BOOST_REQUIRE(centre.log_in("anna").status == 303);
  const auto page = centre.get("/desk/second-factor").body;
  const auto secret = ServedCentre::value_of("secret", page);
  BOOST_TEST(is_secret(secret));
  BOOST_TEST(contains(page, "class=\"qr-code\""));
  const auto token = ServedCentre::token_in(page);
  const auto again =
      centre.post("/desk/second-factor", {{"token", token}, {"secret", secret}, {"code", "12345"}});
  BOOST_TEST(again.status == 422);
  BOOST_TEST(ServedCentre::value_of("secret", again.body) == secret);
  const auto weak = centre.post("/desk/second-factor",
                                {{"token", token}, {"secret", "\"><b>"}, {"code", "123456"}});
  BOOST_TEST(weak.status == 422);
  BOOST_TEST(!contains(weak.body, "<b>"));
  const auto foreign =
      centre.post("/desk/second-factor", {{"token", "x"}, {"secret", secret}, {"code", "123456"}});
  BOOST_TEST(foreign.status == 403);
  BOOST_TEST(expect(centre.desk().accounts().find("anna"))->second_factor.empty());
}

BOOST_AUTO_TEST_CASE(where_there_is_one_the_page_ends_it_and_tells_no_secret) {
  ServedCentre centre;
  centre.add_account("anna", Role::adviser);
  BOOST_REQUIRE(centre.log_in("anna").status == 303);
  const auto secret = make_secret();
  expect(centre.desk().accounts().set_second_factor("anna", secret));
  const auto page = centre.get("/desk/second-factor").body;
  BOOST_TEST(!contains(page, secret));
  const auto token = ServedCentre::token_in(page);
  const auto end = [&](const std::string& password) {
    return centre.post("/desk/second-factor", {{"token", token}, {"password", password}}).status;
  };
  BOOST_TEST(end("wrong") == 422);
  BOOST_TEST(end(ServedCentre::password) == 303);
  BOOST_TEST(contains(centre.get("/desk/second-factor").body, "qr-code"));
}

BOOST_AUTO_TEST_CASE(a_proxy_that_is_trusted_signs_people_in) {
  ServedCentre centre(false, "x-account");
  centre.add_account("anna", Role::adviser, true);
  centre.fields = {{"x-account", "anna"}};
  BOOST_TEST(centre.get("/desk/login").status == 200);  // from anywhere: the form
  BOOST_TEST(centre.cookie.empty());
  centre.peer = ServedCentre::proxy;
  BOOST_TEST(centre.get("/desk/login").status == 303);
  BOOST_TEST(centre.get("/desk").status == 200);  // and no password to change
  centre.cookie.clear();
  centre.fields = {{"x-account", "somebody"}};
  const auto unknown = centre.get("/desk/login");
  BOOST_TEST(unknown.status == 403);
  BOOST_TEST(centre.cookie.empty());
}

BOOST_AUTO_TEST_CASE(a_first_password_is_changed_also_where_a_proxy_signs_people_in) {
  ServedCentre centre(false, "x-account");
  centre.add_account("anna", Role::adviser, true);
  BOOST_REQUIRE(centre.log_in("anna").status == 303);
  BOOST_TEST(*centre.get("/desk").find("location") == "/desk/password");
  centre.cookie.clear();
  centre.fields = {{"x-account", "anna"}};
  centre.peer = ServedCentre::proxy;
  BOOST_TEST(centre.get("/desk/login").status == 303);
  BOOST_TEST(centre.get("/desk").status == 200);
}

BOOST_AUTO_TEST_CASE(without_the_option_a_header_signs_nobody_in) {
  ServedCentre centre;
  centre.add_account("anna", Role::adviser);
  centre.fields = {{"x-account", "anna"}, {"", "anna"}};
  centre.peer = ServedCentre::proxy;
  BOOST_TEST(centre.get("/desk/login").status == 200);
  BOOST_TEST(centre.cookie.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
