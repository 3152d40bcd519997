#include "indexer/analysis/segmentation.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "schemas/utf8.h"

namespace rundkurs {
namespace {

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> found;
  for (const auto& span : Segmenter().words(text))
    found.push_back(fold_word(std::string_view(text).substr(span.begin, span.end - span.begin)));
  return found;
}

using Words = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(segmentation)

BOOST_AUTO_TEST_CASE(words_are_folded_and_cut_at_hyphens) {
  BOOST_TEST(words("Ærlig ØKONOMI, raaka-aine (2027)!") ==
             Words({"ærlig", "økonomi", "raaka", "aine", "2027"}));
  BOOST_TEST(words("A\u030Angstro\u0308m") == Words({"ångström"}));  // composed
  BOOST_TEST(words("company’s") == Words({"company's"}));
}

BOOST_AUTO_TEST_CASE(common_letters_are_folded_as_all_others_are) {
  for (int code = 0xC0; code <= 0xFF; ++code) {
    const std::string letter = {'\xC3', static_cast<char>(code - 0x40)};
    const auto word = "A" + letter + "b";
    BOOST_TEST(fold_word(word) == fold_case(word), word);
  }
  BOOST_TEST(fold_word("ÅÄÖ\u0308x") == fold_case("ÅÄÖ\u0308x"));
  BOOST_TEST(fold_word("Šaman") == "šaman");
}

BOOST_AUTO_TEST_CASE(an_ending_behind_a_colon_falls_off) {
  BOOST_TEST(words("EU:n direktiivi, EPD:er och LCA:n") ==
             Words({"eu", "direktiivi", "epd", "och", "lca"}));
  BOOST_TEST(words("Mål: avfall") == Words({"mål", "avfall"}));
}

BOOST_AUTO_TEST_CASE(what_is_no_word_gives_none) {
  BOOST_TEST(words("").empty());
  BOOST_TEST(words(" \n\t – … !?").empty());
  BOOST_TEST(words("🌱♻️🚮").empty());
}

BOOST_AUTO_TEST_CASE(text_that_is_not_utf8_still_has_its_words) {
  const auto found = words("avfall \xff\xfe og \xc3 gjenbruk");
  BOOST_TEST(found.front() == "avfall");
  BOOST_TEST(found.back() == "gjenbruk");
}

BOOST_AUTO_TEST_CASE(a_word_of_a_million_apostrophes_is_folded_once_through) {
  std::string text = "a";
  for (int i = 0; i < 300'000; ++i)
    text += "\u2019a";
  BOOST_TEST(fold_word(text).size() == 600'001U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
