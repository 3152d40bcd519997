// Mail comes to the desk as a file, is looked at, and then taken in.
#include <boost/test/unit_test.hpp>

#include "tests/searchd/desk/served_centre.h"

namespace rundkurs::desk {
namespace {

const std::string question =
    "From: Kari Nordmann <kari@example.org>\nMessage-ID: <one@example.org>\n"
    "Date: Sun, 22 Nov 2026 10:00:00 +0100\nSubject: Kurs\n\n"
    "Vi trenger et kurs om ombruk av byggematerialer.\n";
const std::string reply =
    "From: Kari Nordmann <KARI@example.org>\nMessage-ID: <two@example.org>\n"
    "In-Reply-To: <one@example.org>\nDate: Mon, 23 Nov 2026 10:00:00 +0100\n"
    "Subject: Re: Kurs\n\nDet kan gjerne foregå på nett.\n";

std::string folder_of(const std::vector<std::string>& messages) {
  std::string folder;
  for (const auto& message : messages)
    folder += "From x@example.org Sun Nov 29 01:14:11 2026\n" + message + "\n";
  return folder;
}

struct MailDesk : ServedCentre {
  std::string token;

  MailDesk() {
    add_account("anna", Role::adviser);
    add_account("rita", Role::reader);
  }
  void come_in(const std::string& name) {
    BOOST_REQUIRE(log_in(name).status == 303);
    token = token_in(get("/desk").body);
  }
  http::Response look_at(const std::string& file) { return upload("/desk/mail", token, file); }
  http::Response take_in(const http::Response& preview) {
    return post("/desk/mail/import",
                {{"token", token}, {"reading", value_of("reading", preview.body)}});
  }
  std::size_t inquiries() { return expect(desk().inquiries().count({})); }
};

BOOST_FIXTURE_TEST_SUITE(mail_pages, MailDesk)

BOOST_AUTO_TEST_CASE(a_folder_is_looked_at_and_then_taken_in) {
  come_in("anna");
  const auto preview = look_at(folder_of({reply, question, "Subject: uten avsender\n\nHei\n"}));
  BOOST_TEST(preview.status == 200);
  BOOST_TEST(contains(preview.body, "Kari Nordmann"));
  BOOST_TEST(contains(preview.body, "2 meldinger lest, 2 av dem nye; 1 kunne ikke leses."));
  BOOST_TEST(contains(preview.body, "Nr. 3: har ingen avsender å svare"));
  BOOST_TEST(inquiries() == 0U);

  const auto done = take_in(preview);
  BOOST_TEST(done.status == 200);
  const auto inquiry = only_inquiry();
  BOOST_TEST(contains(done.body, "/desk/inquiries/" + inquiry.id));
  BOOST_TEST((inquiry.origin == Origin::mail));
  BOOST_TEST(inquiry.contact.email == "kari@example.org");
  BOOST_TEST(format_timestamp(inquiry.received) == "2026-11-22T09:00:00Z");
  BOOST_TEST(inquiry.text.starts_with("Kurs\n\nVi trenger"));
  BOOST_TEST(inquiry.asked.topics.at(0) == "construction-demolition-buildings");
  BOOST_TEST(!inquiry.proposals.empty());
  BOOST_REQUIRE(inquiry.thread.size() == 1U);
  BOOST_TEST(inquiry.thread[0].author.empty());
  BOOST_TEST(contains(inquiry.thread[0].text, "foregå på nett"));
}

BOOST_AUTO_TEST_CASE(the_same_file_twice_changes_nothing) {
  come_in("anna");
  take_in(look_at(folder_of({question, reply})));
  const auto before = only_inquiry();
  const auto again = look_at(folder_of({question, reply}));
  BOOST_TEST(contains(again.body, "er her allerede"));
  BOOST_TEST(!contains(again.body, "/desk/mail/import"));
  take_in(again);
  BOOST_TEST((only_inquiry() == before));
}

BOOST_AUTO_TEST_CASE(what_was_looked_at_is_taken_in_once) {
  come_in("anna");
  const auto preview = look_at(question);
  BOOST_TEST(take_in(preview).status == 200);
  BOOST_TEST(take_in(preview).status == 410);
  BOOST_TEST(inquiries() == 1U);
}

BOOST_AUTO_TEST_CASE(a_letter_dated_in_the_future_has_come_now) {
  come_in("anna");
  auto late = question;
  late.replace(late.find("2026"), 4, "2126");
  take_in(look_at(late));
  BOOST_TEST((only_inquiry().received <= now()));
}

BOOST_AUTO_TEST_CASE(what_a_sender_writes_is_shown_as_text) {
  come_in("anna");
  const auto preview = look_at(
      "From: \"<img src=x onerror=alert(1)>\" <kari@example.org>\nSubject: <script>1</script>\n"
      "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nKurs om ombruk?\n--b\n"
      "Content-Disposition: attachment; filename=\"<b>.pdf\"\n\nx\n--b--\n");
  BOOST_TEST(preview.status == 200);
  for (const auto* markup : {"<img src=x", "<script>1", "<b>.pdf"})
    BOOST_TEST(!contains(preview.body, markup), markup);
  BOOST_TEST(contains(preview.body, "&lt;b&gt;.pdf"));
}

BOOST_AUTO_TEST_CASE(files_that_hold_no_mail_are_told) {
  come_in("anna");
  BOOST_TEST(look_at("").status == 422);
  BOOST_TEST(contains(look_at("PK\x03\x04 and so on").body, "er ingen e-postmelding"));
  BOOST_TEST(look_at("\n\n").status == 422);
  std::string countless;
  for (int i = 0; i < 1001; ++i)
    countless += "From x Sun Nov 29 01:14:11 2026\n\n";
  BOOST_TEST(look_at(countless).status == 422);
  BOOST_TEST(inquiries() == 0U);
}

BOOST_AUTO_TEST_CASE(only_advisers_with_a_form_of_ours_may) {
  BOOST_TEST(*upload("/desk/mail", "", question).find("location") == "/desk/login");
  come_in("rita");
  BOOST_TEST(look_at(question).status == 403);
  BOOST_TEST(get("/desk/mail").status == 403);
  come_in("anna");
  BOOST_TEST(upload("/desk/mail", std::string(40, 'a'), question).status == 403);
  BOOST_TEST(post("/desk/mail", {{"token", token}}).status == 415);
  fields = {{"origin", "https://evil.example"}};
  BOOST_TEST(look_at(question).status == 403);
  BOOST_TEST(inquiries() == 0U);
}

BOOST_AUTO_TEST_CASE(nobody_takes_in_what_another_looked_at) {
  add_account("bo", Role::administrator);
  come_in("anna");
  const auto preview = look_at(question);
  come_in("bo");
  BOOST_TEST(take_in(preview).status == 410);
  BOOST_TEST(inquiries() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
