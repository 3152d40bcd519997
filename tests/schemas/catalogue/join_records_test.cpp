#include "schemas/catalogue/join_records.h"

#include <boost/test/unit_test.hpp>

#include "tests/schemas/catalogue/records.h"

namespace rundkurs {
namespace {

using std::chrono::hours;

const Timestamp start{std::chrono::seconds{1'800'000'000}};
const Timestamp later = start + hours{48};

const std::string nb_page = "https://uni.example/emne";
const std::string en_page = "https://uni.example/en/course";

Offering norwegian() {
  Offering record = harvested_page("no-uni-a1", nb_page, "nb", "Avfall", "A1");
  record.level = "bachelor";
  record.eqf = 6;
  record.ects = 10;
  record.credits = Credits{10, "sp"};
  record.language_of_instruction = {"nb"};
  return record;
}

Offering english() {
  return harvested_page("no-uni-a1", en_page, "en", "Waste", "A1");
}

Offering join(const Offering& older, const Offering& newer) {
  const Observation observations[] = {{older, start, false}, {newer, later, false}};
  return join_records(observations);
}

BOOST_AUTO_TEST_SUITE(join_of_records)

BOOST_AUTO_TEST_CASE(a_single_observation_comes_out_as_it_went_in) {
  const Observation alone[] = {{norwegian(), start, false}};
  Offering expected = norwegian();
  expected.id.clear();
  BOOST_TEST((join_records(alone) == expected));
}

BOOST_AUTO_TEST_CASE(the_page_in_another_language_adds_its_language) {
  const Offering joined = join(norwegian(), english());
  BOOST_TEST((joined.title == LanguageText{{"nb", "Avfall"}, {"en", "Waste"}}));
  BOOST_TEST((joined.urls == LanguageText{{"nb", nb_page}, {"en", en_page}}));
  BOOST_TEST((joined.ects == 10));  // what the English page does not state stays
  BOOST_TEST(joined.level == "bachelor");
  BOOST_TEST((joined.language_of_instruction == std::vector<std::string>{"nb"}));
}

BOOST_AUTO_TEST_CASE(every_text_keeps_its_witness) {
  const Offering joined = join(norwegian(), english());
  BOOST_TEST(joined.provenance.at("title").url == en_page);
  BOOST_TEST(joined.provenance.at("title.nb").url == nb_page);

  Offering corrected = norwegian();
  corrected.url = "https://uni.example/emne-2";
  corrected.provenance["title"].url = corrected.url;
  const Observation three[] = {{norwegian(), start, false},
                               {english(), later, false},
                               {corrected, later + hours{48}, false}};
  const Offering all = join_records(three);
  BOOST_TEST(all.provenance.at("title").url == corrected.url);
  BOOST_TEST(all.provenance.at("title.en").url == en_page);
  BOOST_TEST(all.provenance.count("title.nb") == 0);
}

BOOST_AUTO_TEST_CASE(the_newer_fact_wins_whatever_comes_first) {
  Offering newer = norwegian();
  newer.ects = 7.5;
  newer.credits = std::nullopt;
  newer.level = "master";
  newer.eqf = std::nullopt;
  newer.provenance["level"] = {nb_page, "", "html", "Niv\u00e5"};
  const Observation forwards[] = {{norwegian(), start, false}, {newer, later, false}};
  const Observation backwards[] = {{newer, later, false}, {norwegian(), start, false}};
  for (const auto& order : {forwards, backwards}) {
    const Offering joined = join_records(std::span(order, 2));
    BOOST_TEST((joined.ects == 7.5));
    BOOST_TEST(!joined.credits.has_value());  // 10 sp would contradict 7.5 ECTS
    BOOST_TEST(joined.level == "master");
    BOOST_TEST(!joined.eqf.has_value());  // 6 would contradict a master
    BOOST_TEST(joined.provenance.at("level").rule == "Niv\u00e5");
  }
}

BOOST_AUTO_TEST_CASE(of_two_editions_read_on_one_day_the_later_year_is_newer) {
  Offering next = norwegian();
  next.url = "https://uni.example/emne/2028";
  next.title["nb"] = "Avfall og ressurser";
  next.runs = {run_from("2028-01")};
  Offering last = norwegian();
  last.url = "https://uni.example/emne/2027";
  last.runs = {run_from("2027-01")};
  const Observation read_backwards[] = {{next, start, false}, {last, start + hours{1}, false}};
  const Offering joined = join_records(read_backwards);
  BOOST_TEST(joined.title.at("nb") == "Avfall og ressurser");
  BOOST_TEST(joined.url == "https://uni.example/emne/2028");
  BOOST_TEST(joined.runs.size() == 2);
}

BOOST_AUTO_TEST_CASE(modes_places_and_languages_cover_all_runs) {
  Offering older = norwegian();
  older.runs = {run_from("2027-08", "Oslo")};
  older.runs[0].mode = {"campus"};
  older.place = older.runs[0].place;
  older.mode = {"campus"};
  Offering newer = english();
  newer.runs = {run_from("2028-08", "Bod\u00f8")};
  newer.runs[0].mode = {"online"};
  newer.runs[0].language_of_instruction = {"en"};
  newer.place = newer.runs[0].place;
  newer.mode = {"online"};
  const Offering joined = join(older, newer);
  BOOST_TEST((joined.mode == std::vector<std::string>{"online", "campus"}));
  BOOST_TEST((joined.language_of_instruction == std::vector<std::string>{"nb", "en"}));
  BOOST_REQUIRE(joined.place.size() == 2);
}

BOOST_AUTO_TEST_CASE(a_persons_judgement_outlives_a_harvest) {
  Offering judged = imported_row("no-uni-a1", nb_page, "nb", "Avfall", "A1");
  judged.topics = {{"plastics", 1, {}, true}};
  judged.relevance = 3;
  judged.relevance_curated = true;
  Offering harvested = norwegian();
  harvested.topics = {{"water", 0.4, {"sewage"}, false}};
  harvested.relevance = 1;
  for (const Offering& joined : {join(judged, harvested), join(harvested, judged)}) {
    BOOST_REQUIRE(joined.topics.size() == 1);
    BOOST_TEST(joined.topics[0].id == "plastics");
    BOOST_TEST((joined.relevance == 3));
    BOOST_TEST(joined.relevance_curated);
  }
  // "About nothing of ours" is a judgement too.
  judged.topics.clear();
  judged.relevance = 0;
  BOOST_TEST(join(judged, harvested).topics.empty());
}

BOOST_AUTO_TEST_CASE(a_withdrawn_page_gives_words_but_no_address_and_no_runs) {
  Offering old = norwegian();
  old.runs = {run_from("2026-08")};
  const Observation observations[] = {{old, later, true}, {english(), start, false}};
  const Offering joined = join_records(observations);
  BOOST_TEST(joined.url == en_page);
  BOOST_TEST((joined.urls == LanguageText{{"en", en_page}}));
  BOOST_TEST(joined.runs.empty());
  BOOST_TEST(joined.title.size() == 2);
  const Observation alone[] = {{old, later, true}};
  BOOST_TEST(join_records(alone).url == nb_page);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
