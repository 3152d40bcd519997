// The languages of many short texts: what is right is a share, measured over all of them.
#include <fstream>
#include <map>
#include <string>

#include <boost/test/unit_test.hpp>

#include "indexer/analysis/language_guess.h"
#include "indexer/analysis/language_set.h"
#include "tests/paths.h"

namespace rundkurs {
namespace {

struct Share {
  int right = 0;
  int all = 0;
  double of_all() const { return all == 0 ? 0 : static_cast<double>(right) / all; }
};

/// One language's blocks, "title | two sentences" a line.
Share told_right(const std::string& language) {
  Share share;
  std::ifstream file(source_path("tests/fixtures/language_blocks/" + language + ".txt"));
  for (std::string line; std::getline(file, line);) {
    ++share.all;
    const auto told = guess_language(line, "");
    share.right += told == language ? 1 : 0;
    BOOST_TEST_CONTEXT(line)
    BOOST_WARN_MESSAGE(told == language, language << " is taken for " << told);
  }
  return share;
}

BOOST_AUTO_TEST_SUITE(language_blocks)

BOOST_AUTO_TEST_CASE(the_language_of_short_blocks_is_told) {
  Share all;
  Share norwegian;
  for (const auto code : analysed_languages) {
    const std::string language(code);
    const auto share = told_right(language);
    BOOST_TEST(share.all >= (language == "fo" || language == "se" || language == "kl" ? 20 : 60),
               language << " has " << share.all << " blocks");
    BOOST_TEST(share.of_all() >= 0.95, language << " " << share.right << " of " << share.all);
    all.right += share.right;
    all.all += share.all;
    if (language == "nb" || language == "nn") {
      norwegian.right += share.right;
      norwegian.all += share.all;
    }
  }
  BOOST_TEST(all.of_all() >= 0.99, all.right << " of " << all.all);
  BOOST_TEST(norwegian.of_all() >= 0.97, norwegian.right << " of " << norwegian.all);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
