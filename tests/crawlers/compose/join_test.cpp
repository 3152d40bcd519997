#include <boost/test/unit_test.hpp>

#include "crawlers/compose/compose.h"
#include "tests/crawlers/compose/raw.h"

namespace rundkurs {
namespace {

using Field = RawField;

BOOST_AUTO_TEST_SUITE(join_records)

BOOST_AUTO_TEST_CASE(occurrences_become_runs_of_their_education) {
  const auto offerings = join({composed(raw({{Field::kind, "course"},
                                             {Field::id, "i.1"},
                                             {Field::code, "GB101"},
                                             {Field::title, "Återbruk", "sv"},
                                             {Field::credits, "7,5 hp"}}),
                                        &nordvik()),
                               composed(raw({{Field::kind, "course-offering"},
                                             {Field::id, "e.1"},
                                             {Field::part_of, "i.1"},
                                             {Field::title, "Reuse", "en"},
                                             {Field::mode, "Distans"}},
                                            {raw({{Field::start, "2027-01-20"}})}),
                                        &nordvik()),
                               composed(raw({{Field::kind, "course-offering"},
                                             {Field::code, "gb101"},
                                             {Field::title, "Återbruk", "sv"},
                                             {Field::place, "Bodø"}},
                                            {raw({{Field::start, "2027-08-20"}})}),
                                        &nordvik())});
  BOOST_REQUIRE_EQUAL(offerings.size(), 1U);
  const auto& offering = offerings[0];
  BOOST_TEST(offering.kind == "course");
  BOOST_TEST(offering.title.at("en") == "Reuse");
  BOOST_REQUIRE_EQUAL(offering.runs.size(), 2U);
  BOOST_TEST(offering.runs[0].mode.at(0) == "online");
  BOOST_TEST(offering.runs[1].place.at(0).name == "Bodø");
  BOOST_TEST(offering.place.size() == 1U);
  BOOST_TEST(offering.ects.value_or(0) == 7.5);
}

BOOST_AUTO_TEST_CASE(a_national_qualification_is_offered_by_each_institution_that_holds_it) {
  const auto held_by = [](const char* institution, const char* place, const char* id) {
    return composed(raw({{Field::kind, "programme-offering"},
                         {Field::id, id},
                         {Field::part_of, "13.1"},
                         {Field::title, "Kokin perustutkinto", "fi"},
                         {Field::institution, institution, "fi"},
                         {Field::country, "FI"},
                         {Field::place, place}}));
  };
  const auto offerings = join({composed(raw({{Field::kind, "qualification"},
                                             {Field::id, "13.1"},
                                             {Field::code, "koulutus_1"},
                                             {Field::title, "Kokin perustutkinto", "fi"},
                                             {Field::title, "Grundexamen för kockar", "sv"},
                                             {Field::country, "FI"}})),
                               held_by("Lahden opisto", "Lahti", "17.1"),
                               held_by("Turun opisto", "Turku", "17.2"),
                               held_by("Turun opisto", "Salo", "17.3"),
                               composed(raw({{Field::kind, "application-target"},
                                             {Field::id, "20.1"},
                                             {Field::part_of, "17.1"},
                                             {Field::title, "Kokin perustutkinto", "fi"},
                                             {Field::country, "FI"}},
                                            {raw({{Field::deadline, "2027-03-01"}})}))});
  BOOST_REQUIRE_EQUAL(offerings.size(), 2U);
  BOOST_TEST(offerings[0].id == "fi-lahden-opisto-koulutus-1");
  BOOST_TEST(offerings[0].title.at("sv") == "Grundexamen för kockar");
  BOOST_TEST(offerings[0].kind == "programme");
  BOOST_REQUIRE_EQUAL(offerings[0].runs.size(), 1U);
  BOOST_TEST(offerings[0].runs[0].application_deadline->text() == "2027-03-01");
  BOOST_TEST(offerings[1].place.size() == 2U);
  BOOST_TEST(offerings[1].runs.size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_occurrence_whose_education_is_elsewhere_stands_alone) {
  const auto offerings = join({composed(raw({{Field::kind, "course-offering"},
                                             {Field::part_of, "i.9"},
                                             {Field::title, "Återbruk", "sv"},
                                             {Field::start, "HT 2027"}}),
                                        &nordvik())});
  BOOST_REQUIRE_EQUAL(offerings.size(), 1U);
  BOOST_TEST(offerings[0].kind == "course");
  BOOST_TEST(offerings[0].runs.size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_is_no_offering_is_left_out) {
  const auto offerings = join(
      {composed(raw({{Field::kind, "institution"}, {Field::title, "Nordvik"}}), &nordvik()),
       composed(raw({{Field::kind, "application-target"}, {Field::title, "X"}}), &nordvik()),
       composed(raw({{Field::kind, "examination"}, {Field::title, "X"}}), &nordvik()),
       composed(raw({{Field::kind, "education-description"}, {Field::title, "X"}}), &nordvik()),
       composed(raw({{Field::kind, "course"}, {Field::title, "(testi) X"}}), &nordvik()),
       composed(raw({{Field::kind, "course"}, {Field::title, "Of nobody known"}}))});
  BOOST_TEST(offerings.empty());
}

BOOST_AUTO_TEST_CASE(institutions_named_by_identifier_get_their_name) {
  const auto offerings = join({composed(raw({{Field::kind, "course"},
                                             {Field::title, "Återbruk", "sv"},
                                             {Field::institution_id, "p.uoh.nu"},
                                             {Field::country, "SE"}})),
                               composed(raw({{Field::kind, "institution"},
                                             {Field::id, "p.uoh.nu"},
                                             {Field::title, "Norra universitetet", "sv"},
                                             {Field::institution, "Norra universitetet", "sv"},
                                             {Field::country, "SE"}}))});
  BOOST_REQUIRE_EQUAL(offerings.size(), 1U);
  BOOST_TEST(offerings[0].institution.name.at("sv") == "Norra universitetet");
  BOOST_TEST(offerings[0].id == "se-norra-universitetet-aterbruk");
}

BOOST_AUTO_TEST_CASE(records_of_one_id_are_united_and_addresses_completed) {
  const auto page = [](const char* title, const char* lang, const char* url) {
    return composed(
        raw({{Field::code, "GB1"}, {Field::title, title, lang}, {Field::url, url, lang}}),
        &nordvik());
  };
  const auto offerings = join({page("Gjenbruk", "nb", "www.nordvik.example/nb"),
                               page("Reuse", "en", "https://www.nordvik.example/en")});
  BOOST_REQUIRE_EQUAL(offerings.size(), 1U);
  BOOST_TEST(offerings[0].title.size() == 2U);
  BOOST_TEST(offerings[0].url == "https://www.nordvik.example/nb");
  BOOST_TEST(offerings[0].urls.at("en") == "https://www.nordvik.example/en");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
