// Mail as programs write it, as it should not be written, and as somebody writes it on purpose.
#include "searchd/desk/mail_reader.h"

#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

#include <boost/test/unit_test.hpp>

namespace rundkurs::desk {
namespace {

const std::string from_kari = "From: Kari <kari@example.org>\n";

ReceivedMail read_right(const std::string& message, bool from_mbox = false) {
  auto read = read_mail(message, from_mbox);
  if (const auto* const fault = std::get_if<MailFault>(&read))
    throw std::runtime_error(std::string(name_of(*fault)));
  return std::get<ReceivedMail>(std::move(read));
}

std::string why_not(const std::string& message) {
  const auto read = read_mail(message, false);
  const auto* const found = std::get_if<MailFault>(&read);
  return found == nullptr ? "read" : std::string(name_of(*found));
}

BOOST_AUTO_TEST_SUITE(mail_reader)

BOOST_AUTO_TEST_CASE(who_when_what_and_to_which) {
  const auto mail = read_right(
      "Message-ID: <two@example.org>\nIn-Reply-To: <one@example.org>\n"
      "References: <zero@example.org>\n\t<one@example.org>\n"
      "From: =?utf-8?B?w4VzYSDDlnN0?= <asa@example.org>, b@example.org\n"
      "Date: Sun, 29 Nov 2026 03:14:11 +0200\n"
      "Subject: =?iso-8859-1?Q?Kurs_i_=E5terbruk?= =?utf-8?Q?_=E2=99=BB?=\n\nHej!\n");
  BOOST_TEST(mail.id == "two@example.org");
  BOOST_REQUIRE(mail.answers.size() == 3U);
  BOOST_TEST(mail.answers[0] == "one@example.org");
  BOOST_TEST(mail.answers[2] == "zero@example.org");
  BOOST_TEST(mail.from.name == "Åsa Öst");
  BOOST_TEST(mail.from.email == "asa@example.org");
  BOOST_TEST(format_timestamp(mail.date.value()) == "2026-11-29T01:14:11Z");
  BOOST_TEST(mail.subject == "Kurs i återbruk ♻");
  BOOST_TEST(mail.text == "Hej!\n");
}

BOOST_AUTO_TEST_CASE(bodies_in_every_charset_and_encoding) {
  const auto text_of =
      [](const std::string& type, const std::string& way, const std::string& body) {
        return read_right(from_kari + "MIME-Version: 1.0\nContent-Type: " + type +
                          "\nContent-Transfer-Encoding: " + way + "\n\n" + body)
            .text;
      };
  BOOST_TEST(text_of("text/plain; charset=utf-8", "8bit", "Bærekraft") == "Bærekraft");
  BOOST_TEST(text_of("text/plain; charset=iso-8859-1", "quoted-printable", "B=E6re=\nkraft") ==
             "Bærekraft");
  BOOST_TEST(text_of("text/plain; charset=windows-1252", "8bit", "\x93gjenbruk\x94 \x80 5") ==
             "“gjenbruk” € 5");
  BOOST_TEST(text_of("text/plain; charset=UTF-16", "base64", "//5CAOYAcgBlAA==") == "Bære");
  BOOST_TEST(text_of("text/plain; charset=utf-16be", "base64", "AEIA5gByAGU=") == "Bære");
  BOOST_TEST(text_of("text/plain; charset=iso-8859-15", "8bit", "5 \xA4") == "5 €");
  // Declared wrongly, or not at all.
  BOOST_TEST(text_of("text/plain; charset=us-ascii", "8bit", "Bærekraft") == "Bærekraft");
  BOOST_TEST(text_of("text/plain; charset=iso-8859-1", "8bit", "Bærekraft") == "Bærekraft");
  BOOST_TEST(text_of("text/plain; charset=no-such", "8bit", "B\xE6rekraft") == "Bærekraft");
  BOOST_TEST(text_of("text/plain", "8bit", "B\xE6rekraft") == "Bærekraft");
}

BOOST_AUTO_TEST_CASE(headers_with_bytes_that_must_not_be_there) {
  BOOST_TEST(read_right(from_kari + "Subject: \xC3\x85pent kurs\n\nx").subject == "Åpent kurs");
  BOOST_TEST(read_right(from_kari + "Subject: \xC5pent kurs\n\nx").subject == "Åpent kurs");
  BOOST_TEST(
      read_right("From: \"Kari\\nBcc: x\" <kari@example.org>\nSubject: a\x01\x02z\n\nx").subject ==
      "az");
}

BOOST_AUTO_TEST_CASE(of_alternatives_the_plain_one) {
  const std::string head = from_kari +
                           "MIME-Version: 1.0\n"
                           "Content-Type: multipart/alternative; boundary=b\n\n--b\n";
  const std::string html = "Content-Type: text/html\n\n<p>Hypertekst</p>\n";
  const std::string plain = "Content-Type: text/plain\n\nRen tekst\n";
  const std::string blank = "Content-Type: text/plain\n\n \n";
  BOOST_TEST(read_right(head + plain + "--b\n" + html + "--b--\n").text == "Ren tekst");
  BOOST_TEST(read_right(head + html + "--b\n" + plain + "--b--\n").text == "Ren tekst");
  BOOST_TEST(read_right(head + blank + "--b\n" + html + "--b--\n").text == "Hypertekst");
}

BOOST_AUTO_TEST_CASE(html_becomes_text_and_what_is_hidden_in_it_goes) {
  const auto text =
      read_right(from_kari +
                 "Content-Type: text/html; charset=utf-8\n\n"
                 "<html><head><title>t</title><style>p{}</style></head><body><p>Hei &aring;,</p>"
                 "<script>alert(1)</script><p>ombruk&nbsp;&lt;b&gt;</p></body></html>")
          .text;
  BOOST_TEST(text.find("Hei å,\nombruk <b>") == 0U);
  BOOST_TEST(text.find("alert") == std::string::npos);
  BOOST_TEST(text.find("p{}") == std::string::npos);
  BOOST_TEST(text.find("ombruk") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(attachments_are_named_and_left) {
  const auto mail = read_right(
      from_kari +
      "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
      "Content-Type: text/plain\n\nSe vedlegg.\n--b\n"
      "Content-Type: application/pdf; name=\"=?utf-8?Q?beh=C3=B8v.pdf?=\"\n"
      "Content-Disposition: attachment; filename*=utf-8''beh%C3%B8v.pdf\n\nx\n--b\n"
      "Content-Type: text/plain\nContent-Disposition: attachment; filename=\"../../etc/a\"\n\n"
      "hemmelig\n--b\nContent-Type: message/rfc822\n\nFrom: x@y.example\n\ninni\n--b--\n");
  BOOST_TEST(mail.text == "Se vedlegg.");
  BOOST_REQUIRE(mail.attachments.size() == 3U);
  BOOST_TEST(mail.attachments[0] == "behøv.pdf");
  BOOST_TEST(mail.attachments[1] == "../../etc/a");
  BOOST_TEST(mail.attachments[2] == "message.eml");
}

BOOST_AUTO_TEST_CASE(from_signs_of_a_folder_go) {
  const auto message = from_kari + "\nSvar:\n>From fabrikken\n>> From sitat\n>>From to\n>";
  BOOST_TEST(read_right(message, true).text == "Svar:\nFrom fabrikken\n>> From sitat\n>From to\n>");
  BOOST_TEST(read_right(message, false).text ==
             "Svar:\n>From fabrikken\n>> From sitat\n>>From to\n>");
}

BOOST_AUTO_TEST_CASE(why_a_message_is_not_read) {
  BOOST_TEST(why_not("") == "no-mail");
  BOOST_TEST(why_not("\x89PNG\r\n\x1a\n and so on") == "no-mail");
  BOOST_TEST(why_not("Subject: Kurs\n\nHei\n") == "no-sender");
  BOOST_TEST(why_not("From: ingen\nSubject: Kurs\n\nHei\n") == "no-sender");
  BOOST_TEST(why_not("From: <\"a b\"@example.org>\nSubject: Kurs\n\nHei\n") == "no-sender");
  BOOST_TEST(why_not(from_kari + "\n \n\n") == "no-text");
  BOOST_TEST(why_not(from_kari) == "no-text");
  BOOST_TEST(why_not(from_kari + "Content-Type: application/pkcs7-mime\n\nMIIB") == "no-text");
  BOOST_TEST(why_not(from_kari + "\n" + std::string(longest_text + 1, 'x')) == "text-too-long");
  BOOST_TEST(why_not(from_kari + "Content-Type: text/html\n\n<p>" + std::string(2U << 20U, 'x')) ==
             "text-too-long");
}

BOOST_AUTO_TEST_CASE(bombs_are_refused) {
  std::string many = from_kari + "Content-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 300; ++i)
    many += "--b\nContent-Disposition: attachment\n\nx\n";
  BOOST_TEST(why_not(many + "--b--\n") == "too-many-parts");
  std::string deep = from_kari;
  for (int i = 0; i < 60; ++i)
    deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" +
            std::to_string(i) + "\n";
  BOOST_TEST(why_not(deep + "\nx") == "too-deep");
  std::string messages = from_kari;
  for (int i = 0; i < 4000; ++i)
    messages += "Content-Type: message/rfc822\n\n";
  const auto outcome = why_not(messages + "x");
  BOOST_TEST((outcome == "no-text" || outcome == "too-deep"), outcome);
}

BOOST_AUTO_TEST_CASE(any_cut_of_a_message_is_read_or_refused) {
  const auto whole =
      from_kari +
      "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\n"
      "Content-Type: text/html; charset=utf-16\nContent-Transfer-Encoding: "
      "base64\n\n//5CAOY=\n--b\n"
      "Content-Type: text/plain; charset=\"\nContent-Transfer-Encoding: quoted-printable\n\n=E6=\n="
      "\n--b--\n";
  for (std::size_t length = 0; length <= whole.size(); ++length)
    BOOST_TEST(!why_not(whole.substr(0, length)).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
