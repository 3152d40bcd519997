#include "searchd/search/search_counts.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(search_counts)

BOOST_AUTO_TEST_CASE(outcomes_are_counted_by_language_and_nothing_else_is_kept) {
  SearchCounts counts;
  counts.searched("nb", true);
  counts.searched("nb", false);
  counts.searched("nb", false);
  counts.searched("is", false);
  counts.searched("tlh", false);
  const auto text = counts.text();
  BOOST_TEST(
      text.ends_with("rundkurs_page_searches_total{language=\"nb\",outcome=\"found\"} 1\n"
                     "rundkurs_page_searches_total{language=\"nb\",outcome=\"nothing\"} 2\n"
                     "rundkurs_page_searches_total{language=\"is\",outcome=\"nothing\"} 1\n"));
  BOOST_TEST(text.find("tlh") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
