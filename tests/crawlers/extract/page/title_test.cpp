#include "crawlers/extract/page/title.h"

#include <boost/test/unit_test.hpp>

#include "crawlers/extract/page/course_code.h"
#include "tests/crawlers/extract/page/labels.h"

namespace rundkurs::page {
namespace {

BOOST_AUTO_TEST_SUITE(title)

BOOST_AUTO_TEST_CASE(code_and_credits_are_split_off) {
  struct Case {
    const char* written;
    const char* text;
    const char* code;
    const char* credits;
  };
  constexpr Case cases[] = {
      {"OMB210 Ombruk i bygg", "Ombruk i bygg", "OMB210", ""},
      {"OMB210 – Ombruk i bygg", "Ombruk i bygg", "OMB210", ""},
      {"OMB210: Ombruk", "Ombruk", "OMB210", ""},
      {"Ombruk i bygg (OMB210)", "Ombruk i bygg", "OMB210", ""},
      {"Course - Reuse of buildings - OMB210", "Reuse of buildings", "OMB210", ""},
      {"Kurs: Sirkulære innkjøp 7,5 studiepoeng", "Sirkulære innkjøp", "", "7,5 studiepoeng"},
      {"Återbruk, 7.5 hp", "Återbruk", "", "7.5 hp"},
      {"A7006X Återbruk 7,5 Credits", "Återbruk", "A7006X", "7,5 Credits"},
      {"Kiertotalouden perusteet (5 op)", "Kiertotalouden perusteet", "", "5 op"},
      {"Introduction to repairLaajuus (5 cr)", "Introduction to repair", "", "5 cr"},
      {"Why repair?Laajuus (3 cr)", "Why repair?", "", "3 cr"},
      {"Repair - who pays? (Online course)", "Repair - who pays?", "", ""},
      {"EE00XX09-3004 Repair (5 cr)", "Repair", "EE00XX09-3004", "5 cr"},
      {"SVF-3001 Mineralressurser - 10 stp", "Mineralressurser", "SVF-3001", "10 stp"},
      {"27999 Recycling", "Recycling", "27999", ""},
      {"7242.10 - Sustainability", "Sustainability", "7242.10", ""},
      {"ÅK4010 Materialstrømmer", "Materialstrømmer", "ÅK4010", ""},
      {"Kursplan för Cirkulär ekonomi", "Cirkulär ekonomi", "", ""},
      // What only looks like a code.
      {"2030-agendaen i kommunen", "2030-agendaen i kommunen", "", ""},
      {"CO2 and you", "CO2 and you", "", ""},
      {"3D-printing av reservedeler", "3D-printing av reservedeler", "", ""},
      {"Avfall 2.0", "Avfall 2.0", "", ""},
      {"Kurs i ombruk", "Kurs i ombruk", "", ""}};
  for (const auto& [written, text, code, credits] : cases) {
    BOOST_TEST_CONTEXT(written) {
      const auto title = split_title(written, "", *shipped_labels());
      BOOST_TEST(title.text == text);
      BOOST_TEST(title.code == code);
      BOOST_TEST(title.credits == credits);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_title_may_tell_how_it_is_taught) {
  BOOST_TEST(split_title("Repair (Online course)", "", *shipped_labels()).mode == "online course");
  BOOST_TEST(split_title("Repair (course syllabus)", "", *shipped_labels()).mode == "");
  BOOST_TEST(split_title("Repair", "", *shipped_labels()).mode == "");
}

BOOST_AUTO_TEST_CASE(capitals_that_the_address_names_are_a_code) {
  const std::string url = "https://katalog.example.no/nb/program/BAB%C3%98K/2027";
  const auto title = split_title("BABØK Bachelor i gjenbruk", url, *shipped_labels());
  BOOST_TEST(title.code == "BABØK");
  BOOST_TEST(title.text == "Bachelor i gjenbruk");
  BOOST_TEST(split_title("FISK og tang", url, *shipped_labels()).code == "");
}

BOOST_AUTO_TEST_CASE(a_word_that_the_address_names_is_a_code) {
  BOOST_TEST(
      split_title("5ab Repair", "https://kurs.example.se/course/5ab/", *shipped_labels()).code ==
      "5ab");
  BOOST_TEST(
      split_title("5ab Repair", "https://kurs.example.se/5ab-repair", *shipped_labels()).code ==
      "");
}

BOOST_AUTO_TEST_CASE(years_and_numbers_are_no_codes) {
  for (const char* word :
       {"2026", "2026-2027", "2026/27", "7.5", "10.0", "HT26-", "5", "B2", "(5)"}) {
    BOOST_TEST_CONTEXT(word) {
      BOOST_TEST(!looks_like_code(word));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::page
