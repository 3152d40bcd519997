#include "indexer/analysis/recent_words.h"

#include <string>

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(recent_words)

BOOST_AUTO_TEST_CASE(what_is_asked_for_stays_and_the_rest_goes) {
  RecentWords<int> words(4);
  words.add("often", 7);
  for (int i = 0; i < 100; ++i) {
    BOOST_TEST(words.add("word" + std::to_string(i), i) == i);
    BOOST_REQUIRE(words.find("often") != nullptr);
    BOOST_TEST(*words.find("often") == 7);
    BOOST_TEST(words.size() <= 8U);
  }
  BOOST_TEST(words.find("word0") == nullptr);
  BOOST_TEST(*words.find("word99") == 99);
  BOOST_TEST(words.find("never") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
