// An answer goes out from the desk, or it does not and the desk says so.
#include <boost/test/unit_test.hpp>

#include "tests/searchd/desk/served_centre.h"
#include "tests/searchd/desk/smtp_server.h"

namespace rundkurs::desk {
namespace {

struct Post {
  SmtpServer server;
};

struct SendingDesk : Post, ServedCentre {
  std::string token;

  SendingDesk() : ServedCentre(false, "", {server.url(), "kurs@centre.example", ""}) {
    add_account("anna", Role::adviser);
  }
  void come_in() {
    BOOST_REQUIRE(log_in("anna").status == 303);
    token = token_in(get("/desk").body);
  }
  void import_question() {
    const auto preview = upload("/desk/mail",
                                token,
                                "From: Kari <kari@example.org>\nMessage-ID: <one@example.org>\n"
                                "Subject: Kurs\n\nHar dere kurs om ombruk?\n");
    post("/desk/mail/import", {{"token", token}, {"reading", value_of("reading", preview.body)}});
  }
  http::Response send(const std::string& answer) {
    const auto inquiry = only_inquiry();
    return post("/desk/inquiries/" + inquiry.id,
                {{"token", token},
                 {"revision", std::to_string(inquiry.revision)},
                 {"do", "send"},
                 {"answer", answer}});
  }
};

BOOST_FIXTURE_TEST_SUITE(sending, SendingDesk)

BOOST_AUTO_TEST_CASE(an_answer_is_sent_marked_and_its_reply_finds_the_inquiry) {
  come_in();
  import_question();
  BOOST_TEST(contains(get("/desk/inquiries/" + only_inquiry().id).body, "value=\"send\""));
  BOOST_TEST(send("Ja, det har vi.").status == 303);
  const auto inquiry = only_inquiry();
  BOOST_TEST((inquiry.status == Status::answered));
  BOOST_TEST(inquiry.thread.at(0).text == "Ja, det har vi.");
  BOOST_REQUIRE(server.messages().size() == 1U);
  const auto message = server.messages()[0];
  BOOST_TEST(contains(message, "In-Reply-To: <one@example.org>\r\n"));
  const auto at = message.find("Message-ID: <") + 13;
  const auto id = message.substr(at, message.find('>', at) - at);
  BOOST_TEST(id.ends_with("@centre.example"));

  const auto preview = upload("/desk/mail",
                              token,
                              "From: kari@example.org\nMessage-ID: <two@example.org>\n"
                              "In-Reply-To: <" +
                                  id + ">\nSubject: Sv: Kurs\n\nTusen takk!\n");
  post("/desk/mail/import", {{"token", token}, {"reading", value_of("reading", preview.body)}});
  BOOST_TEST(only_inquiry().thread.size() == 2U);
  BOOST_TEST((only_inquiry().status == Status::working));
}

BOOST_AUTO_TEST_CASE(what_the_server_refuses_is_not_marked_as_sent) {
  come_in();
  import_question();
  server.refuse("RCPT");
  const auto failed = send("Ja, det har vi.");
  BOOST_TEST(failed.status == 502);
  BOOST_TEST(contains(failed.body, "Ja, det har vi."));
  auto inquiry = only_inquiry();
  BOOST_TEST((inquiry.status != Status::answered));
  BOOST_TEST(inquiry.thread.empty());
  BOOST_TEST(inquiry.answer == "Ja, det har vi.");
  BOOST_TEST(server.messages().empty());
  server.refuse("");
  BOOST_TEST(send("Ja, det har vi.").status == 303);
  BOOST_TEST((only_inquiry().status == Status::answered));
}

BOOST_AUTO_TEST_CASE(the_same_form_twice_sends_once) {
  come_in();
  import_question();
  const auto inquiry = only_inquiry();
  const std::vector<http::Parameter> form = {{"token", token},
                                             {"revision", std::to_string(inquiry.revision)},
                                             {"do", "send"},
                                             {"answer", "Ja."}};
  BOOST_TEST(post("/desk/inquiries/" + inquiry.id, form).status == 303);
  BOOST_TEST(post("/desk/inquiries/" + inquiry.id, form).status == 409);
  BOOST_TEST(server.messages().size() == 1U);
}

BOOST_AUTO_TEST_CASE(ids_and_subjects_of_a_sender_begin_no_field) {
  come_in();
  const auto preview = upload("/desk/mail",
                              token,
                              "From: kari@example.org\nMessage-ID: <a\r\n b> c@d\x01>\n"
                              "Subject: x\n\nHar dere kurs om ombruk?\n");
  post("/desk/mail/import", {{"token", token}, {"reading", value_of("reading", preview.body)}});
  BOOST_TEST(send("Ja.\nBcc: alle@example.org").status == 303);
  const auto message = server.messages().at(0);
  BOOST_TEST(!contains(message, "\nBcc"));
  BOOST_TEST(!contains(message, "\n b"));
  for (const auto& command : server.commands())
    BOOST_TEST(!contains(command, "alle@"), command);
}

BOOST_AUTO_TEST_CASE(without_address_or_answer_nothing_is_sent) {
  come_in();
  import_question();
  BOOST_TEST(send(" \n").status == 422);
  auto inquiry = only_inquiry();
  inquiry.contact.email = "kari@example.org\r\nRCPT TO:<x@y.example>";
  BOOST_REQUIRE(desk().inquiries().update(inquiry, {"anna", now()}).has_value());
  BOOST_TEST(send("Ja.").status == 422);
  BOOST_TEST(server.commands().empty());
}

BOOST_AUTO_TEST_CASE(where_no_server_is_set_up_nothing_is_offered) {
  ServedCentre plain;
  plain.add_account("anna", Role::adviser);
  plain.log_in("anna");
  const auto form_token = ServedCentre::token_in(plain.get("/desk").body);
  plain.post_json("/api/v1/inquiries", R"({"text":"Kurs om ombruk?","email":"kari@example.org"})");
  const auto inquiry = plain.only_inquiry();
  BOOST_TEST(!contains(plain.get("/desk/inquiries/" + inquiry.id).body, "value=\"send\""));
  BOOST_TEST(
      plain
          .post("/desk/inquiries/" + inquiry.id,
                {{"token", form_token}, {"revision", "1"}, {"do", "send"}, {"answer", "Ja."}})
          .status == 422);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
