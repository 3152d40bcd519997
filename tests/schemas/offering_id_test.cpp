#include "schemas/offering_id.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(offering_ids)

BOOST_AUTO_TEST_CASE(every_nordic_letter_has_its_ascii_form) {
  struct Case {
    const char* text;
    const char* slug;
  };
  for (const auto& [text, expected] : {Case{"BIOEC360", "bioec360"},
                                       Case{"Ås – Øst & Þing", "as-ost-thing"},
                                       Case{"Æðelstein ÄÖÅ ü é", "aedelstein-aoa-u-e"},
                                       Case{"Davvisámegiella ŧŋđžčš", "davvisamegiella-tndzcs"},
                                       Case{"  K-1002 / b ", "k-1002-b"},
                                       Case{"A\u030Angstro\u0308m", "angstrom"},
                                       Case{"Kalaallisut ĸ", "kalaallisut-q"},
                                       Case{"№ ½ ﬁ", "no-1-2-fi"},
                                       Case{"ßtraße", "sstrasse"},
                                       Case{"循環", ""},
                                       Case{"a\xFF"
                                            "b",
                                            "a-b"},
                                       Case{"", ""}}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(slug(text) == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(ids_are_made_of_country_short_name_and_code) {
  BOOST_TEST(institution_id("NO", "NMBU") == "no-nmbu");
  BOOST_TEST(institution_id("AX", "HÅ") == "ax-ha");
  BOOST_TEST(institution_id("DK", "HF & VUC Kbh Syd") == "dk-hf-vuc-kbh-syd");
  BOOST_TEST(offering_id("no-nmbu", "BIOEC360") == "no-nmbu-bioec360");
}

BOOST_AUTO_TEST_CASE(a_long_title_is_cut_between_words) {
  const auto id =
      offering_id("no-nmbu",
                  "Kurs: Planlegging og prosjektering av mindre vann- og avløpsløsninger",
                  "https://www.nmbu.no/evu/kurs");
  BOOST_TEST(id.starts_with("no-nmbu-kurs-planlegging-og-prosjektering-av-mindre-vann-og-"));
  BOOST_TEST(offering_id("x", std::string(100, 'y')).size() == 62U);
}

BOOST_AUTO_TEST_CASE(two_pages_of_one_title_have_two_ids) {
  BOOST_TEST(offering_id("no-x", "Ombruk", "https://x.example/1") !=
             offering_id("no-x", "Ombruk", "https://x.example/2"));
  BOOST_TEST(offering_id("no-x", "Ombruk", "https://x.example/1") ==
             offering_id("no-x", "Ombruk", "https://x.example/1"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
