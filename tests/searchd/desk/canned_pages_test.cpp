// Pieces of text are kept at the desk and put into drafts.
#include <boost/test/unit_test.hpp>

#include "tests/searchd/desk/served_centre.h"

namespace rundkurs::desk {
namespace {

struct WritingDesk : ServedCentre {
  std::string token;

  WritingDesk() {
    add_account("anna", Role::adviser);
    add_account("rita", Role::reader);
  }
  void come_in(const std::string& name) {
    BOOST_REQUIRE(log_in(name).status == 303);
    token = token_in(get("/desk").body);
  }
  http::Response keep(const std::string& title,
                      const std::string& language,
                      const std::string& topic,
                      const std::string& text) {
    return post("/desk/answers",
                {{"token", token},
                 {"title", title},
                 {"language", language},
                 {"topic", topic},
                 {"text", text}});
  }
  std::vector<CannedAnswer> kept() { return expect(desk().canned_answers().list()); }
};

BOOST_FIXTURE_TEST_SUITE(canned_pages, WritingDesk)

BOOST_AUTO_TEST_CASE(a_piece_is_kept_and_shown) {
  come_in("anna");
  BOOST_TEST(keep(" Pris ", "nb", "plastics", "Gratis.\r\nFor <alle>.").status == 303);
  BOOST_REQUIRE(kept().size() == 1U);
  BOOST_TEST(kept()[0].title == "Pris");
  BOOST_TEST(kept()[0].text == "Gratis.\nFor <alle>.");
  BOOST_TEST(contains(get("/desk/answers").body, "/desk/answers/" + kept()[0].id));
  const auto page = get("/desk/answers/" + kept()[0].id);
  BOOST_TEST(contains(page.body, "For &lt;alle&gt;."));
}

BOOST_AUTO_TEST_CASE(what_is_no_piece_is_refused_and_stays_in_the_form) {
  come_in("anna");
  BOOST_TEST(keep("", "nb", "", "Gratis.").status == 422);
  BOOST_TEST(contains(keep("", "nb", "", "Gratis.").body, "Gratis."));
  BOOST_TEST(keep("Pris", "xx", "", "Gratis.").status == 422);
  BOOST_TEST(keep("Pris", "nb", "", " \n ").status == 422);
  BOOST_TEST(keep("Pris", "nb", "", std::string(10001, 'x')).status == 422);
  BOOST_TEST(kept().empty());
  BOOST_TEST(keep("Pris", "nb", "no-such-topic", "Gratis.").status == 303);
  BOOST_TEST(kept().at(0).topic.empty());
}

BOOST_AUTO_TEST_CASE(of_two_who_change_one_the_second_is_told) {
  come_in("anna");
  keep("Pris", "nb", "", "Gratis.");
  const auto address = "/desk/answers/" + kept()[0].id;
  const auto change = [&](const std::string& revision, const std::string& text) {
    return post(address,
                {{"token", token},
                 {"revision", revision},
                 {"title", "Pris"},
                 {"language", "nb"},
                 {"text", text}});
  };
  BOOST_TEST(change("1", "Dyrt.").status == 303);
  const auto late = change("1", "Billig.");
  BOOST_TEST(late.status == 409);
  BOOST_TEST(contains(late.body, "Billig."));
  BOOST_TEST(kept()[0].text == "Dyrt.");
  BOOST_TEST(change(value_of("revision", late.body), "Billig.").status == 303);
  BOOST_TEST(kept()[0].text == "Billig.");
  BOOST_TEST(post(address, {{"token", token}, {"do", "remove"}}).status == 303);
  BOOST_TEST(get(address).status == 404);
  BOOST_TEST(change("3", "x").status == 404);
}

BOOST_AUTO_TEST_CASE(a_piece_is_put_above_the_signature_of_a_draft) {
  come_in("anna");
  keep("Pris", "sv", "construction-demolition-buildings", "Kursen är gratis.");
  keep("Annet", "sv", "", "Noe annet.");
  keep("Fremmed", "fi", "", "Muuta.");
  post_json("/api/v1/inquiries",
            R"({"text":"Vi behöver en kurs om återbruk av byggmaterial.","hl":"sv"})");
  const auto address = "/desk/inquiries/" + only_inquiry().id;
  const auto page = get(address).body;
  BOOST_TEST(page.find("Pris</option>") < page.find("Annet</option>"));
  BOOST_TEST(!contains(page, "Fremmed"));
  const auto work = [&](const std::string& what, const std::string& answer) {
    return post(address,
                {{"token", token},
                 {"revision", std::to_string(only_inquiry().revision)},
                 {"do", what},
                 {"canned", expect(desk().canned_answers().list()).at(2).id},
                 {"answer", answer}});
  };
  BOOST_REQUIRE(work("draft", "").status == 303);
  const auto draft = only_inquiry().answer;
  BOOST_REQUIRE(work("canned", draft).status == 303);
  const auto answer = only_inquiry().answer;
  BOOST_TEST(contains(answer, "\n\nKursen är gratis.\n\n"));
  BOOST_TEST(answer.size() == draft.size() + std::string("Kursen är gratis.\n\n").size());
  BOOST_TEST(answer.substr(0, 5) == draft.substr(0, 5));
  BOOST_TEST(answer.substr(answer.size() - 20) == draft.substr(draft.size() - 20));
  work("canned", "Mitt eget.");
  BOOST_TEST(only_inquiry().answer == "Mitt eget.\n\nKursen är gratis.\n");
  work("canned", "");
  BOOST_TEST(only_inquiry().answer == "Kursen är gratis.\n");
}

BOOST_AUTO_TEST_CASE(readers_and_foreign_forms_change_nothing) {
  BOOST_TEST(*get("/desk/answers").find("location") == "/desk/login");
  come_in("rita");
  BOOST_TEST(get("/desk/answers").status == 403);
  BOOST_TEST(keep("Pris", "nb", "", "Gratis.").status == 403);
  come_in("anna");
  token = std::string(40, 'a');
  BOOST_TEST(keep("Pris", "nb", "", "Gratis.").status == 403);
  BOOST_TEST(kept().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
