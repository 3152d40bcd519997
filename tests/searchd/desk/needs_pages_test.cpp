#include "searchd/desk/needs_pages.h"

#include <boost/test/unit_test.hpp>

#include "tests/searchd/desk/served_centre.h"

namespace rundkurs::desk {
namespace {

const std::string table =
    "ID;Virksomhet;Fylke;Temaer;Nivå\n"
    "1;Bedrift;Oslo;Plast, Tekstiler;Master\n"
    "2;Kommune;Agder;\"Bygg, anlegg og riving\";Fagskole\n"
    "3;Bedrift;Oslo;;\n"
    "4;Bedrift;Oslo;Plast;Bachlor\n";

/// An adviser with a table to take in.
struct Taking : ServedCentre {
  Taking() {
    add_account("anna", Role::adviser);
    log_in("anna");
    token = token_in(get("/desk/needs?hl=en").body);
  }

  http::Response look(const std::string& content,
                      const std::string& survey = "autumn",
                      const std::string& language = "en") {
    const std::string field = "--limit\r\nContent-Disposition: form-data; name=";
    return post_form("/desk/needs?hl=" + language,
                     field + "\"token\"\r\n\r\n" + token + "\r\n" + field + "\"survey\"\r\n\r\n" +
                         survey + "\r\n" + field + "\"file\"; filename=\"a.csv\"\r\n\r\n" +
                         content + "\r\n--limit--\r\n");
  }
  http::Response say(const http::Response& page, std::vector<http::Parameter> more) {
    more.push_back({"token", token});
    more.push_back({"reading", value_of("reading", page.body)});
    return post("/desk/needs/import?hl=en", more);
  }
  std::size_t stored() { return expect(desk().needs().all()).size(); }

  std::string token;
};

BOOST_AUTO_TEST_SUITE(needs_pages)

BOOST_AUTO_TEST_CASE(a_look_lists_columns_and_what_is_not_read_and_stores_nothing) {
  Taking centre;
  const auto page = centre.look(table);
  BOOST_TEST(page.status == 200);
  BOOST_TEST(contains(page.body, "4 rows: 3 answers read, 0 repeated, 1 left out."));
  BOOST_TEST(contains(page.body, "<option value=\"\">type of organisation</option>"));
  BOOST_TEST(contains(page.body, "says no need"));
  BOOST_TEST(contains(page.body, "Bachlor"));
  BOOST_TEST(centre.stored() == 0U);

  const auto done = centre.say(page, {{"store", "yes"}});
  BOOST_TEST(done.status == 200);
  BOOST_TEST(contains(done.body, "The answers are stored."));
  BOOST_TEST(contains(done.body, "3 are new"));
  BOOST_TEST(centre.stored() == 3U);
  const auto noted = expect(centre.desk().accounts().audit(1)).at(0);
  BOOST_TEST(noted.account == "anna");
  BOOST_TEST(noted.act == name_of(Act::survey_stored));
  BOOST_TEST(noted.subject == "autumn");
  // What waited is gone; the same table again changes nothing.
  BOOST_TEST(centre.say(page, {{"store", "yes"}}).status == 410);
  const auto again = centre.say(centre.look(table), {{"store", "yes"}});
  BOOST_TEST(contains(again.body, "0 are new, 0 changed and 3 unchanged"));
}

BOOST_AUTO_TEST_CASE(the_reasons_are_in_the_language_of_the_page) {
  Taking centre;
  const auto page = centre.look(table, "autumn", "nb");
  BOOST_TEST(contains(page.body, "sier ikke noe behov"));
  BOOST_TEST(contains(page.body, "er det «bachelor»?"));
  BOOST_TEST(!contains(page.body, "no level"));
  BOOST_TEST(contains(centre.look("", "autumn", "nb").body, "Velg en fil"));
  BOOST_TEST(contains(centre.look("PK\x03\x04...", "autumn", "nb").body, "er et regneark"));
}

BOOST_AUTO_TEST_CASE(a_person_says_what_a_column_holds) {
  Taking centre;
  const auto page = centre.look("ID;Q4;Q5\n1;Plast;mye\n2;Tekstiler;lite\n");
  BOOST_TEST(page.status == 422);
  BOOST_TEST(contains(page.body, "no column holds the topics"));
  BOOST_TEST(contains(page.body, "name=\"column.1\""));
  BOOST_TEST(!contains(page.body, "name=\"store\""));
  const auto said = centre.say(page, {{"look", "yes"}, {"column.1", "topics"}});
  BOOST_TEST(said.status == 200);
  BOOST_TEST(contains(said.body, "2 answers read"));
  BOOST_TEST(contains(said.body, "<option value=\"topics\" selected>topics</option>"));
  const auto stored = centre.say(said, {{"store", "yes"}, {"column.1", "topics"}});
  BOOST_TEST(contains(stored.body, "2 are new"));
  const auto needs = expect(centre.desk().needs().all());
  BOOST_REQUIRE(needs.size() == 2U);
  BOOST_TEST(needs[0].topics.at(0) == "plastics");
  BOOST_TEST(needs[0].survey == "autumn");
}

BOOST_AUTO_TEST_CASE(what_is_understood_by_itself_stays_beside_what_is_said) {
  Taking centre;
  const auto page = centre.look("ID;Temaer;Q5\n1;Plast;Tekstiler\n");
  const auto said = centre.say(page, {{"store", "yes"}, {"column.2", "topics"}});
  BOOST_TEST(said.status == 200);
  BOOST_TEST(expect(centre.desk().needs().all()).at(0).topics.size() == 2U);
}

BOOST_AUTO_TEST_CASE(bad_tables_and_forms_change_nothing) {
  Taking centre;
  BOOST_TEST(centre.look("").status == 422);
  BOOST_TEST(centre.look(table, " ").status == 422);
  BOOST_TEST(contains(centre.look("PK\x03\x04...").body, "own file, no CSV"));
  const auto page = centre.look("ID;=cmd|' /C calc'!A0;Temaer\n1;<b>x</b>;Plast\n");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(!contains(page.body, "<b>x"));
  for (const auto* column : {"column.99", "column.x", "column.-1", "column."})
    BOOST_TEST(centre.say(centre.look(table), {{"look", "yes"}, {column, "topics"}}).status == 200,
               column);
  BOOST_TEST(centre.say(centre.look(table), {{"look", "yes"}, {"column.0", "nonsense"}}).status ==
             200);
  auto forged = centre.look(table);
  centre.token = "guessed";
  BOOST_TEST(centre.say(forged, {{"store", "yes"}}).status == 403);
  BOOST_TEST(centre.look(table).status == 403);
  BOOST_TEST(centre.stored() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
