#include "schemas/word_row.h"

#include <set>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

WordRow row_of(const std::vector<std::vector<std::string>>& texts) {
  WordRow row;
  for (const auto& text : texts) {
    for (const auto& word : text)
      row.add(word);
    row.end_text();
  }
  return row;
}

bool stands(const WordRow& row, const std::vector<std::string>& phrase) {
  std::vector<std::uint32_t> marks;
  for (const auto& word : phrase)
    marks.push_back(mark_of(word));
  return stand_in_row(row.bytes(), marks);
}

BOOST_AUTO_TEST_SUITE(word_row)

BOOST_AUTO_TEST_CASE(words_stand_in_a_row_only_as_they_were_written) {
  const auto row = row_of({{"avfall", "er", "en", "ressurs"}, {"en", "verden", "uten"}});
  BOOST_TEST(stands(row, {"avfall", "er", "en", "ressurs"}));
  BOOST_TEST(stands(row, {"en", "ressurs"}));
  BOOST_TEST(stands(row, {"verden", "uten"}));
  BOOST_TEST(!stands(row, {"er", "avfall"}));
  BOOST_TEST(!stands(row, {"er", "en", "verden"}));    // both pairs, and not in a row
  BOOST_TEST(!stands(row, {"ressurs", "en"}));         // from one text to the next
  BOOST_TEST(!stands(row, {"verden", "uten", "en"}));  // beyond the end
  BOOST_TEST(!stands(WordRow(), {"avfall"}));
}

BOOST_AUTO_TEST_CASE(each_pair_of_a_row_is_told_and_none_from_text_to_text) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> told;
  each_pair(row_of({{"a", "b", "c"}, {"d"}, {"e", "f"}}).bytes(),
            [&](std::uint32_t first, std::uint32_t second) { told.emplace_back(first, second); });
  const std::vector<std::pair<std::uint32_t, std::uint32_t>> expected = {
      {mark_of("a"), mark_of("b")}, {mark_of("b"), mark_of("c")}, {mark_of("e"), mark_of("f")}};
  BOOST_TEST((told == expected));
}

BOOST_AUTO_TEST_CASE(pairs_know_their_order_and_where_one_word_ends) {
  const auto pair_of = [](const char* first, const char* second) {
    return pair_term(mark_of(first), mark_of(second));
  };
  BOOST_TEST(pair_of("a", "b") != pair_of("b", "a"));
  BOOST_TEST(pair_of("ab", "c") != pair_of("a", "bc"));
  BOOST_TEST(pair_of("a", "b") == pair_of("a", "b"));
  BOOST_TEST(pair_of("a", "b").size() == 9U);
}

BOOST_AUTO_TEST_CASE(pairs_of_many_words_are_all_different) {
  std::set<std::string> pairs;
  for (int a = 0; a < 300; ++a)
    for (int b = 0; b < 300; ++b)
      pairs.insert(
          pair_term(mark_of("word" + std::to_string(a)), mark_of("word" + std::to_string(b))));
  BOOST_TEST(pairs.size() == 90000U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
