#include "searchd/search/passage_cache.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/indexer/analysis/shipped_vocabulary.h"

namespace rundkurs {
namespace {

std::string passage(int number) {
  return "Avfall og ombruk i byggenæringen, del " + std::to_string(number);
}

BOOST_AUTO_TEST_SUITE(passage_cache)

BOOST_AUTO_TEST_CASE(a_passage_is_read_once_in_each_language) {
  PassageCache cache(1U << 20U);
  const auto first = cache.read(passage(1), "nb", shipped_analyser());
  BOOST_TEST(cache.read(passage(1), "nb", shipped_analyser()) == first);
  BOOST_TEST(cache.read(passage(1), "fi", shipped_analyser()) != first);
  BOOST_TEST(cache.read(passage(2), "nb", shipped_analyser()) != first);

  std::size_t found = 0;
  first->each_with(ReadPassage::key_of(ReadPassage::Form::word, "ombruk"), [&](std::size_t place) {
    ++found;
    const auto& stretch = first->stretch(place);
    BOOST_TEST(passage(1).substr(stretch.begin, stretch.end - stretch.begin) == "ombruk");
  });
  BOOST_TEST(found == 1U);
}

BOOST_AUTO_TEST_CASE(what_was_not_asked_for_longest_goes_first) {
  PassageCache spacious(1U << 20U);
  const auto bytes = spacious.read(passage(1), "nb", shipped_analyser())->bytes();
  PassageCache cache(3 * (bytes + 200));
  const auto first = cache.read(passage(1), "nb", shipped_analyser());
  const auto second = cache.read(passage(2), "nb", shipped_analyser());
  for (int number = 3; number < 20; ++number) {
    cache.read(passage(number), "nb", shipped_analyser());
    BOOST_TEST(cache.read(passage(1), "nb", shipped_analyser()) == first);
  }
  BOOST_TEST(cache.read(passage(2), "nb", shipped_analyser()) != second);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
