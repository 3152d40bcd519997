#include "schemas/catalogue/identity.h"

#include <boost/test/unit_test.hpp>

#include "tests/schemas/catalogue/records.h"

namespace rundkurs {
namespace {

const std::string page = "https://uni.example/course";

Offering titled(const std::string& language,
                const std::string& title,
                const std::string& code = "") {
  return imported_row("no-uni-x", page, language, title, code);
}

struct Pair {
  Offering known;
  Offering incoming;
  Verdict judged(const SharedPage& shared = {}) const { return judge(known, incoming, shared); }
};

BOOST_AUTO_TEST_SUITE(identity)

BOOST_AUTO_TEST_CASE(codes_are_compared_without_case_and_blanks) {
  BOOST_TEST(code_key("TEP 4223") == code_key("tep4223"));
  BOOST_TEST(code_key("KAN-CCMVV1459U") != code_key("KANCCMVV1459U"));
  BOOST_TEST(code_key("\u00d8KO101") == code_key("\u00f8ko101"));
  for (const char* none : {"", " ", "-", "\u2013", "..."})
    BOOST_TEST(code_key(none).empty());
}

BOOST_AUTO_TEST_CASE(titles_are_compared_without_code_and_punctuation) {
  const auto compare = [](const Offering& a, const Offering& b) { return compare_titles(a, b); };
  BOOST_TEST(
      (compare(titled("en", "Applied industrial ecology", "ENM021"),
               titled("en", "Applied Industrial Ecology (ENM020)", "ENM020")) == Titles::agree));
  BOOST_TEST((compare(titled("nb", "Sirkul\u00e6r \u00f8konomi \u2013 i praksis"),
                      titled("sv", "Sirkul\u00e6r \u00f8konomi: i praksis")) == Titles::agree));
  BOOST_TEST(
      (compare(titled("en", "Ecology 1", "1"), titled("en", "Ecology 2", "2")) == Titles::differ));
  BOOST_TEST((compare(titled("en", "Circular economy"),
                      titled("en", "Circular economy in housing")) == Titles::differ));
  BOOST_TEST((compare(titled("nb", "Avfall"), titled("en", "Waste")) == Titles::unknown));
}

BOOST_AUTO_TEST_CASE(one_page_is_one_offering) {
  const Pair translated{titled("nb", "Avfall"), titled("en", "Waste")};
  BOOST_TEST((translated.judged() == Verdict::same));
  const Pair renamed{titled("nb", "Avfall"), titled("nb", "Avfall og ressurser")};
  BOOST_TEST((renamed.judged() == Verdict::successor));
  const Pair recoded{titled("nb", "Avfall", "A-10"), titled("nb", "Avfall", "A-11")};
  BOOST_TEST((recoded.judged() == Verdict::same));
}

BOOST_AUTO_TEST_CASE(a_list_of_courses_is_not_one_offering) {
  const Pair rows{titled("nb", "Avfall"), titled("nb", "Vann")};
  BOOST_TEST((rows.judged({.same_visit = true}) == Verdict::different));
  BOOST_TEST((rows.judged({.both_imported = true}) == Verdict::different));
  BOOST_TEST((rows.judged({.only_one = false}) == Verdict::different));

  const Pair coded{titled("nb", "Avfall", "A-10"), titled("en", "Water", "W-10")};
  BOOST_TEST((coded.judged() == Verdict::different));
  const Pair paces{titled("nb", "Avfall", "A-full"), titled("nb", "Avfall", "A-part")};
  BOOST_TEST((paces.judged({.same_visit = true}) == Verdict::different));
}

BOOST_AUTO_TEST_CASE(a_front_page_joins_only_equal_titles) {
  const Pair rows{titled("nb", "Avfall"), titled("en", "Waste")};
  BOOST_TEST((rows.judged({.front_page = true}) == Verdict::different));
  const Pair equal{titled("en", "Circular Design MOOC"), titled("en", "Circular design (MOOC)")};
  BOOST_TEST((equal.judged({.front_page = true}) == Verdict::same));
}

BOOST_AUTO_TEST_CASE(a_language_version_has_to_be_mutual) {
  const Pair pair{titled("nb", "Avfall"), titled("en", "Waste")};
  BOOST_TEST((pair.judged({.own_of_both = false}) == Verdict::different));
  BOOST_TEST((pair.judged({.own_of_both = false, .mutual = true}) == Verdict::same));
  BOOST_TEST((pair.judged({.front_page = true, .own_of_both = false, .mutual = true}) ==
              Verdict::different));
}

BOOST_AUTO_TEST_CASE(countries_are_never_joined_by_a_page) {
  Pair pair{titled("en", "Circular Nordics"), titled("en", "Circular Nordics")};
  pair.incoming.institution.country = "IS";
  BOOST_TEST((pair.judged() == Verdict::different));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
