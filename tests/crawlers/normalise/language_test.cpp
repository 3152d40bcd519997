#include "crawlers/normalise/language.h"

#include <boost/test/unit_test.hpp>

#include "tests/crawlers/normalise/shipped.h"
#include "tests/crawlers/normalise/table.h"

namespace rundkurs::normalise {
namespace {

const LanguageReader& reader() {
  return shipped<LanguageReader>();
}

std::string shown(const std::vector<std::string>& languages) {
  std::string text;
  for (const auto& language : languages)
    text += (text.empty() ? "" : " ") + language;
  return text;
}

BOOST_AUTO_TEST_SUITE(language)

BOOST_AUTO_TEST_CASE(teaching_languages_are_read_in_order) {
  for (const auto& row : read_table("languages.tsv", 2)) {
    BOOST_TEST_CONTEXT(row.text()) {
      BOOST_TEST(shown(reader().read(row[0])) == row[1]);
    }
  }
}

BOOST_AUTO_TEST_CASE(tags_of_texts_become_iso_639_1) {
  for (const auto& row : read_table("language_tags.tsv", 2)) {
    BOOST_TEST_CONTEXT(row.text()) {
      BOOST_TEST(reader().tag(row[0]) == row[1]);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::normalise
