// Two inquiries that are one, as an adviser sees and joins them.
#include <boost/test/unit_test.hpp>

#include "tests/searchd/desk/served_centre.h"

namespace rundkurs::desk {
namespace {

struct DoubledDesk : ServedCentre {
  std::string token;
  std::string first;
  std::string second;

  DoubledDesk() {
    add_account("anna", Role::adviser);
    add_account("rita", Role::reader);
    first = ask_for("Vi trenger et kurs om ombruk av byggematerialer.");
    second = ask_for("Har dere svart på det om plast?");
  }
  std::string ask_for(const std::string& text) {
    Inquiry inquiry;
    inquiry.received = now();
    inquiry.language = "nb";
    inquiry.text = text;
    inquiry.contact = {"Kari", "kari@example.org", ""};
    return expect(desk().inquiries().add(inquiry)).id;
  }
  void come_in(const std::string& name) {
    BOOST_REQUIRE(log_in(name).status == 303);
    token = token_in(get("/desk").body);
  }
  static std::string address_of(const std::string& id) { return "/desk/inquiries/" + id; }
  http::Response merge(const std::string& into, const std::string& from) {
    return post(address_of(into) + "/merge", {{"token", token}, {"other", from}});
  }
};

BOOST_FIXTURE_TEST_SUITE(merging_pages, DoubledDesk)

BOOST_AUTO_TEST_CASE(a_second_one_is_offered_and_becomes_a_part_of_the_first) {
  come_in("anna");
  const auto page = get(address_of(first)).body;
  BOOST_TEST(contains(page, "samme adresse"));
  BOOST_TEST(contains(page, address_of(first) + "/merge"));
  BOOST_TEST(merge(first, second).status == 303);
  BOOST_TEST(only_inquiry().thread.size() == 1U);
  const auto old = get(address_of(second));
  BOOST_TEST(old.status == 303);
  BOOST_TEST(*old.find("location") == address_of(first));
  const auto now_one = get(address_of(first)).body;
  BOOST_TEST(!contains(now_one, "samme adresse"));
  // What the inquirer wrote has no other author to name.
  BOOST_TEST(contains(now_one, "melding · 20"));
}

BOOST_AUTO_TEST_CASE(what_was_being_written_to_the_second_is_not_lost) {
  come_in("anna");
  merge(first, second);
  const auto late =
      post(address_of(second), {{"token", token}, {"revision", "1"}, {"answer", "Mitt svar."}});
  BOOST_TEST(late.status == 409);
  BOOST_TEST(contains(late.body, "Mitt svar."));
  BOOST_TEST(only_inquiry().answer.empty());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_merged_is_told) {
  come_in("anna");
  BOOST_TEST(merge(first, first).status == 409);
  BOOST_TEST(merge(first, "none").status == 409);
  BOOST_TEST(merge(first, "").status == 409);
  BOOST_TEST(merge("none", first).status == 404);
  come_in("rita");
  BOOST_TEST(!contains(get(address_of(first)).body, "/merge"));
  BOOST_TEST(merge(first, second).status == 403);
  BOOST_TEST(expect(desk().inquiries().count({})) == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
