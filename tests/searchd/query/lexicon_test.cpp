#include "searchd/query/lexicon.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::query {
namespace {

using Words = std::vector<std::string>;

Lexicon small_lexicon() {
  Lexicon lexicon;
  lexicon.add_word("økonomi", 9);
  lexicon.add_word("ökonomi", 2);
  lexicon.add_word("okonomi", 1);
  lexicon.add_word("gjenbruk", 7);
  lexicon.add_word("gjenvinning", 9);
  lexicon.add_word("gjenvinne", 3);
  lexicon.add_word("avfall", 30);
  lexicon.add_word("avfalls", 2);
  lexicon.add_label_word("kiertotalous");
  lexicon.add_label_word("gjenbruk");
  lexicon.add_stem("gjenvinn");
  lexicon.add_code("bio300");
  lexicon.add_code("bio310");
  lexicon.seal();
  return lexicon;
}

BOOST_AUTO_TEST_SUITE(lexicon)

BOOST_AUTO_TEST_CASE(a_beginning_stands_for_the_most_frequent_words) {
  const auto words = small_lexicon();
  BOOST_TEST(words.words_beginning("gjen", 2) == Words({"gjenvinning", "gjenbruk"}),
             boost::test_tools::per_element());
  BOOST_TEST(words.words_beginning("xyz", 2).empty());
  BOOST_TEST(words.words_beginning("kierto", 2).empty());  // Known only from labels.
  BOOST_TEST(words.codes_beginning("bio3", 9) == Words({"bio300", "bio310"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(twins_are_spelled_alike_without_nordic_letters) {
  const auto words = small_lexicon();
  auto twins = words.twins_of("oekonomi");
  std::sort(twins.begin(), twins.end());
  BOOST_TEST(twins == Words({"okonomi", "ökonomi", "økonomi"}), boost::test_tools::per_element());
  BOOST_TEST(words.twins_of("avfall").empty());
}

BOOST_AUTO_TEST_CASE(the_nearest_word_is_the_most_frequent_of_the_nearest) {
  const auto words = small_lexicon();
  BOOST_TEST(words.nearest("avfal") == "avfall");
  BOOST_TEST(words.nearest("gjenbrukk") == "gjenbruk");
  BOOST_TEST(words.nearest("kierotalous") == "kiertotalous");
  BOOST_TEST(words.nearest("gjenvining") == "gjenvinning");
  BOOST_TEST(words.nearest("avv").empty());       // Too short.
  BOOST_TEST(words.nearest("plastikk").empty());  // Nothing near.
  BOOST_TEST(words.nearest(std::string(500, 'a')).empty());
}

BOOST_AUTO_TEST_CASE(label_words_are_no_words_of_the_index) {
  const auto words = small_lexicon();
  BOOST_TEST(words.has_word("gjenbruk"));
  BOOST_TEST(!words.has_word("kiertotalous"));
  BOOST_TEST(words.has_stem("gjenvinn"));
  BOOST_TEST(words.has_code("bio300"));
  BOOST_TEST(!words.has_code("bio"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::query
