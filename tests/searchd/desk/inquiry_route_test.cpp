#include "searchd/desk/inquiry_route.h"

#include <boost/test/unit_test.hpp>

#include "schemas/file.h"
#include "schemas/json_schema.h"
#include "schemas/sql/sqlite.h"
#include "tests/searchd/desk/served_centre.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;

const char* const path = "/api/v1/inquiries";
const std::string about_reuse =
    R"({"text":"Vi trenger et kurs om ombruk av byggevarer, helst på nett.")";

std::string id_of(const http::Response& response) {
  return json::parse(response.body).at("id");
}

BOOST_AUTO_TEST_SUITE(inquiry_route)

BOOST_AUTO_TEST_CASE(an_inquiry_is_on_disk_when_it_is_acknowledged) {
  ServedCentre centre;
  const auto response = centre.post_json(
      path,
      about_reuse +
          R"(,"name":"Kari","email":"kari@example.org","organisation":"Bygg AS","organisation_type":"companies","sector":"F","hl":"nb","consent":true})");
  BOOST_TEST(response.status == 201);
  BOOST_TEST(*response.find("cache-control") == "no-store");
  const auto stored = centre.only_inquiry();
  BOOST_TEST(stored.id == id_of(response));
  BOOST_TEST((stored.origin == Origin::api));
  BOOST_TEST(stored.language == "nb");
  BOOST_TEST(stored.contact.email == "kari@example.org");
  BOOST_TEST(stored.sector == "F");
  BOOST_TEST(stored.consented.has_value());
  BOOST_TEST((stored.status == Status::fresh));
  BOOST_TEST(!stored.asked.topics.empty());
  BOOST_REQUIRE(!stored.proposals.empty());
  BOOST_TEST(stored.proposals.front().offering == "no-uni-reuse");
  BOOST_TEST(!stored.proposals.front().reasons.empty());
}

BOOST_AUTO_TEST_CASE(a_repeat_is_harmless_and_a_misused_key_refused) {
  ServedCentre centre;
  centre.fields = {{"idempotency-key", "abc-1"}};
  const auto first = centre.post_json(path, about_reuse + "}");
  const auto again = centre.post_json(path, about_reuse + "}");
  BOOST_TEST(first.status == 201);
  BOOST_TEST(again.status == 201);
  BOOST_TEST(id_of(first) == id_of(again));
  const auto other = centre.post_json(path, R"({"text":"Noe annet"})");
  BOOST_TEST(other.status == 409);
  BOOST_TEST(json::parse(other.body).at("parameter") == "Idempotency-Key");
  BOOST_TEST(expect(centre.desk().inquiries().count({})) == 1U);
  centre.fields = {{"idempotency-key", std::string(201, 'x')}};
  BOOST_TEST(centre.post_json(path, about_reuse + "}").status == 400);
}

BOOST_AUTO_TEST_CASE(wrong_posts_are_refused_with_the_member_and_nothing_is_stored) {
  ServedCentre centre;
  const auto refused = [&](const std::string& body) {
    const auto response = centre.post_json(path, body);
    BOOST_TEST(response.status == 400, body);
    return json::parse(response.body).value("parameter", "");
  };
  BOOST_TEST(refused("{}") == "text");
  BOOST_TEST(refused(R"({"text":"   \n"})") == "text");
  BOOST_TEST(refused(R"({"text":7})") == "text");
  BOOST_TEST(refused(R"({"text":"x","email":"nobody"})") == "email");
  BOOST_TEST(refused(R"({"text":"x","email":"a@example.org\r\nBcc: b@example.org"})") == "email");
  BOOST_TEST(refused(R"({"text":"x","organisation_type":"pirates"})") == "organisation_type");
  BOOST_TEST(refused(R"({"text":"x","sector":"everything"})") == "sector");
  BOOST_TEST(refused(R"({"text":"x","hl":"de"})") == "hl");
  BOOST_TEST(refused(R"({"text":"x","consent":"yes"})") == "consent");
  BOOST_TEST(refused(R"({"text":"x","status":"answered"})") == "status");
  BOOST_TEST(refused("[]") == "");
  BOOST_TEST(refused("{\"text\":\"x\"") == "");
  BOOST_TEST(refused("") == "");
  BOOST_TEST(centre.post(path, {{"text", "x"}}).status == 415);
  centre.fields = {{"origin", "https://evil.example"}};
  BOOST_TEST(centre.post_json(path, about_reuse + "}").status == 403);
  BOOST_TEST(expect(centre.desk().inquiries().count({})) == 0U);
}

