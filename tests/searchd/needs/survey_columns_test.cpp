#include "searchd/needs/survey_columns.h"

#include <boost/test/unit_test.hpp>

#include "tests/searchd/needs/shipped_reader.h"

namespace rundkurs::needs {
namespace {

Result<std::vector<SurveyColumn>> columns_of(const std::vector<std::string>& headings,
                                             const SurveyMapping& mapping = {}) {
  return survey_columns(
      headings, shipped_reader().headings(), shipped_reader().topics(), mapping, "survey.csv:1");
}

/// What one heading says, beside one of topics.
std::string_view field_of(const std::string& heading) {
  const auto columns = columns_of({heading, "[Plast]"});
  return columns ? name_of(columns->front().field) : "error";
}

BOOST_AUTO_TEST_SUITE(survey_columns_test)

BOOST_AUTO_TEST_CASE(headings_are_understood_in_all_languages) {
  struct Case {
    const char* heading;
    std::string_view field;
  };
  for (const auto& [heading, field] : {
           Case{"Svar-ID", "respondent"},
           Case{"Vastaus-ID", "respondent"},
           Case{"Tidsstempel", "answered"},
           Case{"Submitted at", "answered"},
           Case{"Hva slags virksomhet er dere?", "organisation"},
           Case{"Vilken typ av organisation representerar du?", "organisation"},
           Case{"Minkälainen organisaatio teillä on?", "organisation"},
           Case{"Organisasjonens størrelse (antall ansatte)", "size"},
           Case{"Henkilöstömäärä", "size"},
           Case{"Hvilken bransje er virksomheten i?", "sector"},
           Case{"Toimiala", "sector"},
           Case{"I hvilket fylke ligger virksomheten?", "region"},
           Case{"Maakunta", "region"},
           Case{"Hvilke temaer trenger bedriften kompetanse i?", "topics"},
           Case{"Inom vilka ämnen behöver ni kompetens?", "topics"},
           Case{"Mistä aiheista tarvitsette osaamista?", "topics"},
           Case{"På hvilket nivå trenger dere kompetanse?", "level"},
           Case{"Koulutustaso", "level"},
           Case{"Ønsket undervisningsform", "form"},
           Case{"Opetuskieli", "language"},
           Case{"Hur brådskande är behovet?", "urgency"},
           Case{"Beskriv behovet med egne ord", "own_words"},
           Case{"E-post til kontaktperson", "personal"},
           Case{"Navn på virksomheten", "personal"},
           Case{"Favorittfarge", "ignore"},
       }) {
    BOOST_TEST_CONTEXT(heading) {
      BOOST_TEST(field_of(heading) == field);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_column_may_be_one_topics) {
  const auto columns = columns_of({"ID",
                                   "Hvilke temaer? [Plast]",
                                   "Temaer: Bygg, anlegg og riving",
                                   "Topics - Textiles",
                                   "Matsvinn og bioressurser"});
  BOOST_REQUIRE(columns);
  BOOST_TEST(columns->at(1).ticked_topic == "plastics");
  BOOST_TEST(columns->at(2).ticked_topic == "construction-demolition-buildings");
  BOOST_TEST(columns->at(3).ticked_topic == "textiles");
  BOOST_TEST(columns->at(4).ticked_topic == "food-waste-bioresources");
}

BOOST_AUTO_TEST_CASE(of_two_columns_for_one_thing_the_surer_is_read) {
  const auto columns =
      columns_of({"Språk", "Ønsket undervisningsspråk", "Plast", "Kommentar", "Med egne ord"});
  BOOST_REQUIRE(columns);
  BOOST_TEST((columns->at(0).field == SurveyField::language));
  BOOST_TEST(columns->at(1).passed_over);
  BOOST_TEST((columns->at(3).field == SurveyField::own_words));
  BOOST_TEST((columns->at(4).field == SurveyField::own_words));
}

BOOST_AUTO_TEST_CASE(a_mapping_says_what_words_do_not) {
  SurveyMapping mapping;
  mapping.columns[SurveyField::topics] = {"spm 4"};
  mapping.columns[SurveyField::ignored] = {"Fylke"};
  const auto columns = columns_of({"Spm. 4", "Fylke", "Tema for dagen"}, mapping);
  BOOST_REQUIRE(columns);
  BOOST_TEST((columns->at(0).field == SurveyField::topics));
  BOOST_TEST((columns->at(1).field == SurveyField::ignored));
  BOOST_TEST((columns->at(2).field == SurveyField::ignored));
}

BOOST_AUTO_TEST_CASE(mistakes_say_what_to_do) {
  const auto none = columns_of({"Fylke", "Nivå"});
  BOOST_REQUIRE(!none);
  BOOST_TEST(describe(none.error()) ==
             "survey.csv:1: no column holds the topics that are asked for (name it in a mapping "
             "file (columns.topics); there are 'Fylke', 'Nivå')");
  SurveyMapping mapping;
  mapping.columns[SurveyField::topics] = {"spm 5"};
  const auto missing = columns_of({"Spm 4"}, mapping);
  BOOST_REQUIRE(!missing);
  BOOST_TEST(missing.error().message == "no column is called 'spm 5'");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::needs
