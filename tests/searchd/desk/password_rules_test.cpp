#include "searchd/desk/password_rules.h"

#include <boost/test/unit_test.hpp>

#include "searchd/desk/password.h"
#include "tests/paths.h"

namespace rundkurs::desk {
namespace {

const PasswordRules& rules() {
  static const auto loaded = PasswordRules::load(source_path("data"));
  return loaded.value();
}

BOOST_AUTO_TEST_SUITE(passwords)

BOOST_AUTO_TEST_CASE(short_common_and_monotonous_ones_are_refused) {
  for (const char* weak : {"",
                           "short",
                           "elevensigns",
                           "åååååååååååå",
                           "123456789qwe",
                           "Password123456",
                           "!!!password!!!",
                           "passwordpassword",
                           "qwertyletmein",
                           "abcabcabcabcabc",
                           "aaaaaaaaaaaab",
                           "anna likes herons",
                           "\xFF\xFE\xFF\xFE\xFF\xFE\xFF\xFE\xFF\xFE\xFF\xFE\xFF"})
    BOOST_TEST(!rules().check(weak, "anna"), weak);
  BOOST_TEST(!rules().check(std::string(300, 'x') + "abcdef", "anna"));
  for (const char* strong : {"seven grey herons", "blåbærsyltetøy på brød", "x9#kLq2!vTz8"})
    BOOST_TEST(rules().check(strong, "anna").has_value(), strong);
}

BOOST_AUTO_TEST_CASE(a_missing_list_is_an_error) {
  BOOST_TEST(!PasswordRules::load("/nowhere"));
}

BOOST_AUTO_TEST_CASE(a_hash_is_argon2id_with_a_salt_and_fits_its_password_alone) {
  const auto hash = hash_of("seven grey herons");
  BOOST_TEST(hash.starts_with("$argon2id$"));
  BOOST_TEST(hash != hash_of("seven grey herons"));
  BOOST_TEST(is_password("seven grey herons", hash));
  BOOST_TEST(!is_password("seven grey heron", hash));
  BOOST_TEST(!is_password("seven grey herons", ""));
  BOOST_TEST(!is_password("seven grey herons", "plain"));
}

BOOST_AUTO_TEST_CASE(secrets_are_compared_whole) {
  BOOST_TEST(same_secret("abc", "abc"));
  BOOST_TEST(!same_secret("abc", "abd"));
  BOOST_TEST(!same_secret("abc", "abcd"));
  BOOST_TEST(!same_secret("abc", ""));
  BOOST_TEST(digest_of("a") != digest_of("b"));
  BOOST_TEST(digest_of("a").size() == 64U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
