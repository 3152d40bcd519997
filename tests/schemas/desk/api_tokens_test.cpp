#include <boost/test/unit_test.hpp>

#include "tests/schemas/desk/desks.h"

namespace rundkurs::desk {
namespace {

ApiToken for_a_site() {
  ApiToken token;
  token.name = "Nettstedet";
  token.digest = "abc";
  token.scopes = {Scope::read_inquiries};
  return token;
}

BOOST_AUTO_TEST_SUITE(api_tokens)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_token_is_found_by_its_digest_until_it_is_revoked, Store, Desks) {
  Store desk;
  auto& tokens = desk.api_tokens();
  const auto id = expect(tokens.add(for_a_site(), by_anna));
  const auto found = expect(tokens.find("abc"));
  BOOST_REQUIRE(found.has_value());
  BOOST_TEST(found->id == id);
  BOOST_TEST(found->made_by == "anna");
  BOOST_TEST(found->may(Scope::read_inquiries));
  BOOST_TEST(!found->may(Scope::send_inquiries));
  BOOST_TEST(!found->used.has_value());
  BOOST_REQUIRE(tokens.touch(id, noon));
  BOOST_REQUIRE(tokens.revoke(id, by_anna));
  BOOST_TEST((expect(tokens.list()).at(0).used == noon));
  BOOST_TEST((expect(tokens.find("abc"))->revoked == noon));
  BOOST_TEST(!expect(tokens.find("abd")).has_value());
  const auto audit = expect(desk.accounts().audit(10));
  BOOST_REQUIRE(audit.size() == 2U);
  BOOST_TEST(audit[0].act == "token revoked");
  BOOST_TEST(audit[1].act == "token made");
  BOOST_TEST(audit[1].subject == id);
  BOOST_TEST((tokens.revoke("none", by_anna).error().code == Error::Code::not_found));
}

BOOST_AUTO_TEST_CASE(scopes_are_known_by_their_names) {
  for (const auto scope : all_scopes)
    BOOST_TEST((scope_named(name_of(scope)) == scope));
  BOOST_TEST(!scope_named("everything").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
