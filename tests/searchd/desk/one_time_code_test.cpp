#include "searchd/desk/one_time_code.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::desk {
namespace {

// RFC 6238, appendix B: the secret "12345678901234567890" with SHA-1, the last six digits.
const std::string secret_of_the_standard = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

Timestamp at(std::int64_t seconds) {
  return Timestamp(std::chrono::seconds(seconds));
}

BOOST_AUTO_TEST_SUITE(one_time_code)

BOOST_AUTO_TEST_CASE(codes_of_the_standard_are_right_in_their_half_minute) {
  const std::pair<std::int64_t, const char*> codes[] = {{59, "287082"},
                                                        {1111111109, "081804"},
                                                        {1111111111, "050471"},
                                                        {1234567890, "005924"},
                                                        {2000000000, "279037"}};
  for (const auto& [time, code] : codes) {
    const auto step = step_of_code(secret_of_the_standard, code, at(time));
    BOOST_REQUIRE_MESSAGE(step.has_value(), code);
    BOOST_TEST(*step == time / 30);
  }
}

BOOST_AUTO_TEST_CASE(clocks_may_differ_by_half_a_minute_and_no_more) {
  for (const std::int64_t time : {59 - 30, 59 + 30})
    BOOST_TEST(step_of_code(secret_of_the_standard, "287082", at(time)).value_or(-1) == 1);
  BOOST_TEST(!step_of_code(secret_of_the_standard, "287082", at(59 + 61)).has_value());
  BOOST_TEST(step_of_code(secret_of_the_standard, "287 082", at(59)).has_value());
}

BOOST_AUTO_TEST_CASE(what_is_no_code_is_wrong) {
  for (const char* code : {"", "28708", "2870820", "94287082", "28708x", "-87082", "٢٨٧٠٨٢"})
    BOOST_TEST(!step_of_code(secret_of_the_standard, code, at(59)).has_value(), code);
  for (const char* secret : {"", "short", "gezdgnbvgy3tqojqgezdgnbvgy3tqojq"})
    BOOST_TEST(!step_of_code(secret, "287082", at(59)).has_value(), secret);
}

BOOST_AUTO_TEST_CASE(secrets_are_new_each_time) {
  const auto secret = make_secret();
  BOOST_TEST(is_secret(secret));
  BOOST_TEST(make_secret() != secret);
}

BOOST_AUTO_TEST_CASE(an_address_keeps_its_parts_apart) {
  BOOST_TEST(key_address("ABC", "anna&secret=X", "Rundkurs") ==
             "otpauth://totp/Rundkurs:anna%26secret%3DX?secret=ABC&issuer=Rundkurs");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
