#include <boost/test/unit_test.hpp>

#include "tests/paths.h"
#include "tests/schemas/program_run.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

const std::string question =
    "From: Kari <kari@example.org>\nMessage-ID: <one@example.org>\nSubject: Kurs\n\n"
    "Har dere kurs om ombruk?\n";

class MailedDesk {
 public:
  ProgramRun import(const std::string& content, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {"--data",
                                          source_path("data"),
                                          "--index",
                                          folder_.file("index"),
                                          "import-mail",
                                          "--desk",
                                          "sqlite:" + folder_.file("desk.db")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    arguments.push_back(folder_.write("mail.eml", content));
    return run_program(RUNDKURS_SEARCHD, arguments);
  }

 private:
  TemporaryFolder folder_;
};

bool said(const ProgramRun& run, const std::string& words) {
  return run.out.find(words) != std::string::npos;
}

BOOST_AUTO_TEST_SUITE(import_mail)

BOOST_AUTO_TEST_CASE(mail_is_tried_out_taken_in_and_known_again) {
  MailedDesk desk;
  const auto tried = desk.import(question, {"--dry-run"});
  BOOST_TEST(tried.status == 0, tried.err);
  BOOST_TEST(said(tried, "would be: 1 inquiries, 0 messages in them, 0 known, 0 not read"));
  const auto taken = desk.import(question);
  BOOST_TEST(taken.status == 0, taken.err);
  BOOST_TEST(said(taken, "message 1: new inquiry "));
  BOOST_TEST(said(desk.import(question), "0 inquiries, 0 messages in them, 1 known"));
}

BOOST_AUTO_TEST_CASE(nothing_of_a_sender_is_printed) {
  MailedDesk desk;
  const auto run = desk.import(question + "\x01");
  for (const auto* personal : {"Kari", "kari@", "ombruk", "one@"}) {
    BOOST_TEST(run.out.find(personal) == std::string::npos, personal);
    BOOST_TEST(run.err.find(personal) == std::string::npos, personal);
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_read_is_told) {
  MailedDesk desk;
  const auto run = desk.import("Subject: Kurs\n\nHei\n");
  BOOST_TEST(run.status == 1);
  BOOST_TEST(said(run, "message 1: has no sender to answer"));
  const auto empty = desk.import("");
  BOOST_TEST(empty.status == 1);
  BOOST_TEST(empty.err.find("mail.eml: holds no message") != std::string::npos, empty.err);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
