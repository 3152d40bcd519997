// The desk as its people use it, and as others would like to.
#include <boost/test/unit_test.hpp>

#include "schemas/sql/sqlite.h"
#include "searchd/desk/desk_words.h"
#include "tests/searchd/desk/served_centre.h"

namespace rundkurs::desk {
namespace {

/// A desk with one inquiry; anna (adviser) and bo (administrator) may come in, and rita looks.
struct StaffedDesk : ServedCentre {
  std::string id;
  std::string token;

  StaffedDesk() {
    add_account("anna", Role::adviser);
    add_account("bo", Role::administrator);
    add_account("rita", Role::reader);
    const auto response = post_json(
        "/api/v1/inquiries",
        R"({"text":"Vi behöver en kurs om återbruk av byggmaterial.","name":"Åsa","email":"asa@example.org","hl":"sv"})");
    if (response.status != 201) throw std::runtime_error(response.body);
    id = only_inquiry().id;
  }

  std::string address() const { return "/desk/inquiries/" + id; }
  void come_in(const std::string& name) {
    BOOST_REQUIRE(log_in(name).status == 303);
    token = token_in(get("/desk").body);
    BOOST_REQUIRE(token.size() == 40U);
  }
  std::vector<http::Parameter> form(std::vector<http::Parameter> more) {
    more.push_back({"token", token});
    more.push_back({"revision", std::to_string(only_inquiry().revision)});
    return more;
  }
};

BOOST_FIXTURE_TEST_SUITE(desk_pages, StaffedDesk)

BOOST_AUTO_TEST_CASE(everything_lies_behind_the_login) {
  for (const std::string& path : {std::string("/desk"),
                                  std::string("/desk/new"),
                                  std::string("/desk/person"),
                                  std::string("/desk/audit"),
                                  std::string("/desk/password"),
                                  address(),
                                  address() + "/answer.eml"}) {
    const auto page = get(path);
    BOOST_TEST(page.status == 303, path);
    BOOST_TEST(*page.find("location") == "/desk/login");
    BOOST_TEST(page.body.empty());
  }
  for (const std::string& path : {std::string("/desk"),
                                  std::string("/desk/new"),
                                  std::string("/desk/person/export"),
                                  std::string("/desk/person/erase"),
                                  address(),
                                  address() + "/notes",
                                  address() + "/erase"})
    BOOST_TEST(post(path, {{"sure", "yes"}}).status == 303, path);
  BOOST_TEST((only_inquiry().status == Status::fresh));
}

BOOST_AUTO_TEST_CASE(what_is_no_form_is_refused_and_only_behind_the_login) {
  BOOST_TEST(post_json("/desk", "{}").status == 303);
  come_in("anna");
  BOOST_TEST(post_json("/desk", "{}").status == 415);
}

BOOST_AUTO_TEST_CASE(nobody_keeps_a_page_of_the_desk) {
  come_in("bo");
  for (const std::string& path : {std::string("/desk"), std::string("/desk/person"), address()}) {
    const auto page = get(path);
    BOOST_TEST(page.status == 200, path);
    BOOST_TEST(*page.find("cache-control") == "no-store");
    BOOST_TEST(contains(page.body, "noindex"));
  }
}

BOOST_AUTO_TEST_CASE(a_wrong_login_is_told_and_a_cookie_from_before_is_not_taken_over) {
  BOOST_TEST(log_in("anna", "wrong").status == 403);
  BOOST_TEST(cookie.empty());
  cookie = "desk=" + std::string(40, 'a');  // fixed by somebody else
  come_in("anna");
  BOOST_TEST(cookie != "desk=" + std::string(40, 'a'));
  fields = {{"origin", "https://evil.example"}};
  BOOST_TEST(log_in("anna").status == 403);
}

BOOST_AUTO_TEST_CASE(the_first_password_has_to_be_changed) {
  add_account("nils", Role::adviser, true);
  BOOST_TEST(log_in("nils").status == 303);
  BOOST_TEST(*get("/desk").find("location") == "/desk/password");
  BOOST_TEST(*get(address()).find("location") == "/desk/password");
  token = token_in(get("/desk/password").body);
  const auto change = [&](const std::string& wanted) {
    return post("/desk/password", {{"token", token}, {"old", password}, {"new", wanted}});
  };
  BOOST_TEST(change("password1234").status == 422);
  BOOST_TEST(change("eight green frogs sing").status == 303);
  BOOST_TEST(get("/desk").status == 200);
}

BOOST_AUTO_TEST_CASE(a_form_without_its_token_or_from_elsewhere_changes_nothing) {
  come_in("anna");
  const auto before = only_inquiry();
  const std::string right = token;
  for (const std::string& wrong : {std::string(), std::string(40, 'a'), right.substr(1)}) {
    token = wrong;
    BOOST_TEST(post(address(), form({{"do", "save"}, {"status", "closed"}})).status == 403);
    BOOST_TEST(post(address() + "/notes", form({{"note", "x"}})).status == 403);
    BOOST_TEST(post("/desk/new", form({{"text", "x"}})).status == 403);
    BOOST_TEST(post("/desk/logout", form({})).status == 403);
  }
  token = right;
  fields = {{"origin", "https://evil.example"}};
  BOOST_TEST(post(address(), form({{"do", "save"}, {"status", "closed"}})).status == 403);
  fields.clear();
  // The token of another login does not fit either.
  const auto mine = cookie;
  come_in("bo");
  cookie = mine;
  BOOST_TEST(post(address(), form({{"do", "save"}, {"status", "closed"}})).status == 403);
  BOOST_TEST((only_inquiry() == before));
}

BOOST_AUTO_TEST_CASE(roles_keep_to_what_they_may) {
  come_in("rita");
  BOOST_TEST(get(address()).status == 200);
  BOOST_TEST(get("/desk/new").status == 403);
  BOOST_TEST(post(address(), form({{"do", "save"}, {"status", "closed"}})).status == 403);
  BOOST_TEST(get(address() + "/answer.eml").status == 403);
  come_in("anna");
  BOOST_TEST(get("/desk/audit").status == 403);
  BOOST_TEST(post("/desk/person", form({{"email", "asa@example.org"}})).status == 403);
  BOOST_TEST(post(address() + "/erase", form({{"sure", "yes"}})).status == 403);
  BOOST_TEST((only_inquiry().status == Status::fresh));
  BOOST_TEST(!only_inquiry().erased.has_value());
}

BOOST_AUTO_TEST_CASE(an_unknown_id_is_a_page_and_touches_nothing) {
  come_in("bo");
  for (const char* wrong : {"nothing", "' OR 1=1 --", "..", "%2e%2e"}) {
    const auto other = std::string("/desk/inquiries/") + wrong;
    BOOST_TEST(get(other).status == 404, wrong);
    BOOST_TEST(post(other, form({{"do", "save"}})).status == 404, wrong);
    BOOST_TEST(post(other + "/erase", form({{"sure", "yes"}})).status == 404, wrong);
  }
  BOOST_TEST(!only_inquiry().erased.has_value());
}

BOOST_AUTO_TEST_CASE(an_inquiry_is_answered_in_its_language) {
  come_in("anna");
  const auto inbox = get("/desk");
  BOOST_TEST(contains(inbox.body, "återbruk av byggmaterial"));
  const auto page = get(address());
  BOOST_TEST(contains(page.body, "Ombruk av byggematerialer"));
  BOOST_TEST(contains(page.body, "name=\"without\""));

  BOOST_TEST(post(address(), form({{"do", "draft"}, {"choice-no-uni-reuse", "accepted"}})).status ==
             303);
  auto inquiry = only_inquiry();
  BOOST_TEST((inquiry.status == Status::working));
  BOOST_TEST(inquiry.answer.starts_with("Hej Åsa!"));
  BOOST_TEST(contains(inquiry.answer, "Ombruk av byggematerialer"));

  BOOST_TEST(post(address(),
                  form({{"do", "answered"},
                        {"answer", "Hej Åsa!\r\nHär är kursen."},
                        {"outcome", "helped"}}))
                 .status == 303);
  inquiry = only_inquiry();
  BOOST_TEST((inquiry.status == Status::answered));
  BOOST_TEST((inquiry.outcome == Outcome::helped));
  BOOST_TEST(inquiry.assignee == "anna");
  BOOST_TEST(inquiry.answered.has_value());
  BOOST_REQUIRE(inquiry.thread.size() == 1U);
  BOOST_TEST(inquiry.thread.front().text == "Hej Åsa!\nHär är kursen.");
  const auto mail = get(address() + "/answer.eml");
  BOOST_TEST(mail.content_type == "message/rfc822");
  BOOST_TEST(contains(mail.body, "To: asa@example.org"));
  BOOST_TEST(contains(get("/desk?status=answered").body, id));
  BOOST_TEST(contains(get("/desk?mine=yes").body, id));
  BOOST_TEST(!contains(get("/desk?status=fresh").body, id));
}

BOOST_AUTO_TEST_CASE(another_language_of_the_answer_is_that_of_the_reasons) {
  come_in("anna");
  const auto swedish = only_inquiry().proposals.front().reasons;
  BOOST_TEST(post(address(), form({{"do", "draft"}, {"answer_language", "fi"}})).status == 303);
  const auto inquiry = only_inquiry();
  BOOST_TEST(inquiry.language == "fi");
  BOOST_REQUIRE(!inquiry.proposals.empty());
  BOOST_TEST(inquiry.proposals.front().reasons.size() == swedish.size());
  BOOST_TEST((inquiry.proposals.front().reasons != swedish));
  BOOST_TEST(contains(inquiry.answer, inquiry.proposals.front().reasons.front()));
}

BOOST_AUTO_TEST_CASE(proposals_are_chosen_ordered_and_added) {
  come_in("anna");
  BOOST_TEST(post(address(),
                  form({{"do", "offering"},
                        {"offering", "https://x.example/offering/no-uni-plast?hl=nb"}}))
                 .status == 303);
  auto inquiry = only_inquiry();
  BOOST_REQUIRE(inquiry.proposals.size() >= 2U);
  BOOST_TEST(inquiry.proposals.front().offering == "no-uni-plast");
  BOOST_TEST((inquiry.proposals.front().choice == Choice::accepted));
  BOOST_TEST(post(address(), form({{"do", "offering"}, {"offering", "no-such"}})).status == 422);
  BOOST_TEST(
      post(address(),
           form({{"do", "save"}, {"place-no-uni-plast", "9"}, {"choice-no-uni-plast", "dropped"}}))
          .status == 303);
  inquiry = only_inquiry();
  BOOST_TEST(inquiry.proposals.back().offering == "no-uni-plast");
  BOOST_TEST((inquiry.proposals.back().choice == Choice::dropped));
}

BOOST_AUTO_TEST_CASE(a_wrong_understanding_is_corrected_and_what_was_chosen_stays) {
  come_in("anna");
  BOOST_TEST(
      post(address(),
           form({{"do", "topic"}, {"topic", "plastics"}, {"choice-no-uni-reuse", "accepted"}}))
          .status == 303);
  auto inquiry = only_inquiry();
  const auto& topics = inquiry.asked.topics;
  BOOST_TEST((std::find(topics.begin(), topics.end(), "plastics") != topics.end()));
  const auto first = topics.front();
  BOOST_TEST(post(address(), form({{"without", "topics:" + first}})).status == 303);
  inquiry = only_inquiry();
  BOOST_TEST((std::find(inquiry.asked.topics.begin(), inquiry.asked.topics.end(), first) ==
              inquiry.asked.topics.end()));
  BOOST_TEST(inquiry.proposals.front().offering == "no-uni-reuse");
  BOOST_TEST((inquiry.proposals.front().choice == Choice::accepted));
  BOOST_TEST(!contains(get(address()).body, "value=\"topics:" + first + "\""));
}

BOOST_AUTO_TEST_CASE(who_comes_second_is_told_and_keeps_what_was_written) {
  come_in("anna");
  auto late = form({{"do", "save"}, {"answer", "mine & <only>"}, {"status", "closed"}});
  BOOST_TEST(post(address(), form({{"do", "save"}, {"answer", "first"}})).status == 303);
  const auto page = post(address(), late);
  BOOST_TEST(page.status == 409);
  BOOST_TEST(contains(page.body, "mine &amp; &lt;only&gt;"));
  BOOST_TEST(only_inquiry().answer == "first");
}

BOOST_AUTO_TEST_CASE(a_locked_database_loses_nothing_and_says_so) {
  come_in("anna");
  sqlite::Connection other(path(), sqlite::Connection::Mode::read_write);
  const auto change = form({{"do", "save"}, {"answer", "written"}});
  {
    sql::Transaction writing(other);
    const auto page = post(address(), change);
    BOOST_TEST(page.status == 503);
    BOOST_TEST(!contains(page.body, "desk.db"));
  }
  BOOST_TEST(only_inquiry().answer.empty());
  BOOST_TEST(post(address(), change).status == 303);
  BOOST_TEST(only_inquiry().answer == "written");
}

BOOST_AUTO_TEST_CASE(a_pasted_mail_and_a_talk_become_inquiries) {
  come_in("anna");
  const auto response = post("/desk/new",
                             form({{"text", "Vi vil lære om plastgjenvinning"},
                                   {"origin", "talk"},
                                   {"organisation", "Ås kommune"}}));
  BOOST_REQUIRE(response.status == 303);
  const auto pasted_id = response.find("location")->substr(std::string("/desk/inquiries/").size());
  const auto inquiry = *expect(desk().inquiries().find(pasted_id));
  BOOST_TEST((inquiry.origin == Origin::talk));
  BOOST_TEST(!inquiry.proposals.empty());
  const auto noted = expect(desk().accounts().audit(1)).at(0);
  BOOST_TEST(noted.act == name_of(Act::inquiry_entered));
  BOOST_TEST(noted.subject == pasted_id);
  BOOST_TEST(post("/desk/new", {{"token", token}, {"text", " "}}).status == 422);
  const auto found = post("/desk", {{"token", token}, {"words", "PLASTGJENVINNING ås"}});
  BOOST_TEST(contains(found.body, pasted_id));
  BOOST_TEST(!contains(found.body, id));
}

BOOST_AUTO_TEST_CASE(one_person_is_found_handed_out_and_erased) {
  come_in("bo");
  const std::vector<http::Parameter> person = {{"token", token}, {"email", "ASA@example.org"}};
  BOOST_TEST(contains(post("/desk/person", person).body, id));
  const auto file = post("/desk/person/export", person);
  BOOST_TEST(nlohmann::json::parse(file.body).at(0).at("name") == "Åsa");
  BOOST_TEST(contains(post("/desk/person/erase", person).body, "role=\"alert\""));  // not sure
  BOOST_TEST(!only_inquiry().erased.has_value());
  auto sure = person;
  sure.push_back({"sure", "yes"});
  BOOST_TEST(post("/desk/person/erase", sure).status == 200);
  BOOST_TEST(only_inquiry().erased.has_value());
  BOOST_TEST(only_inquiry().text.empty());
  const auto page = get(address());
  BOOST_TEST(page.status == 200);
  BOOST_TEST(!contains(page.body, "Åsa"));
  BOOST_TEST(post(address(), form({{"do", "save"}, {"answer", "Hej Åsa"}})).status == 409);
  BOOST_TEST(only_inquiry().answer.empty());
  const auto audit = get("/desk/audit?hl=fi").body;
  for (const auto act : {Act::inquiry_erased, Act::person_exported})
    BOOST_TEST(contains(audit, DeskWords::in("fi").text("act." + std::string(name_of(act)))));
  BOOST_TEST(!contains(audit, "asa@"));
}

BOOST_AUTO_TEST_CASE(a_person_gets_and_loses_what_is_theirs_alone) {
  come_in("bo");
  const Entry theirs{now(), "Per <per@example.org>", Entry::Kind::message, "Jeg også"};
  BOOST_REQUIRE(desk().inquiries().add_entry(id, theirs));
  InboxView view;
  view.name = "Per";
  view.filter.words = "per@example.org";
  expect(desk().inbox_views().add(view, {"bo", now()}));
  const std::vector<http::Parameter> person = {
      {"token", token}, {"email", "per@example.org"}, {"sure", "yes"}};
  const auto file = nlohmann::json::parse(post("/desk/person/export", person).body);
  BOOST_TEST(file.at(0).at("thread").at(0).at("text") == "Jeg også");
  BOOST_TEST(!file.at(0).contains("email"));
  BOOST_TEST(!file.at(0).contains("text"));
  BOOST_TEST(post("/desk/person/erase", person).status == 200);
  BOOST_TEST(!only_inquiry().erased.has_value());
  BOOST_TEST(only_inquiry().contact.email == "asa@example.org");
  BOOST_TEST(only_inquiry().thread.empty());
  BOOST_TEST(expect(desk().inbox_views().list()).empty());
}

BOOST_AUTO_TEST_CASE(what_was_kept_long_enough_goes_by_itself) {
  centre().keep_house(now() + std::chrono::days(364));
  BOOST_TEST(!only_inquiry().erased.has_value());
  centre().keep_house(now() + std::chrono::days(366));
  BOOST_TEST(only_inquiry().erased.has_value());
}

BOOST_AUTO_TEST_CASE(what_an_inquirer_wrote_is_never_mark_up) {
  const auto response = post_json(
      "/api/v1/inquiries",
      R"({"text":"</blockquote><script>alert(1)</script> kurs om ombruk","name":"<b>x</b>","organisation":"\"><i>"})");
  const std::string wild = nlohmann::json::parse(response.body).at("id");
  come_in("anna");
  for (const auto& page : {get("/desk"), get("/desk/inquiries/" + wild)}) {
    BOOST_TEST(!contains(page.body, "<script>alert"));
    BOOST_TEST(!contains(page.body, "<b>x"));
    BOOST_TEST(!contains(page.body, "\"><i>"));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
