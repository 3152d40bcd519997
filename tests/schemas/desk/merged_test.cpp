#include "schemas/desk/merged.h"

#include <boost/test/unit_test.hpp>

#include "tests/schemas/desk/desks.h"

namespace rundkurs::desk {
namespace {

using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(merging)

BOOST_AUTO_TEST_CASE(everything_that_was_written_is_in_the_thread_in_its_time) {
  auto into = letter("Den første.");
  into.thread = {{noon + 3h, "anna", Entry::Kind::note, "Ringt."}};
  auto from = letter("Den andre.");
  from.received = noon + 1h;
  from.thread = {{noon + 2h, "", Entry::Kind::message, "Purring."}};
  from.answer = "Et utkast.";
  into.answer = "Et annet utkast.";
  const auto both = merged(into, from);
  BOOST_TEST(both.text == "Den første.");
  BOOST_TEST(both.answer == "Et annet utkast.");
  BOOST_REQUIRE(both.thread.size() == 4U);
  BOOST_TEST(both.thread[0].text == "Den andre.");
  BOOST_TEST(both.thread[0].author.empty());
  BOOST_TEST(both.thread[1].text == "Et utkast.");
  BOOST_TEST(both.thread[2].text == "Purring.");
  BOOST_TEST(both.thread[3].text == "Ringt.");
}

BOOST_AUTO_TEST_CASE(who_wrote_it_is_told_where_it_was_somebody_else) {
  auto from = letter("Den andre.");
  from.contact = {"Ola", "ola@firma.example", ""};
  from.thread = {{noon, "", Entry::Kind::message, "Purring."}};
  const auto both = merged(letter(), from);
  BOOST_TEST(both.thread[0].author == "Ola <ola@firma.example>");
  BOOST_TEST(both.thread[1].author == "Ola <ola@firma.example>");
  BOOST_TEST(both.contact.name == "Kari Åsen");
}

BOOST_AUTO_TEST_CASE(what_the_one_lacks_the_other_gives) {
  auto into = letter();
  into.contact.organisation.clear();
  into.asked.topics = {"plastics"};
  into.due = "2027-02-01";
  auto from = letter();
  from.asked.topics = {"textiles", "plastics"};
  from.due = "2027-01-01";
  from.assignee = "anna";
  from.proposals[0].choice = Choice::accepted;
  from.proposals.push_back({"no-uni-c", "C", "", "", Choice::dropped, {}, {}});
  const auto both = merged(into, from);
  BOOST_TEST(both.contact.organisation == "Byggfirma AS");
  BOOST_TEST(both.asked.topics == (std::vector<std::string>{"plastics", "textiles"}),
             boost::test_tools::per_element());
  BOOST_TEST(both.due == "2027-01-01");
  BOOST_TEST(both.assignee == "anna");
  BOOST_REQUIRE(both.proposals.size() == 3U);
  BOOST_TEST((both.proposals[0].choice == Choice::accepted));
}

BOOST_AUTO_TEST_CASE(what_is_not_answered_is_in_work) {
  const auto status = [](Status into, Status from) {
    auto first = letter();
    first.status = into;
    auto second = letter();
    second.status = from;
    return merged(first, second).status;
  };
  BOOST_TEST((status(Status::fresh, Status::answered) == Status::answered));
  BOOST_TEST((status(Status::answered, Status::fresh) == Status::working));
  BOOST_TEST((status(Status::closed, Status::answered) == Status::closed));
  BOOST_TEST((status(Status::working, Status::closed) == Status::working));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
