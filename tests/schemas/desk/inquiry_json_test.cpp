#include "schemas/desk/inquiry_json.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/schemas/desk/desks.h"

namespace rundkurs::desk {
namespace {

Inquiry complete() {
  auto inquiry = letter();
  inquiry.id = "abc";
  inquiry.origin = Origin::talk;
  inquiry.asked.levels = {"master"};
  inquiry.asked.languages = {"no"};
  inquiry.asked.modes = {"online"};
  inquiry.asked.countries = {"NO"};
  inquiry.asked.audience = {"companies"};
  inquiry.constraints = "{}";
  inquiry.status = Status::answered;
  inquiry.outcome = Outcome::nothing_fitted;
  inquiry.assignee = "anna";
  inquiry.due = "2026-12-24";
  inquiry.answer = "Hei";
  inquiry.answered = noon;
  inquiry.erased = noon;
  inquiry.proposals.front().choice = Choice::dropped;
  inquiry.thread = {{noon, "anna", Entry::Kind::answer, "Hei"},
                    {noon, "", Entry::Kind::message, "Takk"}};
  return inquiry;
}

BOOST_AUTO_TEST_SUITE(inquiry_json)

BOOST_AUTO_TEST_CASE(a_record_passes_its_schema_and_comes_back_whole) {
  const auto inquiry = complete();
  BOOST_TEST((expect(inquiry_of(to_json(inquiry), "record")) == inquiry));
  Inquiry bare;
  bare.id = "x";
  bare.language = "fi";
  BOOST_TEST((expect(inquiry_of(to_json(bare), "record")) == bare));
}

BOOST_AUTO_TEST_CASE(a_wrong_member_is_named) {
  for (const auto& [member, value] : {std::pair{"status", "done"},
                                      {"received", "2026-99-99T99:99:99Z"},
                                      {"due", "tomorrow"},
                                      {"colour", "red"}}) {
    auto record = to_json(complete());
    record[member] = value;
    const auto read = inquiry_of(record, "file:1");
    BOOST_REQUIRE(!read);
    BOOST_TEST(describe(read.error()).find("file:1") != std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
