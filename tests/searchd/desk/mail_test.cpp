#include "searchd/desk/mail.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::desk {
namespace {

std::string head_of(const std::string& eml) {
  return eml.substr(0, eml.find("\r\n\r\n") + 2);
}

BOOST_AUTO_TEST_SUITE(mail)

BOOST_AUTO_TEST_CASE(letters_of_all_languages_travel_in_seven_bits_and_short_lines) {
  std::string text;
  for (int i = 0; i < 40; ++i)
    text += "Þetta er bréf um hringrásarhagkerfið, ÆØÅ äö.\n";
  const auto eml =
      eml_of({"asa@example.org", "Svar på din fråga om återbruk av byggmaterial", text, {}});
  std::size_t begin = 0;
  while (begin < eml.size()) {
    const auto end = eml.find("\r\n", begin);
    BOOST_REQUIRE(end != std::string::npos);
    BOOST_TEST(end - begin <= 78U);
    begin = end + 2;
  }
  for (const char c : eml)
    BOOST_REQUIRE(static_cast<unsigned char>(c) < 0x80);
  BOOST_TEST(eml.find("To: asa@example.org\r\n") == 0U);
  BOOST_TEST(eml.find("Content-Transfer-Encoding: base64\r\n") != std::string::npos);
  // "Þetta" in base64
  BOOST_TEST(eml.find("\r\n\r\nw55ldHRh") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(nothing_can_begin_a_field_of_its_own) {
  const auto eml = eml_of(
      {"a@example.org\r\nBcc: all@example.org", "x\r\nBcc: all@example.org\r\n\r\nbody", "t", {}});
  BOOST_TEST(head_of(eml).find("Bcc") == std::string::npos);
  BOOST_TEST(eml.find("To:") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
