#include "searchd/desk/mail_sender.h"

#include <filesystem>
#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/schemas/temporary_folder.h"
#include "tests/searchd/desk/smtp_server.h"

namespace rundkurs::desk {
namespace {

const Mail to_kari{
    "kari@example.org", "Svar", "Hei.\n.\nHilsen", {}, "kurs@example.org", "a@b", {}};

std::string sending_fails(const SmtpOptions& options, const Mail& mail = to_kari) {
  const auto sender = MailSender::open(options);
  BOOST_REQUIRE(sender.has_value());
  const auto sent = (*sender)->send(mail);
  return sent ? "" : describe(sent.error());
}

BOOST_AUTO_TEST_SUITE(mail_sender)

BOOST_AUTO_TEST_CASE(a_server_takes_a_mail) {
  SmtpServer server;
  BOOST_TEST(sending_fails({server.url(), "kurs@example.org", ""}) == "");
  BOOST_REQUIRE(server.messages().size() == 1U);
  const auto message = server.messages()[0];
  BOOST_TEST(message.find("From: kurs@example.org\r\n") != std::string::npos);
  BOOST_TEST(message.find("To: kari@example.org\r\n") != std::string::npos);
  BOOST_TEST(message.find("Message-ID: <a@b>\r\n") != std::string::npos);
  BOOST_TEST(message.find("X-Unsent") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_refused_was_not_sent_and_the_error_names_nobody) {
  for (const std::string command : {"MAIL", "RCPT", "DATA"}) {
    SmtpServer server;
    server.refuse(command);
    const auto fails = sending_fails({server.url(), "kurs@example.org", ""});
    BOOST_TEST(fails.find("mail not sent") != std::string::npos, command);
    BOOST_TEST(fails.find("kari") == std::string::npos);
    BOOST_TEST(server.messages().empty(), command);
  }
  BOOST_TEST(sending_fails({"smtp://127.0.0.1:1", "kurs@example.org", ""}) != "");
}

BOOST_AUTO_TEST_CASE(no_address_becomes_a_command) {
  SmtpServer server;
  for (const std::string to : {"kari@example.org>\r\nRCPT TO:<all@example.org",
                               "kari@example.org\nBcc: all@example.org",
                               "kari@example.org all@example.org",
                               ""}) {
    auto mail = to_kari;
    mail.to = to;
    BOOST_TEST(sending_fails({server.url(), "kurs@example.org", ""}, mail) != "", to);
  }
  BOOST_TEST(server.commands().empty());
}

BOOST_AUTO_TEST_CASE(the_login_is_read_from_a_file_for_its_owner_alone) {
  TemporaryFolder folder;
  const auto file = folder.write("smtp.txt", "centre\nsecret\n");
  SmtpServer server;
  const SmtpOptions options{server.url(), "kurs@example.org", file};
  std::filesystem::permissions(file, std::filesystem::perms(0644));
  const auto open_to_all = MailSender::open(options);
  BOOST_REQUIRE(!open_to_all.has_value());
  BOOST_TEST(describe(open_to_all.error()).find("chmod 600") != std::string::npos);
  std::filesystem::permissions(file, std::filesystem::perms(0600));
  BOOST_TEST(sending_fails(options) == "");
  const auto commands = server.commands();
  BOOST_TEST(commands.at(1).starts_with("AUTH PLAIN"));
  folder.write("smtp.txt", "centre\n");
  BOOST_TEST(!MailSender::open(options).has_value());
}

BOOST_AUTO_TEST_CASE(what_is_no_server_or_sender_is_told_at_the_start) {
  for (const std::string server : {"https://mail.example.org",
                                   "mail.example.org",
                                   "smtp://",
                                   "smtp://name:secret@mail.example.org",
                                   "smtp://mail.example.org/x",
                                   "smtp://mail.example.org\r\nx"})
    BOOST_TEST(!MailSender::open({server, "kurs@example.org", ""}).has_value(), server);
  BOOST_TEST(!MailSender::open({"smtp://mail.example.org", "kurs", ""}).has_value());
  BOOST_TEST(
      MailSender::open({"smtps://mail.example.org:465", "kurs@example.org", ""}).has_value());
  BOOST_TEST(MailSender::open({"smtp://[::1]:25", "kurs@example.org", ""}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
