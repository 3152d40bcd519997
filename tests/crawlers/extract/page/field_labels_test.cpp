#include "crawlers/extract/page/field_labels.h"

#include <filesystem>

#include <boost/test/unit_test.hpp>

#include "tests/crawlers/extract/page/labels.h"
#include "tests/paths.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs::page {
namespace {

BOOST_AUTO_TEST_SUITE(field_labels)

BOOST_AUTO_TEST_CASE(labels_are_found_in_every_language) {
  struct Case {
    const char* label;
    RawField field;
  };
  constexpr Case cases[] = {{"Studiepoeng", RawField::credits},
                            {"UNDERVISNINGSSPRÅK:", RawField::language},
                            {"Språk i undervisninga", RawField::language},
                            {"Utbildningsnivå", RawField::level},
                            {"Pointværdi", RawField::credits},
                            {"Opetuskieli", RawField::language},
                            {"Laajuus opintopisteinä", RawField::credits},
                            {"Hakuaika", RawField::deadline},
                            {"Einingar", RawField::credits},
                            {"Umsóknarfrestur", RawField::deadline},
                            {"Undirvísingarmál", RawField::language},
                            {"Language of instruction", RawField::language},
                            {"Campus / Online", RawField::mode},
                            {"Kursens slut", RawField::end},
                            {"Studiets oppstart", RawField::start},
                            {"Koulutuksen hinta", RawField::tuition},
                            {"Påmeldingsfrist", RawField::deadline}};
  for (const auto& [label, field] : cases) {
    BOOST_TEST_CONTEXT(label) {
      const auto* meanings = shipped_labels()->find(label);
      BOOST_REQUIRE(meanings != nullptr);
      BOOST_REQUIRE(meanings->front().wanted());
      BOOST_TEST(name_of(meanings->front().fields.front()) == name_of(field));
    }
  }
}

BOOST_AUTO_TEST_CASE(labels_that_mislead_are_known_and_not_wanted) {
  for (const char* label : {"Valid from",
                            "Gjelder fra",
                            "Kursplanen gäller fr.o.m.",
                            "Gældende fra",
                            "Voimassa alkaen",
                            "Course responsible",
                            "Vastuuopettaja",
                            "Grading scale"}) {
    BOOST_TEST_CONTEXT(label) {
      const auto* meanings = shipped_labels()->find(label);
      if (meanings == nullptr) continue;
      BOOST_TEST(!meanings->front().wanted());
    }
  }
  BOOST_TEST(shipped_labels()->find("Valid from") != nullptr);
}

BOOST_AUTO_TEST_CASE(the_longest_label_at_the_beginning_wins) {
  const auto course_code = shipped_labels()->prefix("Course code TEK680");
  BOOST_REQUIRE(course_code);
  BOOST_TEST(course_code->end == 11U);
  const auto glued = shipped_labels()->prefix("CodeTEK680");
  BOOST_REQUIRE(glued);
  BOOST_TEST(glued->end == 4U);
  BOOST_TEST(glued->glued);
  BOOST_TEST(!shipped_labels()->prefix("Coder TEK680").has_value());
}

BOOST_AUTO_TEST_CASE(a_label_of_two_languages_is_decided_by_the_page) {
  const auto* goal = shipped_labels()->find("Mål");
  BOOST_REQUIRE(goal != nullptr);
  BOOST_TEST(name_of(meaning_for(*goal, "sv")->fields.front()) == "outcome");
  BOOST_TEST(name_of(meaning_for(*goal, "nb")->fields.front()) == "description");
  BOOST_TEST(meaning_for(*goal, "fi") == nullptr);
}

BOOST_AUTO_TEST_CASE(running_text_shows_its_language) {
  struct Case {
    const char* text;
    const char* language;
  };
  constexpr Case cases[] = {
      {"Emnet gir en innføring i hva ombruk er, og hvordan materialer kan brukes om igjen etter "
       "riving.",
       "nb"},
      {"Emnet gir ei innføring i kva ombruk er, og korleis ein kan bruke materialar om att. Ein "
       "skal ikkje rive.",
       "nn"},
      {"Kursen behandlar hur material kan återbrukas och vad som krävs för att det inte ska bli "
       "avfall.",
       "sv"},
      {"Kurset behandler, hvad genbrug er, og hvordan materialer af høj kvalitet kan bruges igen "
       "efter nedrivning.",
       "da"},
      {"Opiskelija osaa kertoa, miten materiaalit saadaan kiertoon, ja tuntee myös jätteen synnyn "
       "sekä sen ehkäisyn.",
       "fi"},
      {"Fjallað er um hvernig efni er endurnýtt og að það sem verður til við niðurrif er ekki "
       "úrgangur.",
       "is"},
      {"The course is about the reuse of materials and how they can be kept in the loop by design.",
       "en"},
      {"LCA 5 ECTS", ""}};
  for (const auto& [text, language] : cases) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(shipped_labels()->language_of(text) == language);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_mistake_in_a_file_is_named) {
  const TemporaryFolder folder;
  const auto fields = std::filesystem::path(folder.path()) / "labels" / "fields";
  const auto source = std::filesystem::path(source_path()) / "data" / "labels" / "fields";
  std::filesystem::create_directories(fields);
  for (const auto& file : std::filesystem::directory_iterator(source))
    std::filesystem::copy_file(file.path(), fields / file.path().filename());
  BOOST_REQUIRE(write_file_atomically(
      (fields / "fo.json").string(),
      R"({"language": "fo", "labels": [{"field": "creditz", "words": ["Stig"]}]})"));
  const auto loaded = FieldLabels::load(folder.path());
  BOOST_REQUIRE(!loaded);
  BOOST_TEST(describe(loaded.error()).find("fo.json") != std::string::npos);
  BOOST_TEST(describe(loaded.error()).find("creditz") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_title_names_one_course_or_several_things) {
  const auto labels = shipped_labels();
  for (const char* title : {"Kurs i mottak av farlig avfall",
                            "Kursus i genbrug af mursten",
                            "Course in mending",
                            "Verkkokurssi: Kierrätys keittiössä",
                            "Námskeið um endurvinnslu"})
    BOOST_TEST(labels->names_a_course(title), title);
  for (const char* title : {"Kurs",
                            "Kurs og konferanser",
                            "Kurser och evenemang",
                            "Kurs, konferanse og messe",
                            "Course & event calendar",
                            "Om kurs i avfall"})
    BOOST_TEST(!labels->names_a_course(title), title);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::page
