#include "searchd/web/messages.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::web {
namespace {

BOOST_AUTO_TEST_SUITE(messages)

BOOST_AUTO_TEST_CASE(every_language_has_the_same_keys_and_no_empty_text) {
  const auto& reference = Messages::in("nb").all();
  BOOST_TEST(Messages::languages().size() == 7U);
  for (const auto& language : Messages::languages()) {
    const auto& texts = Messages::in(language).all();
    for (const auto& [key, text] : reference)
      BOOST_TEST(texts.contains(key), language << " lacks " << key);
    for (const auto& [key, text] : texts) {
      BOOST_TEST(reference.contains(key), language << " alone has " << key);
      BOOST_TEST(!text.empty(), language << " " << key << " is empty");
    }
  }
}

BOOST_AUTO_TEST_CASE(the_language_is_the_wanted_one_then_the_browsers_then_bokmal) {
  BOOST_TEST(Messages::choose("en", "nb") == "en");
  BOOST_TEST(Messages::choose("no", "") == "nb");
  BOOST_TEST(Messages::choose("xx", "de-DE,en-GB;q=0.8,nb;q=0.5") == "en");
  BOOST_TEST(Messages::choose("", "en;q=0.3, fi;q=0.9, sv;q=0.5") == "fi");
  BOOST_TEST(Messages::choose("", "is") == "is");
  BOOST_TEST(Messages::choose("", "da;q=0, en;q=0.1") == "en");
  BOOST_TEST(Messages::choose("", "") == "nb");
  BOOST_TEST(Messages::choose("", ",,;q=,") == "nb");
}

BOOST_AUTO_TEST_CASE(values_are_filled_in) {
  BOOST_TEST(Messages::in("en").text("start_date", {{"date", "May 2027"}}) == "Starts May 2027");
  BOOST_CHECK_THROW(Messages::in("en").text("no such key"), std::logic_error);
}

BOOST_AUTO_TEST_CASE(numbers_follow_the_language) {
  BOOST_TEST(Messages::in("en").number(12345.5) == "12,345.5");
  BOOST_TEST(Messages::in("nb").number(12345.5) == "12\u00A0345,5");
  BOOST_TEST(Messages::in("nb").number(7.5) == "7,5");
  BOOST_TEST(Messages::in("nb").number(999) == "999");
  BOOST_TEST(Messages::in("en").count("duration_weeks", 1) == "1 week");
  BOOST_TEST(Messages::in("en").count("duration_weeks", 3) == "3 weeks");
  BOOST_TEST(Messages::in("da").number(12345.5) == "12.345,5");
  BOOST_TEST(Messages::in("is").number(12345.5) == "12.345,5");
  BOOST_TEST(Messages::in("fi").number(2.505) == "2,5");
}

BOOST_AUTO_TEST_CASE(dates_are_as_precise_as_they_are_known) {
  const auto& norwegian = Messages::in("nb");
  BOOST_TEST(norwegian.date("2027-01-12") == "12. januar 2027");
  BOOST_TEST(norwegian.date("2027-01") == "januar 2027");
  BOOST_TEST(norwegian.date("2027-autumn") == "høsten 2027");
  BOOST_TEST(norwegian.date("2027") == "2027");
  BOOST_TEST(Messages::in("en").date("2027-01-12") == "12 January 2027");
  BOOST_TEST(Messages::in("fi").date("2027-01-12") == "12. tammikuuta 2027");
  BOOST_TEST(Messages::in("fi").date("2027-01") == "tammikuu 2027");
  BOOST_TEST(Messages::in("is").date("2027-05-01") == "1. maí 2027");
  BOOST_TEST(Messages::in("sv").date("2027-autumn") == "hösten 2027");
}

BOOST_AUTO_TEST_CASE(plurals_are_those_of_the_language) {
  const auto form = [](const char* language, double count) {
    return Messages::in(language).count("duration_weeks", count);
  };
  BOOST_TEST(form("is", 21) == "21 vika");  // but not 11
  BOOST_TEST(form("is", 11) == "11 vikur");
  BOOST_TEST(form("sv", 1) == "1 vecka");
  BOOST_TEST(form("fi", 2) == "2 viikkoa");
  BOOST_TEST(form("nb", 1.5) == "1,5 uker");
}

BOOST_AUTO_TEST_CASE(names_are_sorted_as_in_the_dictionary) {
  BOOST_TEST(Messages::in("nb").before("Zoo", "Ås"));
  BOOST_TEST(Messages::in("nb").before("Ærlig", "Øst"));
  BOOST_TEST(Messages::in("sv").before("Åbo", "Äpple"));
  BOOST_TEST(Messages::in("en").before("Ås", "Bergen"));
  BOOST_TEST(!Messages::in("da").before("Ålborg", "Zink"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::web
