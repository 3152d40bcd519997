#include "schemas/desk/likeness.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::desk {
namespace {

double between(const char* a, const char* b) {
  return Wording(a).likeness(Wording(b));
}

BOOST_AUTO_TEST_SUITE(likeness)

BOOST_AUTO_TEST_CASE(the_same_words_are_the_same_whatever_stands_around_them) {
  const auto* const text = "Vi trenger et kurs om ombruk av byggematerialer på Ås i høst.";
  BOOST_TEST(between(text, text) == 1.0);
  BOOST_TEST(between(text, "> VI TRENGER et kurs,\n> om ombruk av byggematerialer på ås i høst") ==
             1.0);
  BOOST_TEST(
      between(text,
              "Hei! Vi trenger et kurs om ombruk av byggematerialer på Ås i høst. Mvh Kari") >=
      near_same);
}

BOOST_AUTO_TEST_CASE(other_questions_are_not) {
  BOOST_TEST(between("Vi trenger et kurs om ombruk av byggematerialer på Ås i høst.",
                     "Vi trenger et kurs om sortering av plast i Bodø til våren.") < near_same);
  BOOST_TEST(between("Hei. Har dere kurs?", "Hei. Har dere kurs?") == 0.0);
  BOOST_TEST(between("", "") == 0.0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
