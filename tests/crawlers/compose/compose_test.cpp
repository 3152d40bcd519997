#include "crawlers/compose/compose.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "schemas/json_schema.h"
#include "schemas/offering_json.h"
#include "tests/crawlers/compose/raw.h"

namespace rundkurs {
namespace {

using Field = RawField;

BOOST_AUTO_TEST_SUITE(compose_records)

BOOST_AUTO_TEST_CASE(a_page_in_the_sources_words_becomes_an_offering) {
  const auto record =
      raw({{Field::code, "SØK210"},
           {Field::title, "SØK210 – Sirkulær økonomi i byggebransjen (7,5 sp)", "nb"},
           {Field::title, "Circular economy in construction", "en"},
           {Field::level, "Høyere grad"},
           {Field::language, "Norsk eller engelsk"},
           {Field::place, "Campus Ås"},
           {Field::mode, "Nettbasert med samlinger"},
           {Field::pace, "Deltid 50 %"},
           {Field::duration, "10 uker"},
           {Field::start, "Høst 2027"},
           {Field::deadline, "15. april 2027"},
           {Field::tuition, "kr. 9 500"},
           {Field::status, "Åpen for søknad"},
           {Field::outcome, "• vurdere gjenbruk\n• rekne klimagassutslepp", "nb"},
           {Field::audience, "Ingeniører i kommuner", "nb"}});
  const auto result = composed(record, &nordvik(), "https://www.nordvik.example/emne/sok210");
  const auto& offering = result.offering;
  BOOST_TEST(offering.id == "no-nordvik-sok210");
  BOOST_TEST(offering.title.at("nb") == "Sirkulær økonomi i byggebransjen");
  BOOST_TEST(offering.title.at("en") == "Circular economy in construction");
  BOOST_TEST(offering.level == "master");
  BOOST_TEST(offering.eqf.value_or(0) == 7);
  BOOST_TEST(offering.ects.value_or(0) == 7.5);
  BOOST_TEST(offering.credits->system == "studiepoeng");
  BOOST_TEST(offering.language_of_instruction == (std::vector<std::string>{"no", "en"}),
             boost::test_tools::per_element());
  BOOST_TEST(offering.mode == std::vector<std::string>{"blended"},
             boost::test_tools::per_element());
  BOOST_TEST(offering.pace.value_or(0) == 50);
  BOOST_TEST(offering.duration->weeks.value_or(0) == 10);
  BOOST_TEST(offering.place.at(0).name == "Campus Ås");
  BOOST_TEST(offering.place.at(0).region->code == "NO-32");
  BOOST_REQUIRE_EQUAL(offering.runs.size(), 1U);
  BOOST_TEST(offering.runs[0].start->text() == "2027-autumn");
  BOOST_TEST(offering.runs[0].application_deadline->text() == "2027-04-15");
  BOOST_TEST(offering.runs[0].tuition->amount == 9500);
  BOOST_TEST(offering.runs[0].tuition->currency == "NOK");
  BOOST_TEST(offering.runs[0].status == "open");
  BOOST_TEST(offering.learning_outcomes.at("nb").size() == 2U);
  BOOST_TEST(offering.audience == (std::vector<std::string>{"professionals", "municipalities"}),
             boost::test_tools::per_element());
  BOOST_TEST(offering.source == "no-nordvik");
  BOOST_TEST(offering.demonstration);
  BOOST_TEST(result.unread.empty());
}

BOOST_AUTO_TEST_CASE(what_a_label_asks_for_may_be_told_under_another) {
  const auto offering = composed(raw({{Field::title, "Ombruk på byggeplass", "nb"},
                                      {Field::mode, "Deltid"},
                                      {Field::place, "Digitalt"},
                                      {Field::credits, "10 fagskolepoeng"},
                                      {Field::seats, "12 - 30"},
                                      {Field::start, "14.1.2027"}}),
                                 &nordvik())
                            .offering;
  BOOST_TEST(offering.part_time.value_or(false));
  BOOST_TEST(offering.mode == std::vector<std::string>{"online"}, boost::test_tools::per_element());
  BOOST_TEST(offering.place.empty());
  BOOST_TEST(offering.level == "vocational");
  BOOST_TEST(offering.runs.at(0).seats.value_or(0) == 30);
}

BOOST_AUTO_TEST_CASE(a_value_of_a_place_may_tell_where_and_how) {
  struct Row {
    const char* place;
    std::vector<std::string> modes;
    std::size_t places;
  };
  const std::vector<Row> rows = {{"Nettbasert med samlinger i Gjøvik", {"blended"}, 1},
                                 {"Oslo / nettbasert", {"online"}, 1},
                                 {"Nettbasert, med samlinger i Bodø", {"blended"}, 1},
                                 {"Campus Ås og digitalt", {"online"}, 1},
                                 {"Digitalt på Teams", {"online"}, 0},
                                 {"Stedsuavhengig", {"online"}, 0},
                                 {"Campus Ås", {}, 1}};
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(row.place) {
      const auto offering =
          composed(raw({{Field::title, "Ombruk", "nb"}, {Field::place, row.place}}), &nordvik())
              .offering;
      BOOST_TEST(offering.mode == row.modes, boost::test_tools::per_element());
      BOOST_TEST(offering.place.size() == row.places);
    }
  }
  // What is told of the way under its own label is surer.
  const auto offering = composed(raw({{Field::title, "Ombruk", "nb"},
                                      {Field::mode, "Samlingsbasert"},
                                      {Field::place, "Oslo / nettbasert"}}))
                            .offering;
  BOOST_TEST(offering.mode == std::vector<std::string>{"blended"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_deadline_without_a_year_is_the_last_before_the_start) {
  struct Row {
    const char* start;
    const char* deadline;
    const char* day;
  };
  const std::vector<Row> rows = {{"Høst 2027", "15. april", "2027-04-15"},
                                 {"Høst 2027", "1. september", "2027-09-01"},
                                 {"Høst 2027", "1. desember", "2026-12-01"},
                                 {"Vår 2027", "1. november kl. 12.00", "2026-11-01"},
                                 {"August 2027", "1. mars – 15. april", "2027-04-15"},
                                 {"August 2027", "1.3.–15.4.", "2027-04-15"},
                                 {"12.01.2027", "15. januar", ""},
                                 {"12.01.2027", "15.12.2025", "2025-12-15"},
                                 {"2027", "15. april", ""},
                                 {"Høst 2027", "løpende", ""}};
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(row.start << ", " << row.deadline) {
      const auto offering = composed(raw({{Field::title, "Ombruk", "nb"},
                                          {Field::start, row.start},
                                          {Field::deadline, row.deadline}}),
                                     &nordvik())
                                .offering;
      const auto& day = offering.runs.at(0).application_deadline;
      BOOST_TEST((day ? day->text() : "") == row.day);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_deadline_may_be_none_but_open) {
  const auto result =
      composed(raw({{Field::title, "Ombruk", "nb"}, {Field::deadline, "Løpende opptak"}}));
  BOOST_TEST(result.offering.runs.at(0).status == "open");
  BOOST_TEST(!result.offering.runs.at(0).application_deadline.has_value());
  BOOST_TEST(result.unread.empty());
  // What is told under a label of its own is surer.
  const auto full = composed(raw({{Field::title, "Ombruk", "nb"},
                                  {Field::deadline, "Løpende opptak"},
                                  {Field::status, "Fulltegnet"}}))
                        .offering;
  BOOST_TEST(full.runs.at(0).status == "closed");
}

BOOST_AUTO_TEST_CASE(shares_of_teaching_are_no_pace) {
  const auto offering =
      composed(raw({{Field::title, "Reparation", "sv"}, {Field::mode, "50 % distans, heltid"}}))
          .offering;
  BOOST_TEST(!offering.pace.has_value());
  BOOST_TEST(offering.mode == std::vector<std::string>{"online"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_field_says_where_it_was_read) {
  const auto result = composed(raw({{Field::title, "Gjenbruk"}, {Field::level, "Bachelor"}}),
                               &nordvik(),
                               "https://www.nordvik.example/x");
  const auto& level = result.offering.provenance.at("level");
  BOOST_TEST(level.url == "https://www.nordvik.example/x");
  BOOST_TEST(level.captured == "2026-11-22T10:00:00Z");
  BOOST_TEST(level.extractor == "test");
  BOOST_TEST(level.rule == "rule of level");
  BOOST_TEST(result.offering.provenance.contains("institution"));
  BOOST_TEST(!result.offering.provenance.contains("ects"));
}

BOOST_AUTO_TEST_CASE(what_says_nothing_is_not_a_value) {
  for (const auto* blank : {"null",
                            "[\"\"]",
                            "{}",
                            "–",
                            "See exam description",
                            "[object Object]",
                            "No information inserted",
                            "N/A"}) {
    BOOST_TEST_CONTEXT(blank) {
      const auto result = composed(raw({{Field::title, "Gjenbruk"},
                                        {Field::code, blank},
                                        {Field::credits, blank},
                                        {Field::language, blank},
                                        {Field::place, blank},
                                        {Field::start, blank},
                                        {Field::description, blank}}),
                                   &nordvik());
      const auto& offering = result.offering;
      BOOST_TEST(offering.code.empty());
      BOOST_TEST(!offering.credits.has_value());
      BOOST_TEST(offering.language_of_instruction.empty());
      BOOST_TEST(offering.place.empty());
      BOOST_TEST(offering.runs.empty());
      BOOST_TEST(offering.description.empty());
      BOOST_TEST(result.unread.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_named_and_left_out) {
  const auto result = composed(raw({{Field::title, "Gjenbruk"},
                                    {Field::credits, "etter avtale"},
                                    {Field::language, "klingon"},
                                    {Field::start, "hver høst"}}),
                               &nordvik());
  BOOST_TEST(
      result.unread == (std::vector<std::string>{
                           "credits: 'etter avtale'", "language: 'klingon'", "start: 'hver høst'"}),
      boost::test_tools::per_element());
  BOOST_TEST(result.offering.runs.empty());
}

BOOST_AUTO_TEST_CASE(the_country_decides_between_false_friends) {
  const auto level_in = [](const std::string& country) {
    return composed(
               raw({{Field::title, "X"}, {Field::level, "kandidat"}, {Field::country, country}}))
        .offering.level;
  };
  BOOST_TEST(level_in("DK") == "master");
  BOOST_TEST(level_in("Sverige") == "bachelor");
  BOOST_TEST(level_in("") == "unspecified");
  BOOST_TEST(composed(raw({{Field::title, "X"}, {Field::level, "kandidat"}}),
                      nullptr,
                      "https://kurser.uni.dk/x")
                 .offering.level == "master");
}

BOOST_AUTO_TEST_CASE(a_label_outranks_the_title_unless_it_is_weak) {
  const auto level_of = [](const char* label, const char* title, const char* country) {
    return composed(raw({{Field::title, title}, {Field::level, label}, {Field::country, country}}))
        .offering.level;
  };
  BOOST_TEST(level_of("Grundnivå", "Masterprogram i gjuteri", "SE") == "bachelor");
  BOOST_TEST(level_of("BASIC", "Civilingenjörsutbildning i kemi", "SE") == "master");
  BOOST_TEST(level_of("BASIC", "Arkitektutbildning", "SE") == "bachelor");
  BOOST_TEST(level_of("amk", "Insinööri (ylempi AMK), energia", "FI") == "master");
  BOOST_TEST(level_of("ukjent", "Bachelor i gjenbruk", "NO") == "bachelor");
}

BOOST_AUTO_TEST_CASE(no_unit_no_ects) {
  const auto credits_of = [](std::initializer_list<Fact> facts) {
    return composed(raw(facts)).offering;
  };
  BOOST_TEST(!credits_of({{Field::title, "X"}, {Field::credits, "180"}}).ects.has_value());
  BOOST_TEST(credits_of({{Field::title, "X"}, {Field::credits, "180"}}).credits->system ==
             "unknown");
  BOOST_TEST(credits_of({{Field::title, "X"}, {Field::credits, "7,5"}, {Field::credit_unit, "hp"}})
                 .ects.value_or(0) == 7.5);
  BOOST_TEST(!credits_of({{Field::title, "Lukio, 61 opintopistettä"},
                          {Field::level, "lk"},
                          {Field::country, "FI"}})
                  .ects.has_value());
  BOOST_TEST(!credits_of({{Field::title, "X"}, {Field::credits, "5 hp"}, {Field::credits, "10 hp"}})
                  .ects.has_value());
}

BOOST_AUTO_TEST_CASE(texts_get_the_language_of_the_value_then_of_the_site) {
  const auto offering = composed(raw({{Field::title, "Reuse", "en-GB"},
                                      {Field::title, "Gjenbruk"},
                                      {Field::description, "Om gjenbruk."},
                                      {Field::description, "About reuse.", "eng"}}),
                                 &nordvik())
                            .offering;
  BOOST_TEST(offering.title.at("nn") == "Gjenbruk");
  BOOST_TEST(offering.title.at("en") == "Reuse");
  BOOST_TEST(offering.description.at("en") == "About reuse.");
  const auto unknown = composed(raw({{Field::title, "Gjenbruk"}})).offering;
  BOOST_TEST(unknown.title.at("und") == "Gjenbruk");
}

BOOST_AUTO_TEST_CASE(persons_stay_out_of_the_texts) {
  const auto offering =
      composed(raw({{Field::title, "X"},
                    {Field::description, "Kontakt kari.nordmann@skole.no, tlf. 22 85 50 50."}}))
          .offering;
  BOOST_TEST(offering.description.at("und") == "Kontakt , .");
}

BOOST_AUTO_TEST_CASE(several_starts_are_several_runs) {
  const auto offering = composed(raw({{Field::title, "X"},
                                      {Field::start, "2027-01-12"},
                                      {Field::start, "2027-08-20"},
                                      {Field::end, "2027-05-30"},
                                      {Field::end, "2027-12-01"}}))
                            .offering;
  BOOST_REQUIRE_EQUAL(offering.runs.size(), 2U);
  BOOST_TEST(offering.runs[1].start->text() == "2027-08-20");
  BOOST_TEST(offering.runs[1].end->text() == "2027-12-01");
}

BOOST_AUTO_TEST_CASE(an_end_before_the_start_is_not_kept) {
  const auto offering =
      composed(raw({{Field::title, "X"}, {Field::start, "2027-08-20"}, {Field::end, "2026-12-01"}}))
          .offering;
  BOOST_REQUIRE_EQUAL(offering.runs.size(), 1U);
  BOOST_TEST(!offering.runs[0].end.has_value());
}

BOOST_AUTO_TEST_CASE(places_modes_and_languages_are_the_union_over_the_runs) {
  const auto offering = composed(raw({{Field::title, "X"}, {Field::country, "SE"}},
                                     {raw({{Field::start, "HT 2027"},
                                           {Field::place, "Luleå"},
                                           {Field::mode, "Campus"},
                                           {Field::language, "Svenska"}}),
                                      raw({{Field::start, "VT 2028"},
                                           {Field::mode, "Distans"},
                                           {Field::language, "Engelska"},
                                           {Field::status, "inställd"}})}))
                            .offering;
  BOOST_REQUIRE_EQUAL(offering.runs.size(), 2U);
  BOOST_TEST(offering.mode == (std::vector<std::string>{"campus", "online"}),
             boost::test_tools::per_element());
  BOOST_TEST(offering.language_of_instruction == (std::vector<std::string>{"sv", "en"}),
             boost::test_tools::per_element());
  BOOST_TEST(offering.place.at(0).name == "Luleå");
  BOOST_TEST(offering.runs[1].status == "cancelled");
}

BOOST_AUTO_TEST_CASE(own_kinds_keep_their_name_beside_the_contracts) {
  const auto target = composed(raw({{Field::kind, "application-target"},
                                    {Field::title, "Kokin ammattitutkinto"},
                                    {Field::country, "FI"}}));
  BOOST_TEST(target.source_kind == "application-target");
  BOOST_TEST(target.offering.kind == "programme");
  BOOST_TEST(target.offering.level == "unspecified");
  BOOST_TEST(composed(raw({{Field::kind, "opintojakso"}, {Field::title, "X"}})).offering.kind ==
             "course");
  BOOST_TEST(composed(raw({{Field::title, "MOOC: Reuse"}})).offering.kind == "mooc");
}

BOOST_AUTO_TEST_CASE(a_programme_is_known_by_its_title_and_by_its_size) {
  const auto kind = [](std::initializer_list<Fact> facts) {
    return composed(raw(facts)).source_kind;
  };
  BOOST_TEST(kind({{Field::title, "Bachelor i gjenbruk"}}) == "programme");
  BOOST_TEST(kind({{Field::title, "Material Futures - Master of Science programme"}}) ==
             "programme");
  BOOST_TEST(kind({{Field::kind, "course"}, {Field::title, "Thesis in the degree programme"}}) ==
             "course");
  BOOST_TEST(kind({{Field::title, "Gjenbruk"}, {Field::credits, "120 studiepoeng"}}) ==
             "programme");
  BOOST_TEST(kind({{Field::title, "Masteroppgave"}, {Field::credits, "60 studiepoeng"}}) ==
             "course");
}

BOOST_AUTO_TEST_CASE(trial_records_are_marked) {
  BOOST_TEST(!composed(raw({{Field::title, "(testi) Kurssi"}})).left_out.empty());
  BOOST_TEST(composed(raw({{Field::title, "Test methods for concrete"}})).left_out.empty());
}

BOOST_AUTO_TEST_CASE(hostile_values_are_bounded) {
  const std::string long_text(3'000'000, 'x');
  const auto offering = composed(raw({{Field::title, long_text},
                                      {Field::code, long_text},
                                      {Field::level, long_text},
                                      {Field::credits, long_text + "5 hp"},
                                      {Field::place, std::string(1'000'000, ',')},
                                      {Field::start, std::string(1'000'000, '1')},
                                      {Field::tuition, std::string(1'000'000, '9') + " kr"},
                                      {Field::description, long_text + "\xff\xfe@"}},
                                     {}))
                            .offering;
  BOOST_TEST(offering.title.at("und").size() <= 500U);
  BOOST_TEST(offering.code.empty());
  BOOST_TEST(offering.description.at("und").size() <= 40'000U);
}

BOOST_AUTO_TEST_CASE(a_complete_record_is_valid_by_the_schema) {
  auto offering = composed(raw({{Field::code, "A 1"},
                                {Field::title, "Gjenbruk"},
                                {Field::credits, "5 sp"},
                                {Field::url, "https://www.nordvik.example/a1"},
                                {Field::isced, "0712"},
                                {Field::tuition, "gratis"}}),
                           &nordvik())
                      .offering;
  BOOST_TEST(
      JsonSchema::named("offering").violations(to_json(offering)) == std::vector<std::string>(),
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
