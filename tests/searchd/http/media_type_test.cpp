#include "searchd/http/media_type.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::http {
namespace {

BOOST_AUTO_TEST_SUITE(media_type)

BOOST_AUTO_TEST_CASE(the_closest_entry_decides) {
  struct Case {
    const char* accept;
    const char* value;
    double weight;
  };
  for (const auto& [accept, value, weight] : {
           Case{"", "text/html", 1},
           Case{"text/html", "text/html", 1},
           Case{"TEXT/html;q=0.5", "text/html", 0.5},
           Case{"text/*;q=0.3, */*;q=0.1", "text/html", 0.3},
           Case{"text/*;q=0.3, */*;q=0.1", "image/png", 0.1},
           Case{"*/*, text/html;q=0", "text/html", 0},
           Case{"text/html; charset=x; q=0.2", "text/html", 0.2},
           Case{"text/html;q=wide", "text/html", 0},
           Case{"gzip, br", "gzip", 1},
           Case{"identity", "gzip", 0},
           Case{"*;q=0.5", "gzip", 0.5},
           Case{",,;q=1,", "gzip", 0},
       }) {
    BOOST_TEST_CONTEXT(accept << " for " << value) {
      BOOST_TEST(weight_of(accept, value) == weight);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_heaviest_offer_wins_and_the_first_of_equals) {
  constexpr std::string_view offered[] = {"application/json", "application/ld+json"};
  BOOST_TEST(best_of("", offered) == "application/json");
  BOOST_TEST(best_of("application/ld+json", offered) == "application/ld+json");
  BOOST_TEST(best_of("*/*", offered) == "application/json");
  BOOST_TEST(best_of("text/html", offered).empty());
}

BOOST_AUTO_TEST_CASE(languages_come_best_first) {
  const std::vector<std::string> expected = {"nb-no", "nb", "sv", "en"};
  BOOST_TEST(accepted_languages("en;q=0.1, nb-NO, nb, sv;q=0.5, fi;q=0, *") == expected,
             boost::test_tools::per_element());
  BOOST_TEST(accepted_languages("").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::http
