#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "tests/schemas/desk/desks.h"

namespace rundkurs::desk {
namespace {

Inquiry asks(const std::string& email, const std::string& text) {
  auto inquiry = letter(text);
  inquiry.contact = {"", email, ""};
  return inquiry;
}

const std::string reuse = "Vi trenger et kurs om ombruk av byggevarer på Ås i høst.";

BOOST_AUTO_TEST_SUITE(duplicates)

BOOST_AUTO_TEST_CASE_TEMPLATE(found_by_address_and_by_text, Store, Desks) {
  Store desk;
  auto& inquiries = desk.inquiries();
  const auto id = expect(inquiries.add(asks("kari@a.example", reuse))).id;
  const auto same = expect(inquiries.add(asks("KARI@a.example", "Noe helt annet."))).id;
  const auto near = expect(inquiries.add(asks("ola@b.example", "Hei! " + reuse))).id;
  expect(inquiries.add(asks("", "Finnes det noe om plast for barnehager i Tromsø?")));
  const auto erased = expect(inquiries.add(asks("kari@a.example", reuse))).id;
  BOOST_REQUIRE(inquiries.erase(erased, by_anna).has_value());
  const auto found = expect(desk.duplicates().of(*expect(inquiries.find(id)), 5));
  BOOST_REQUIRE(found.size() == 2U);
  BOOST_TEST(found[0].inquiry.id == same);
  BOOST_TEST(found[0].same_address);
  BOOST_TEST(!found[0].near_text);
  BOOST_TEST(found[1].inquiry.id == near);
  BOOST_TEST(found[1].near_text);
  BOOST_TEST(expect(desk.duplicates().of(*expect(inquiries.find(erased)), 5)).empty());
  BOOST_TEST(expect(desk.duplicates().of(*expect(inquiries.find(id)), 1)).size() == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(merging_loses_nothing, Store, Desks) {
  Store desk;
  auto& inquiries = desk.inquiries();
  const auto into = expect(inquiries.add(asks("kari@a.example", reuse))).id;
  const auto from = expect(desk.mailbox().take(
      {{"key", "m@a.example", {}, asks("ola@b.example", "Plast også, takk.")}}, by_anna))[0]
                        .inquiry;
  BOOST_REQUIRE(inquiries.add_entry(from, {noon, "anna", Entry::Kind::note, "Ringt."}).has_value());
  BOOST_REQUIRE(desk.duplicates().merge(into, from, by_anna).has_value());

  BOOST_TEST(!expect(inquiries.find(from)));
  BOOST_TEST(expect(desk.duplicates().merged_into(from)).value() == into);
  const auto whole = *expect(inquiries.find(into));
  BOOST_TEST(whole.thread.size() == 2U);
  BOOST_TEST(whole.revision == 2);
  BOOST_TEST(expect(inquiries.count({})) == 1U);
  BOOST_TEST(expect(inquiries.count({.words = "ringt plast"})) == 1U);
  // The mail is known, and what answers it comes here.
  const auto again = expect(
      desk.mailbox().take({{"key", "", {}, letter()}, {"reply", "", {"key"}, letter()}}, by_anna));
  BOOST_TEST((again[0].as == Taken::As::known));
  BOOST_TEST(again[1].inquiry == into);
  // Both persons find what is kept about them.
  BOOST_TEST(expect(inquiries.of_person("OLA@b.example")).size() == 1U);
  BOOST_TEST(expect(inquiries.of_person("ol_@b.example")).empty());
  const auto audit = expect(desk.accounts().audit(10));
  BOOST_TEST(std::any_of(audit.begin(), audit.end(), [&](const AuditRow& row) {
    return row.act == "inquiry merged into another" && row.subject == from;
  }));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(merged_twice_the_first_address_leads_to_the_last, Store, Desks) {
  Store desk;
  const auto a = expect(desk.inquiries().add(letter("a"))).id;
  const auto b = expect(desk.inquiries().add(letter("b"))).id;
  const auto c = expect(desk.inquiries().add(letter("c"))).id;
  BOOST_REQUIRE(desk.duplicates().merge(b, a, by_anna).has_value());
  BOOST_REQUIRE(desk.duplicates().merge(c, b, by_anna).has_value());
  BOOST_TEST(expect(desk.duplicates().merged_into(a)).value() == c);
  BOOST_TEST(!expect(desk.duplicates().merged_into(c)));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_cannot_be_merged_stays, Store, Desks) {
  Store desk;
  const auto a = expect(desk.inquiries().add(letter("a"))).id;
  const auto b = expect(desk.inquiries().add(letter("b"))).id;
  const auto code = [&](const std::string& into, const std::string& from) {
    const auto merged = desk.duplicates().merge(into, from, by_anna);
    BOOST_REQUIRE(!merged.has_value());
    return merged.error().code;
  };
  BOOST_TEST((code(a, a) == Error::Code::conflict));
  BOOST_TEST((code(a, "none") == Error::Code::not_found));
  BOOST_REQUIRE(desk.inquiries().erase(b, by_anna).has_value());
  BOOST_TEST((code(a, b) == Error::Code::conflict));
  BOOST_TEST((code(b, a) == Error::Code::conflict));
  BOOST_TEST(expect(desk.inquiries().count({})) == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
