#include "searchd/match/interpreter.h"

#include <algorithm>
#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "tests/indexer/analysis/shipped_vocabulary.h"
#include "tests/paths.h"

namespace rundkurs::match {
namespace {

constexpr std::int32_t today = 20261128;

Inquiry read(std::string_view text) {
  static const auto interpreter = [] {
    auto loaded = Interpreter::load(source_path("data"), shipped_vocabulary());
    if (!loaded) throw std::runtime_error(describe(loaded.error()));
    return *std::move(loaded);
  }();
  return interpreter.read(text, today, shipped_analyser());
}

bool about(const Inquiry& inquiry, std::string_view topic) {
  return std::any_of(inquiry.topics.begin(),
                     inquiry.topics.end(),
                     [topic](const AskedTopic& asked) { return asked.id == topic; });
}

BOOST_AUTO_TEST_SUITE(interpreter)

BOOST_AUTO_TEST_CASE(credits_in_words_of_every_language) {
  const std::pair<const char*, double> cases[] = {
      {"Kurs om avfall, maks fem studiepoeng.", 5},
      {"Kurs om avfall på høyst 7,5 stp", 7.5},
      {"En kurs om avfall på högst sju och en halv hp.", 7.5},
      {"Et kursus om affald på højst ti ECTS-point.", 10},
      {"Kurssi jätehuollosta, enintään viisi opintopistettä.", 5},
      {"Námskeið um úrgang, að hámarki sex einingar.", 6},
      {"A course on waste worth no more than two and a half credits.", 2.5},
      {"Kurs om avfall, ikkje meir enn ti studiepoeng.", 10},
      {"A course on waste, 2.5-5 ECTS.", 5},
  };
  for (const auto& [text, most] : cases) {
    const auto inquiry = read(text);
    BOOST_TEST_CONTEXT(text) {
      BOOST_REQUIRE(inquiry.max_ects);
      BOOST_TEST(*inquiry.max_ects == most);
    }
  }
  BOOST_TEST(!read("Kurs om avfall for 15 ansatte i 3 dager.").max_ects);
  BOOST_TEST(!read("Kurs om avfall. Studiepoeng trenger vi ikke.").max_ects);
}

BOOST_AUTO_TEST_CASE(a_wish_is_no_demand) {
  BOOST_TEST(!read("Kurs om plast, gjerne på nett.").modes.firm);
  BOOST_TEST(read("Kurs om plast, det må være på nett.").modes.firm);
  BOOST_TEST(read("Kurs om plast på nett.").modes.firm);
  BOOST_TEST(holds(read("Kurs om plast, ikke på nett.").modes.refused, "online"));
}

BOOST_AUTO_TEST_CASE(languages_that_would_do_narrow_nothing) {
  BOOST_TEST(read("Vi vill ha en kurs om plast. Engelska går bra.").languages.wanted.empty());
  const auto danish = read("Kursus om plast, kun på dansk.");
  BOOST_TEST(holds(danish.languages.wanted, "da"));
  BOOST_TEST(danish.languages.firm);
  BOOST_TEST(read("A Norwegian company wants a course on plastics.").languages.wanted.empty());
}

BOOST_AUTO_TEST_CASE(a_degree_held_is_no_degree_wanted) {
  const auto inquiry =
      read("Jeg har en bachelor i økonomi og vil ta en hel master i sirkulær økonomi.");
  BOOST_TEST(holds(inquiry.levels.wanted, "master"));
  BOOST_TEST(!holds(inquiry.levels.wanted, "bachelor"));
  BOOST_TEST(holds(inquiry.kinds.wanted, "programme"));
}

BOOST_AUTO_TEST_CASE(no_university_rules_out_all_its_levels) {
  for (const auto* const text : {"Kurs om avfall, ikke universitet.",
                                 "En kurs om avfall, men inte på universitet.",
                                 "Kursus om affald, ikke på universitetet!",
                                 "Kurssi jätteistä, ei yliopistossa.",
                                 "Training on waste, not at a university."}) {
    BOOST_TEST_CONTEXT(text)
    for (const auto* const level : {"bachelor", "master", "phd"})
      BOOST_TEST(holds(read(text).levels.refused, level));
  }
}

BOOST_AUTO_TEST_CASE(words_of_education_are_no_subject) {
  BOOST_TEST(!about(read("Vi vil lære om tekstiler."), "education-for-sustainability"));
  BOOST_TEST(about(read("Vi vil lære om tekstiler."), "textiles"));
  BOOST_TEST(
      !about(read("Er til námskeið um matarsóun?"), "resource-extraction-critical-materials"));
  BOOST_TEST(about(read("We teach education for sustainable development at our course."),
                   "education-for-sustainability"));
}

BOOST_AUTO_TEST_CASE(danish_is_told_from_bokmal) {
  BOOST_TEST(read("Er der et kursus om cirkulære forretningsmodeller?").language == "da");
  BOOST_TEST(read("Er det et kurs om sirkulære forretningsmodeller?").language == "nb");
}

BOOST_AUTO_TEST_CASE(a_condition_is_no_demand) {
  BOOST_TEST(!read("Kurs om plast. Engelsk er ok hvis det er digitalt.").modes.firm);
}

BOOST_AUTO_TEST_CASE(two_needs_are_told_apart) {
  const auto inquiry =
      read("Hei! To ting:\n1) kokkene må lære å kaste mindre mat\n2) opplæring i plastgjenvinning");
  BOOST_TEST(inquiry.needs == 2U);
  BOOST_TEST(about(inquiry, "food-waste-bioresources"));
  BOOST_TEST(about(inquiry, "plastics"));
}

BOOST_AUTO_TEST_CASE(what_is_not_about_learning_is_told) {
  for (const auto* const text : {"Fakturaen er feil, send den på nytt.",
                                 "Vi selger avfallscontainere og vil gjerne ha et salgsmøte.",
                                 "Our bin was not emptied, who can we complain to?",
                                 "Hej, var hittar jag er parkering?",
                                 "",
                                 "Mvh\nKari"})
    BOOST_TEST(!read(text).about_learning, text);
}

BOOST_AUTO_TEST_CASE(places_are_found_with_their_prepositions_and_cases) {
  const auto names = [](std::string_view text) {
    std::vector<std::string> found;
    for (const auto& place : read(text).places)
      found.push_back(place.name);
    return found;
  };
  BOOST_TEST(holds(names("Kurs om avfall i nærheten av Trondheim"), "Trondheim"));
  BOOST_TEST(holds(names("Kurssi jätteistä Oulussa"), "Oulussa"));
  BOOST_TEST(holds(names("Kurs om avfall på Sunnmøre"), "Sunnmøre"));
  // What stands before the preposition is none of the name, where the town has a name without it.
  BOOST_TEST(
      (names("A course on waste in Greenlandic in Nuuk") == std::vector<std::string>{"Nuuk"}));
  BOOST_TEST((names("Kurs om avfall i Mo i Rana") == std::vector<std::string>{"Mo i Rana"}));
  BOOST_TEST(names("Vi vil ha kurs om avfall").empty());
}

BOOST_AUTO_TEST_CASE(times_are_the_next_of_their_kind) {
  const auto inquiry = read("Kurs om avfall fra januar");
  BOOST_REQUIRE(inquiry.start_from);
  BOOST_TEST(inquiry.start_from->text() == "2027-01");
  const auto before = read("A course on waste before March 2028");
  BOOST_REQUIRE(before.start_to);
  BOOST_TEST(before.start_to->text() == "2028-03");
  BOOST_TEST(read("A course on waste next autumn").start_from->text() ==
             read("A course on waste in the autumn next year").start_from->text());
  BOOST_TEST(read("Kurs om avfall neste år").start_from->text() == "2027");
  for (const char* const text : {"A course on waste next week", "Kurs om avfall, neste trinn"})
    BOOST_TEST(!read(text).start_from, text);
}

BOOST_AUTO_TEST_CASE(the_longest_message_is_read_in_bounds) {
  std::string text;
  while (text.size() < 300000)
    text += "Vi trenger ikke kurs om avfall i Oslo på nett, maks fem studiepoeng. ";
  BOOST_TEST(read(text).about_learning);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::match