BOOST_AUTO_TEST_CASE(odd_messages_are_kept_as_they_came) {
  ServedCentre centre;
  for (const char* text : {"<p>Vi trenger <b>kurs</b></p>",
                           "-- \\nMvh Kari, tlf. 99 99 99 99",
                           "Gratulerer med dagen!",
                           "\\u0000\\ud83c\\udf31",
                           "' OR 1=1 --"}) {
    const auto response = centre.post_json(path, std::string("{\"text\":\"") + text + "\"}");
    BOOST_TEST(response.status == 201, text);
  }
  BOOST_TEST(expect(centre.desk().inquiries().count({})) == 5U);
}

BOOST_AUTO_TEST_CASE(a_flood_from_one_address_ends_and_others_go_on) {
  ServedCentre centre;
  int stored = 0;
  http::Response last;
  for (int i = 0; i < 260 && last.status != 429; ++i) {
    last = centre.post_json(path, R"({"text":"hei"})");
    if (last.status == 201) ++stored;
  }
  BOOST_TEST(last.status == 429);
  BOOST_TEST(last.find("retry-after") != nullptr);
  BOOST_TEST(stored >= 200);
  centre.peer = "192.0.2.2";
  BOOST_TEST(centre.post_json(path, R"({"text":"hei"})").status == 201);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_stored_is_not_acknowledged) {
  ServedCentre centre;
  sqlite::Connection other(centre.path(), sqlite::Connection::Mode::read_write);
  {
    sql::Transaction writing(other);
    const auto response = centre.post_json(path, about_reuse + "}");
    BOOST_TEST(response.status == 503);
    BOOST_TEST(response.body.find("desk.db") == std::string::npos);
  }
  BOOST_TEST(centre.post_json(path, about_reuse + "}").status == 201);
  BOOST_TEST(expect(centre.desk().inquiries().count({})) == 1U);
}

BOOST_AUTO_TEST_CASE(without_a_desk_the_search_goes_on_and_letters_are_refused) {
  const TemporaryFolder folder;
  auto centre =
      expect(Centre::open({.desk = "sqlite:" + folder.write("text.db", std::string(200, 'x')),
                           .data_folder = source_path("data")},
                          Courses::shared().matcher(),
                          Courses::shared().log()));
  http::Router router;
  web::SampleDocuments documents;
  const auto gaps = Courses::shared().gaps_of(*centre);
  centre->add_routes(
      router,
      Courses::shared().context(),
      {documents, web::shipped_vocabulary(), web::shipped_handbook(), "https://example.org", {}},
      *gaps,
      Courses::shared().answers());
  http::Request request;
  request.method = "POST";
  request.path = path;
  request.fields = {{"content-type", "application/json"}};
  request.body = about_reuse + "}";
  BOOST_TEST(router.answer(request).status == 503);
  BOOST_TEST(!Centre::open({.desk = "mysql:x", .data_folder = source_path("data")},
                           Courses::shared().matcher(),
                           Courses::shared().log()));
}

BOOST_AUTO_TEST_CASE(the_description_fits_what_is_served) {
  const auto description = json::parse(read_file(source_path("schemas/openapi.json")).value());
  const auto& post = description.at("paths").at(path).at("post");
  const auto& schemas = description.at("components").at("schemas");
  const auto posted = JsonSchema::of(schemas.at("PostedInquiry"));
  BOOST_TEST(
      posted->violations(json::parse(about_reuse + R"(,"email":null,"consent":true})")).empty());
  ServedCentre centre;
  for (const auto& [name, schema] : schemas.at("PostedInquiry").at("properties").items()) {
    // Every member that is described is taken.
    auto body = json{{"text", "hei"}};
    if (name != "text") body[name] = name == "consent" ? json(true) : json();
    BOOST_TEST(centre.post_json(path, body.dump()).status == 201, name);
  }
  const auto response = centre.post_json(path, about_reuse + "}");
  BOOST_TEST(post.at("responses").contains(std::to_string(response.status)));
  const auto stored = JsonSchema::of(schemas.at("StoredInquiry"));
  BOOST_TEST(stored->violations(json::parse(response.body)).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
