#include "searchd/desk/mail_file.h"

#include <string>

#include <boost/test/unit_test.hpp>

namespace rundkurs::desk {
namespace {

const std::string short_mail = "From: kari@example.org\nSubject: Kurs\n\nHei.\n";

BOOST_AUTO_TEST_SUITE(mail_file)

BOOST_AUTO_TEST_CASE(one_message_is_a_file) {
  for (const auto& before : {"", "\n\r\n", "\xEF\xBB\xBF"}) {
    const auto bytes = before + short_mail;
    const auto file = messages_in(bytes);
    BOOST_TEST(!file.mbox);
    BOOST_REQUIRE(file.messages.size() == 1U);
    BOOST_TEST(file.messages[0] == short_mail);
  }
  BOOST_TEST(messages_in("").messages.empty());
  BOOST_TEST(messages_in("\n\n").messages.empty());
}

BOOST_AUTO_TEST_CASE(a_folder_is_cut_at_lines_with_a_clock) {
  const std::string bytes = "From kari@example.org Sun Nov 29 01:14:11 2026\n" + short_mail +
                            "\nFrom now on we reuse.\n\n" + "From - Sun Nov 29 01:15:00 2026\r\n" +
                            short_mail;
  const auto file = messages_in(bytes);
  BOOST_TEST(file.mbox);
  BOOST_REQUIRE(file.messages.size() == 2U);
  BOOST_TEST(file.messages[0].ends_with("From now on we reuse.\n\n"));
  BOOST_TEST(file.messages[1] == short_mail);
}

BOOST_AUTO_TEST_CASE(letters_are_within_bounds) {
  BOOST_TEST(!excess_of(short_mail));
  BOOST_TEST(!excess_of(""));
  // A page in one line is text, whatever stands before its first colon.
  BOOST_TEST(!excess_of(short_mail + "<a style=x:" + std::string(300000, 'x')));
}

BOOST_AUTO_TEST_CASE(what_would_cost_a_parser_dear_is_told_beforehand) {
  const auto repeated = [](const std::string& line, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
      all += line;
    return all;
  };
  BOOST_TEST((excess_of(std::string(largest_message + 1, 'x')) == MailFault::too_large));
  BOOST_TEST((excess_of(repeated("A:\n", 100000) + short_mail) == MailFault::too_many_parts));
  BOOST_TEST((excess_of(short_mail + repeated("--a\n\n", 100000)) == MailFault::too_many_parts));
  BOOST_TEST((excess_of(repeated("Content-Type: message/rfc822\n\n", 100000)) ==
              MailFault::too_many_parts));
  BOOST_TEST((excess_of("To: " + repeated("a@b,", 100000) + "\n" + short_mail) ==
              MailFault::too_many_parts));
  BOOST_TEST((excess_of("To: a@b,\n" + repeated(" a@b,\n", 100000) + short_mail) ==
              MailFault::too_many_parts));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
