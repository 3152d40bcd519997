#include "crawlers/import/offering_survey.h"

#include <algorithm>
#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "schemas/file.h"
#include "tests/paths.h"

namespace rundkurs {
namespace {

const RowTables& tables() {
  static const auto loaded = [] {
    auto read = RowTables::load(source_path("data"));
    if (!read) throw std::runtime_error(describe(read.error()));
    return *std::move(read);
  }();
  return loaded;
}

const SurveyedInstitution havnby{.source = nullptr, .name = "Havnby fagskole", .country = "NO"};

OfferingSurvey read(std::string_view bytes, const SurveyedInstitution& institution = havnby) {
  auto survey = read_offering_survey(bytes, "t.csv", institution, tables(), source_path("data"));
  if (!survey) throw std::runtime_error(describe(survey.error()));
  return *std::move(survey);
}

std::string remarks_of(const OfferingSurvey& survey) {
  std::string text;
  for (const auto& remark : survey.remarks)
    text += describe(remark) + "\n";
  return text;
}

BOOST_AUTO_TEST_SUITE(offering_survey)

BOOST_AUTO_TEST_CASE(rows_in_an_institutions_own_words_become_offerings) {
  const auto survey = read(
      "Navn på tilbudet;Emnekode;Nivå;Studiepoeng;Undervisningsspråk;Undervisningsform;Studiested;"
      "Oppstart;Søknadsfrist;Kursavgift;Temaområder;Nettadresse;Kontaktperson\r\n"
      "Reparasjon av sykler;SYK1;Fagskole;7,5;norsk;Nettbasert med samlinger;Bergen;15. januar "
      "2027;1.12.2026;2 500 kr;\"Levetid, reparasjon og ombruk; Plast\";https://havnby.example/"
      "syk1;Kari\r\n");
  BOOST_TEST(remarks_of(survey) == "");
  BOOST_REQUIRE(survey.offerings.size() == 1U);
  const auto& offering = survey.offerings[0];
  BOOST_TEST(offering.title.begin()->second == "Reparasjon av sykler");
  BOOST_TEST(offering.code == "SYK1");
  BOOST_TEST(offering.level == "vocational");
  BOOST_TEST(offering.credits->value == 7.5);
  BOOST_TEST((offering.language_of_instruction == std::vector<std::string>{"no"}));
  BOOST_TEST((offering.mode == std::vector<std::string>{"blended"}));
  BOOST_TEST(offering.url == "https://havnby.example/syk1");
  BOOST_REQUIRE(offering.runs.size() == 1U);
  BOOST_TEST(offering.runs[0].start->text() == "2027-01-15");
  BOOST_TEST(offering.runs[0].application_deadline->text() == "2026-12-01");
  BOOST_TEST(offering.runs[0].tuition->amount == 2500.0);
  BOOST_REQUIRE(offering.topics.size() == 2U);
  BOOST_TEST(offering.topics[0].id == "product-lifetime-repair-reuse");
  BOOST_TEST(offering.topics[0].curated);
  BOOST_TEST(offering.institution.country == "NO");
}

BOOST_AUTO_TEST_CASE(cells_may_hold_the_words_of_surveys) {
  const auto survey = read(
      "Tittel;Kode;Nivå;Form;Pris;Oppstart;Lenke\n"
      "Plast;P1;Uten studiepoeng;Nett/samling;1 200;20/1-27;https://h.example/p1\n"
      "Tau;P2;Fagskole;Nett;0;;https://h.example/p2\n");
  BOOST_TEST(remarks_of(survey) == "");
  BOOST_REQUIRE(survey.offerings.size() == 2U);
  BOOST_TEST(survey.offerings[0].level == "continuing");
  BOOST_TEST(survey.offerings[0].mode.size() == 2U);
  BOOST_TEST(survey.offerings[0].runs[0].start->text() == "2027-01-20");
  BOOST_TEST(survey.offerings[0].runs[0].tuition->currency == "NOK");
  BOOST_TEST(survey.offerings[1].runs[0].tuition->amount == 0.0);
}

BOOST_AUTO_TEST_CASE(rows_of_one_code_are_runs_of_one_offering) {
  const auto survey = read(
      "Tittel;Kode;Oppstart;Lenke\n"
      "Plast;P1;15.01.2027;https://h.example/p1\n"
      "Plast;P1;15.08.2027;https://h.example/p1\n");
  BOOST_REQUIRE(survey.offerings.size() == 1U);
  BOOST_TEST(survey.offerings[0].runs.size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_listed_with_its_place) {
  const auto survey = read(
      "Tittel;Kode;Studiepoeng;Oppstart;Temaer;Lenke\n"
      "Plast;P1;75;31.02.2027;Romfart;h.example/p1\n"
      ";P2;5;;Plast;https://h.example/p2\n"
      "Tau;P3;5;;Plast;\n"
      "Garn;P4;5;;Plast;https://h.example/p4;x\n"
      "Plast;P1;75;31.02.2027;Romfart;h.example/p1\n");
  const auto remarks = remarks_of(survey);
  for (const auto* expected : {"row 2, Studiepoeng: '75': very many for a course",
                               "row 2, Oppstart: '31.02.2027': cannot be read",
                               "row 2, Temaer: 'Romfart': no topic by this name",
                               "row 2, Lenke: 'h.example/p1': says not how it is reached",
                               "row 3, Tittel: has no title",
                               "row 4, Lenke: has no address of a page",
                               "row 5: 'x': 7 cells under 6 headings",
                               "row 6: repeats row 2"})
    BOOST_TEST(remarks.find(expected) != std::string::npos, expected << " is not in\n" << remarks);
  BOOST_TEST(survey.rows == 5U);
  BOOST_TEST(survey.offerings.size() == 1U);
  BOOST_TEST(survey.left_out == 3U);
  BOOST_TEST(survey.repeated == 1U);
}

BOOST_AUTO_TEST_CASE(other_languages_have_other_headings) {
  for (const std::string headings : {"Benämning;Kurskod;Högskolepoäng;Länk",
                                     "Kursustitel;Fagkode;ECTS;Hjemmeside",
                                     "Kurssin nimi;Koodi;Laajuus;Linkki",
                                     "Heiti;Kóði;Einingar;Vefslóð",
                                     "Course title;Course code;Credits;Web address"}) {
    BOOST_TEST_CONTEXT(headings) {
      const auto survey = read(headings + "\nPlast;P1;7,5;https://h.example/p1\n");
      BOOST_REQUIRE(survey.offerings.size() == 1U);
      BOOST_TEST(survey.offerings[0].code == "P1");
      BOOST_TEST(survey.offerings[0].credits->value == 7.5);
    }
  }
}

BOOST_AUTO_TEST_CASE(whose_they_are_has_to_be_said) {
  const auto survey = read("Tittel;Kode;Lenke\nPlast;P1;https://h.example/p1\n", {});
  BOOST_TEST(survey.offerings.empty());
  BOOST_TEST(remarks_of(survey).find("says not whose it is") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_no_table_says_what_to_do) {
  const auto wrong = read_offering_survey(
      "Farge;Form\nblå;rund\n", "t.csv", havnby, tables(), source_path("data"));
  BOOST_REQUIRE(!wrong);
  BOOST_TEST(wrong.error().where == "t.csv:1");
  BOOST_TEST(wrong.error().message == "no column holds titles");
}

BOOST_AUTO_TEST_CASE(the_sample_table_is_read_and_its_faults_are_listed) {
  const auto bytes = read_file(shared_path("relevance/offerings-survey-dev.csv"));
  if (!bytes) {
    BOOST_TEST_MESSAGE("skipped: the sample survey does not lie beside the checkout");
    return;
  }
  const auto survey = read(*bytes);
  BOOST_TEST_MESSAGE(remarks_of(survey));
  BOOST_TEST(survey.rows == 25U);
  BOOST_TEST(survey.repeated == 1U);
  const auto listed = [&](std::size_t row) {
    return std::any_of(survey.remarks.begin(), survey.remarks.end(), [row](const auto& remark) {
      return remark.row == row;
    });
  };
  // Planted faults, by row of the spreadsheet.
  for (const std::size_t row : {7 + 1, 14 + 1, 17 + 1, 18 + 1, 20 + 1, 22 + 1})
    BOOST_TEST(listed(row), "nothing is said of row " << row);
  // Good rows, differently written.
  for (const std::size_t row : {1 + 1, 2 + 1, 3 + 1, 19 + 1, 21 + 1})
    BOOST_TEST(!listed(row), "something is said of row " << row);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
