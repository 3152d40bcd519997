#include "searchd/query/edit_distance.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::query {
namespace {

BOOST_AUTO_TEST_SUITE(edit_distances)

BOOST_AUTO_TEST_CASE(letters_put_in_left_out_changed_and_swapped) {
  BOOST_TEST(edit_distance(U"ombruk", U"ombruk", 2) == 0U);
  BOOST_TEST(edit_distance(U"ekonmi", U"ekonomi", 2) == 1U);
  BOOST_TEST(edit_distance(U"avfalll", U"avfall", 2) == 1U);
  BOOST_TEST(edit_distance(U"avfoll", U"avfall", 2) == 1U);
  BOOST_TEST(edit_distance(U"avaflshåndtering", U"avfallshåndtering", 2) == 2U);
  BOOST_TEST(edit_distance(U"ca", U"ac", 2) == 1U);
  BOOST_TEST(edit_distance(U"sirkulær", U"cirkulär", 2) == 2U);
  BOOST_TEST(edit_distance(U"", U"ab", 2) == 2U);
}

BOOST_AUTO_TEST_CASE(what_lies_further_is_just_far) {
  BOOST_TEST(edit_distance(U"ombruk", U"gjenbruk", 1) == 2U);
  BOOST_TEST(edit_distance(U"abcdef", U"ghijkl", 2) == 3U);
  BOOST_TEST(edit_distance(std::u32string(100, U'a'), std::u32string(100, U'a'), 2) == 3U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::query
