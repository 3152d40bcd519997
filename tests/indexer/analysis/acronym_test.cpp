#include "indexer/analysis/acronym.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(acronym)

BOOST_AUTO_TEST_CASE(capitals_alone_make_an_acronym) {
  for (const char* written : {"LCA", "ÅVC", "CO2", "EU", "SMEs"})
    BOOST_TEST(is_acronym(written), written);
  for (const char* written : {"", "A", "Reach", "lca", "LCAer", "As", "HoReCa", "åVC", "2024"})
    BOOST_TEST(!is_acronym(written), written);
}

BOOST_AUTO_TEST_CASE(a_vowel_between_consonants_makes_a_word) {
  for (const char* folded : {"reach", "pop", "rot", "sup", "vet", "emas", "låv"})
    BOOST_TEST(reads_as_word(folded), folded);
  for (const char* folded : {"", "a", "lca", "epr", "epd", "csrd", "åvc", "weee", "co2"})
    BOOST_TEST(!reads_as_word(folded), folded);
}

BOOST_AUTO_TEST_CASE(one_capital_does_where_none_is_due) {
  BOOST_TEST(is_written_as_acronym("REACH", true, true));
  BOOST_TEST(is_written_as_acronym("POPs", false, true));
  BOOST_TEST(is_written_as_acronym("Reach", false, false));
  BOOST_TEST(!is_written_as_acronym("Reach", true, false));
  BOOST_TEST(!is_written_as_acronym("Reach", false, true));
  BOOST_TEST(!is_written_as_acronym("reach", false, false));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
