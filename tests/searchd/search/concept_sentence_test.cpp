#include "searchd/search/concept_sentence.h"

#include <boost/test/unit_test.hpp>

#include "tests/paths.h"

namespace rundkurs {
namespace {

const Analyser& analyser() {
  static const Analyser shipped(
      std::make_shared<const Vocabulary>(Vocabulary::load(source_path("data/vocabulary")).value()));
  return shipped;
}

Offering about_waste() {
  Offering offering;
  offering.topics = {{"waste-prevention-management", 0.9, {"waste-management"}, false}};
  offering.title = {{"sv", "Avfallshantering"}};
  return offering;
}

BOOST_AUTO_TEST_SUITE(concept_sentences)

BOOST_AUTO_TEST_CASE(the_sentence_with_the_wording_is_found) {
  auto offering = about_waste();
  offering.summary = {
      {"en", "You visit a plant. It is about waste management in cities. Bring boots!"}};
  const auto found = find_concept_sentences(offering, "en", analyser(), 5);
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found.front().concept_id == "waste-management");
  BOOST_TEST(found.front().before + "[" + found.front().found + "]" + found.front().after ==
             "It is about [waste management] in cities.");
  BOOST_TEST(found.front().language == "en");
}

BOOST_AUTO_TEST_CASE(the_readers_language_comes_first_and_the_title_last) {
  auto offering = about_waste();
  offering.summary = {{"en", "About waste management."}};
  BOOST_TEST(find_concept_sentences(offering, "en", analyser(), 5).front().language == "en");
  offering.summary = {{"en", "About boots."}};
  const auto found = find_concept_sentences(offering, "en", analyser(), 5);
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found.front().language == "sv");
  BOOST_TEST(found.front().found == "Avfallshantering");
}

BOOST_AUTO_TEST_CASE(only_what_the_topics_name_is_shown) {
  auto offering = about_waste();
  offering.topics.clear();
  BOOST_TEST(find_concept_sentences(offering, "sv", analyser(), 5).empty());
}

BOOST_AUTO_TEST_CASE(a_sentence_without_an_end_is_shortened) {
  auto offering = about_waste();
  std::string words;
  for (int i = 0; i < 200; ++i)
    words += "fyllord ";
  offering.summary = {{"nb", words + "avfallshåndtering " + words}};
  const auto found = find_concept_sentences(offering, "nb", analyser(), 5);
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found.front().before.size() < 200U);
  BOOST_TEST(found.front().after.size() < 200U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
