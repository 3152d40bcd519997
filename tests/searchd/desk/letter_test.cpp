#include "searchd/desk/letter.h"

#include <boost/test/unit_test.hpp>

#include "tests/indexer/analysis/shipped_vocabulary.h"

namespace rundkurs::desk {
namespace {

std::string fault_in(Letter letter) {
  const auto fault = fault_of(cleaned(std::move(letter)), *shipped_vocabulary());
  return fault ? std::string(fault->member) : "";
}

Letter letter() {
  Letter right;
  right.text = "Vi vil lære om ombruk.";
  return right;
}

BOOST_AUTO_TEST_SUITE(letters)

BOOST_AUTO_TEST_CASE(a_letter_is_clean_text) {
  auto wild = letter();
  wild.text = "a\r\nb\rc\0d\xFF";
  wild.text += std::string("\0", 1);
  wild.contact.name = "Kari\r\nBcc: all@example.org";
  const auto clean = cleaned(wild);
  BOOST_TEST(clean.text.find('\r') == std::string::npos);
  BOOST_TEST(clean.text.find('\0') == std::string::npos);
  BOOST_TEST(clean.text.substr(0, 5) == "a\nb\nc");
  BOOST_TEST(clean.contact.name == "Kari Bcc: all@example.org");
}

BOOST_AUTO_TEST_CASE(faults_name_their_member) {
  BOOST_TEST(fault_in(letter()) == "");
  auto wrong = letter();
  wrong.text = " \n\xC2\xA0\t ";
  BOOST_TEST(fault_in(wrong) == "text");
  wrong = letter();
  wrong.contact.name = std::string(201, 'x');
  BOOST_TEST(fault_in(wrong) == "name");
  wrong = letter();
  wrong.contact.organisation = std::string(201, 'x');
  BOOST_TEST(fault_in(wrong) == "organisation");
  wrong = letter();
  wrong.organisation_type = "pirates";
  BOOST_TEST(fault_in(wrong) == "organisation_type");
  wrong.organisation_type = "municipalities";
  BOOST_TEST(fault_in(wrong) == "");
  wrong.sector = "Z9";
  BOOST_TEST(fault_in(wrong) == "sector");
  wrong.sector = "C10.1";
  BOOST_TEST(fault_in(wrong) == "");
}

BOOST_AUTO_TEST_CASE(an_address_is_one_that_can_stand_in_a_header) {
  for (const char* right : {"kari@example.org", "k.a+b@sub.example.org", "kåre@blåbær.example"})
    BOOST_TEST(is_email_address(right), right);
  for (const char* wrong : {"",
                            "kari",
                            "@example.org",
                            "kari@",
                            "kari@localhost",
                            "a b@example.org",
                            "a@b@c d.org",
                            "kari@example.org,ola@example.org",
                            "kari@example.org\r\nBcc: x@y.org",
                            "<kari@example.org>",
                            "kari@.",
                            "kari@example."})
    BOOST_TEST(!is_email_address(wrong), wrong);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
