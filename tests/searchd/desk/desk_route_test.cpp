// Other programs come to the desk with tokens that an administrator makes.
#include "searchd/desk/desk_route.h"

#include <boost/test/unit_test.hpp>

#include "searchd/desk/password.h"
#include "tests/searchd/desk/served_centre.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;

const std::string posted_letter = R"({"text":"Vi trenger et kurs om ombruk av byggevarer."})";

struct DeskWithTokens : ServedCentre {
  void bring(const std::string& token) { fields = {{"authorization", "Bearer " + token}}; }
  AuditRow last_noted() { return expect(desk().accounts().audit(1)).at(0); }
};

BOOST_FIXTURE_TEST_SUITE(desk_route, DeskWithTokens)

BOOST_AUTO_TEST_CASE(an_inquiry_is_sent_with_a_token_and_noted) {
  bring(token_for({Scope::send_inquiries}));
  const auto sent = post_json("/api/v1/inquiries", posted_letter);
  BOOST_TEST(sent.status == 201);
  BOOST_TEST(last_noted().act == "inquiry received");
  BOOST_TEST(last_noted().subject == only_inquiry().id);
  BOOST_TEST(last_noted().account.starts_with("token "));
  BOOST_TEST(expect(desk().api_tokens().list()).at(0).used.has_value());
}

BOOST_AUTO_TEST_CASE(without_a_token_anybody_sends_as_before) {
  BOOST_TEST(post_json("/api/v1/inquiries", posted_letter).status == 201);
}

BOOST_AUTO_TEST_CASE(what_is_no_token_is_refused_and_stores_nothing) {
  const auto good = token_for({Scope::send_inquiries});
  auto forged = good;
  forged.back() = forged.back() == 'a' ? 'b' : 'a';
  for (const auto& field : {std::string("Bearer " + forged),
                            std::string("Bearer "),
                            std::string("Bearer " + good + "x"),
                            "Basic " + good,
                            good,
                            "Bearer " + std::string(5000, 'a')}) {
    fields = {{"authorization", field}};
    const auto refused = post_json("/api/v1/inquiries", posted_letter);
    BOOST_TEST(refused.status == 401, field.substr(0, 60));
    BOOST_TEST(contains(*refused.find("www-authenticate"), "invalid_token"));
  }
  BOOST_TEST(expect(desk().inquiries().count({})) == 0U);
}

BOOST_AUTO_TEST_CASE(a_token_may_what_its_scopes_say_until_it_is_revoked) {
  const auto reads = token_for({Scope::read_inquiries});
  bring(reads);
  const auto lacking = post_json("/api/v1/inquiries", posted_letter);
  BOOST_TEST(lacking.status == 403);
  BOOST_TEST(contains(*lacking.find("www-authenticate"), "inquiries:write"));
  BOOST_TEST(get("/api/v1/desk/inquiries").status == 200);
  const auto id = expect(desk().api_tokens().list()).at(0).id;
  BOOST_REQUIRE(desk().api_tokens().revoke(id, {"anna", rundkurs::now()}));
  BOOST_TEST(get("/api/v1/desk/inquiries").status == 401);
  bring(token_for({Scope::send_inquiries}));
  BOOST_TEST(get("/api/v1/desk/inquiries").status == 403);
}

BOOST_AUTO_TEST_CASE(inquiries_are_read_with_a_token_alone_and_that_is_noted) {
  const auto id = json::parse(post_json("/api/v1/inquiries", posted_letter).body).at("id");
  const auto path = "/api/v1/desk/inquiries/" + id.get<std::string>();
  BOOST_TEST(get(path).status == 401);
  BOOST_TEST(get("/api/v1/desk/inquiries").status == 401);
  add_account("anna", Role::administrator);
  log_in("anna");
  BOOST_TEST(get(path).status == 401);  // a cookie is no token
  cookie.clear();

  bring(token_for({Scope::read_inquiries}));
  const auto list = get("/api/v1/desk/inquiries?status=fresh&page=1");
  BOOST_TEST(*list.find("cache-control") == "no-store");
  const auto listed = json::parse(list.body);
  BOOST_TEST(listed.at("total") == 1);
  BOOST_TEST(listed.at("inquiries").at(0).at("id") == id);
  BOOST_TEST(last_noted().act == "inquiries listed");
  const auto whole = json::parse(get(path).body);
  BOOST_TEST(whole.at("text") == "Vi trenger et kurs om ombruk av byggevarer.");
  BOOST_TEST(!whole.at("proposals").empty());
  BOOST_TEST(last_noted().act == "inquiry read");
  BOOST_TEST(json::parse(get("/api/v1/desk/inquiries?status=closed").body).at("total") == 0);
  BOOST_TEST(get("/api/v1/desk/inquiries/none").status == 404);
  for (const auto* query : {"status=old", "topic=none", "page=0", "page=x", "words=Kari"})
    BOOST_TEST(get(std::string("/api/v1/desk/inquiries?") + query).status == 400, query);
}

BOOST_AUTO_TEST_CASE(administrators_make_and_revoke_tokens) {
  add_account("rita", Role::adviser);
  BOOST_REQUIRE(log_in("rita").status == 303);
  BOOST_TEST(get("/desk/tokens").status == 403);
  add_account("anna", Role::administrator);
  BOOST_REQUIRE(log_in("anna").status == 303);
  const auto form = token_in(get("/desk/tokens").body);
  BOOST_TEST(post("/desk/tokens", {{"token", form}, {"name", "Nettstedet"}}).status == 422);
  BOOST_TEST(
      post("/desk/tokens", {{"token", form}, {"name", " "}, {"scope", "inquiries:write"}}).status ==
      422);
  BOOST_TEST(
      post("/desk/tokens", {{"token", form}, {"name", "x"}, {"scope", "everything"}}).status ==
      422);
  const auto made =
      post("/desk/tokens", {{"token", form}, {"name", "Nett"}, {"scope", "inquiries:write"}});
  const auto at = made.body.find("rundkurs_");
  BOOST_REQUIRE(at != std::string::npos);
  const auto secret = made.body.substr(at, std::string("rundkurs_").size() + 40);
  BOOST_TEST(!contains(get("/desk/tokens").body, secret));
  const auto kept = expect(desk().api_tokens().list()).at(0);
  BOOST_TEST(kept.digest == digest_of(secret));

  bring(secret);
  BOOST_TEST(post_json("/api/v1/inquiries", posted_letter).status == 201);
  fields.clear();
  BOOST_TEST(post("/desk/tokens/" + kept.id, {{"token", "wrong"}}).status == 403);
  BOOST_TEST(post("/desk/tokens/" + kept.id, {{"token", form}}).status == 303);
  BOOST_TEST(post("/desk/tokens/none", {{"token", form}}).status == 404);
  bring(secret);
  BOOST_TEST(post_json("/api/v1/inquiries", posted_letter).status == 401);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
