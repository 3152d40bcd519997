#include "searchd/desk/gate.h"

#include <boost/test/unit_test.hpp>

#include "schemas/desk/desk.h"
#include "searchd/desk/password.h"
#include "tests/paths.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs::desk {
namespace {

const Timestamp noon{std::chrono::seconds{1'800'000'000}};
const std::string password = "seven grey herons";
const std::string secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const Timestamp after = noon + std::chrono::seconds(60);
const std::string code_at_noon = "877905";
const std::string code_after = "271504";

struct Gated {
  TemporaryFolder folder;
  std::unique_ptr<Desk> desk = Desk::open("sqlite:" + folder.file("desk.db")).value();
  PasswordRules rules = PasswordRules::load(source_path("data")).value();
  Gate gate{desk->accounts(), rules, false};

  Gated() {
    static const auto hash = hash_of(password);
    (void)desk->accounts().add({"anna", Role::adviser, hash, false, noon, ""});
  }

  static http::Request with_cookie(const std::string& set_cookie) {
    http::Request request;
    request.fields.push_back(
        {"cookie", "a=b; " + set_cookie.substr(0, set_cookie.find(';')) + "; c=d"});
    return request;
  }
  bool is_in(const std::string& set_cookie, Timestamp at) {
    return gate.visitor(with_cookie(set_cookie), at).value().has_value();
  }
  Refusal try_code(const std::string& code, Timestamp at) {
    return gate.log_in({"anna", password, code}, "192.0.2.1", at).refusal;
  }
  std::string let_in(Timestamp at = noon) {
    const auto admission = gate.log_in({"anna", password, ""}, "192.0.2.1", at);
    BOOST_REQUIRE((admission.refusal == Refusal::none));
    return admission.cookie;
  }
};

BOOST_FIXTURE_TEST_SUITE(gate_of_the_desk, Gated)

BOOST_AUTO_TEST_CASE(a_cookie_is_for_the_desk_alone_and_new_with_each_login) {
  const auto first = let_in();
  for (const char* part : {"; Path=/desk", "; HttpOnly", "; SameSite=Lax"})
    BOOST_TEST(first.find(part) != std::string::npos, part);
  BOOST_TEST(first.find("Secure") == std::string::npos);
  BOOST_TEST(let_in() != first);
  Gate tls(desk->accounts(), rules, true);
  const auto secure = tls.log_in({"anna", password, ""}, "192.0.2.1", noon).cookie;
  BOOST_TEST(secure.starts_with("__Secure-desk="));
  BOOST_TEST(secure.find("; Secure") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(forged_cut_and_foreign_cookies_let_nobody_in) {
  const auto cookie = let_in();
  BOOST_TEST(is_in(cookie, noon));
  auto changed = cookie;
  changed[10] = changed[10] == 'a' ? 'b' : 'a';
  BOOST_TEST(!is_in(changed, noon));
  BOOST_TEST(!is_in("desk=" + std::string(40, 'a'), noon));
  BOOST_TEST(!is_in("desk=", noon));
  BOOST_TEST(!is_in("desk=' OR 1=1 --", noon));
  BOOST_TEST(!is_in("other=" + cookie.substr(5), noon));
  // What lies in the table is no cookie.
  const auto token = cookie.substr(5, cookie.find(';') - 5);
  BOOST_TEST(!is_in("desk=" + digest_of(token).substr(0, 40), noon));
}

BOOST_AUTO_TEST_CASE(a_login_ends_after_a_day_or_unused) {
  const auto cookie = let_in();
  BOOST_TEST(is_in(cookie, noon + std::chrono::hours(7)));
  BOOST_TEST(is_in(cookie, noon + std::chrono::hours(14)));
  BOOST_TEST(is_in(cookie, noon + std::chrono::hours(21)));
  BOOST_TEST(!is_in(cookie, noon + std::chrono::hours(25)));
  const auto idle = let_in();
  BOOST_TEST(!is_in(idle, noon + std::chrono::hours(9)));
  BOOST_TEST(!is_in(idle, noon));  // it is gone for good
}

BOOST_AUTO_TEST_CASE(logging_out_ends_it) {
  const auto cookie = let_in();
  const auto visitor = gate.visitor(with_cookie(cookie), noon).value();
  BOOST_TEST(gate.log_out(*visitor, noon).value().find("Max-Age=0") != std::string::npos);
  BOOST_TEST(!is_in(cookie, noon));
}

BOOST_AUTO_TEST_CASE(guessing_is_slowed_down_by_account_and_by_address) {
  Refusal last = Refusal::none;
  for (int i = 0; i < 9; ++i)
    last = gate.log_in({"anna", "wrong", ""}, "192.0.2." + std::to_string(i), noon).refusal;
  BOOST_TEST((last == Refusal::too_many));
  // Not even the right one helps now.
  BOOST_TEST(
      (gate.log_in({"anna", password, ""}, "198.51.100.1", noon).refusal == Refusal::too_many));
  for (int i = 0; i < 31; ++i)
    last = gate.log_in({"nobody" + std::to_string(i), "wrong", ""}, "203.0.113.1", noon).refusal;
  BOOST_TEST((last == Refusal::too_many));
}

BOOST_AUTO_TEST_CASE(an_unknown_account_is_refused_as_a_wrong_password_is) {
  BOOST_TEST((gate.log_in({"nobody", password, ""}, "192.0.2.1", noon).refusal == Refusal::wrong));
  BOOST_TEST((gate.log_in({"anna", "wrong", ""}, "192.0.2.1", noon).refusal == Refusal::wrong));
  const auto audit = desk->accounts().audit(10).value();
  BOOST_REQUIRE(audit.size() == 1U);  // of the account that there is
  BOOST_TEST(audit.front().act == "login refused");
}

BOOST_AUTO_TEST_CASE(a_changed_password_ends_all_other_logins) {
  const auto elsewhere = let_in();
  const auto here = let_in();
  const auto visitor = gate.visitor(with_cookie(here), noon).value();
  const auto change = [&](const std::string& old, const std::string& wanted) {
    return gate.change_password(*visitor, old, wanted, noon);
  };
  BOOST_TEST((change("wrong", "eight green frogs").refusal == Refusal::wrong));
  BOOST_TEST((change(password, "password1234").refusal == Refusal::unsuitable));
  BOOST_TEST((change(password, password).refusal == Refusal::unsuitable));
  BOOST_TEST(is_in(elsewhere, noon));
  const auto changed = change(password, "eight green frogs");
  BOOST_TEST((changed.refusal == Refusal::none));
  BOOST_TEST(!is_in(elsewhere, noon));
  BOOST_TEST(!is_in(here, noon));
  BOOST_TEST(is_in(changed.cookie, noon));
  BOOST_TEST((gate.log_in({"anna", password, ""}, "192.0.2.1", noon).refusal == Refusal::wrong));
}

BOOST_AUTO_TEST_CASE(a_second_factor_is_asked_for_once_the_app_has_shown_a_code) {
  const auto visitor = gate.visitor(with_cookie(let_in()), noon).value();
  BOOST_TEST(
      (gate.begin_second_factor(*visitor, secret, "000000", noon).refusal == Refusal::wrong));
  BOOST_TEST((try_code("", noon) == Refusal::none));
  BOOST_TEST(
      (gate.begin_second_factor(*visitor, secret, code_at_noon, noon).refusal == Refusal::none));
  for (const char* code : {"", "000000", "abcdef", "1' OR 1=1", "87790", "8779052"})
    BOOST_TEST((try_code(code, noon) == Refusal::wrong), code);
  BOOST_TEST((try_code(code_after, after) == Refusal::none));
}

BOOST_AUTO_TEST_CASE(no_code_opens_twice) {
  const auto visitor = gate.visitor(with_cookie(let_in()), noon).value();
  BOOST_REQUIRE(
      (gate.begin_second_factor(*visitor, secret, code_at_noon, noon).refusal == Refusal::none));
  BOOST_TEST((try_code(code_at_noon, noon) == Refusal::wrong));  // shown at the beginning
  BOOST_TEST((try_code(code_after, after) == Refusal::none));
  BOOST_TEST((try_code(code_after, after) == Refusal::wrong));
  BOOST_TEST((try_code(code_at_noon, after) == Refusal::wrong));  // older than the one used
}

BOOST_AUTO_TEST_CASE(a_right_code_does_not_help_a_wrong_password_and_is_not_used_up) {
  const auto visitor = gate.visitor(with_cookie(let_in()), noon).value();
  BOOST_REQUIRE(
      (gate.begin_second_factor(*visitor, secret, code_at_noon, noon).refusal == Refusal::none));
  BOOST_TEST(
      (gate.log_in({"anna", "wrong", code_after}, "192.0.2.1", after).refusal == Refusal::wrong));
  BOOST_TEST((try_code(code_after, after) == Refusal::none));
}

BOOST_AUTO_TEST_CASE(a_second_factor_ends_with_the_password) {
  const auto visitor = gate.visitor(with_cookie(let_in()), noon).value();
  BOOST_REQUIRE(
      (gate.begin_second_factor(*visitor, secret, code_at_noon, noon).refusal == Refusal::none));
  BOOST_TEST((gate.end_second_factor(*visitor, "wrong", noon).refusal == Refusal::wrong));
  BOOST_TEST((try_code("", noon) == Refusal::wrong));
  BOOST_TEST((gate.end_second_factor(*visitor, password, noon).refusal == Refusal::none));
  BOOST_TEST((try_code("", noon) == Refusal::none));
}

BOOST_AUTO_TEST_CASE(who_is_signed_on_needs_an_account_and_no_password) {
  const auto signed_on = gate.sign_on("anna", noon);
  BOOST_TEST((signed_on.refusal == Refusal::none));
  BOOST_TEST(is_in(signed_on.cookie, noon));
  BOOST_TEST((gate.sign_on("nobody", noon).refusal == Refusal::wrong));
  BOOST_TEST((gate.sign_on("", noon).refusal == Refusal::wrong));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
