#include "indexer/classify/classifier.h"

#include <algorithm>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "tests/indexer/analysis/shipped_vocabulary.h"
#include "tests/paths.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

const Classifier& classifier() {
  static const auto instance =
      Classifier::load(source_path("data"), shipped_vocabulary(), shipped_analyser()).value();
  return instance;
}

Offering offering(const std::string& language,
                  const std::string& title,
                  const std::string& summary) {
  Offering made;
  made.title[language] = title;
  made.summary[language] = summary;
  return made;
}

Classification judge(const std::string& language,
                     const std::string& title,
                     const std::string& summary) {
  return classifier().classify(offering(language, title, summary), shipped_analyser());
}

bool has_topic(const Classification& judged, const std::string& id) {
  return std::any_of(judged.topics.begin(), judged.topics.end(), [&](const TopicScore& topic) {
    return topic.id == id;
  });
}

BOOST_AUTO_TEST_SUITE(classifier_of_offerings)

BOOST_AUTO_TEST_CASE(courses_on_the_circular_economy_are_relevant_in_every_language) {
  struct Case {
    std::string language, title, summary;
  };
  const std::vector<Case> cases = {
      {"nb", "Sirkulær økonomi for bedrifter", "Om ombruk, reparasjon og materialgjenvinning."},
      {"nn", "Sirkulærøkonomi i kommunane", "Om ombruk og gjenvinning av avfall."},
      {"sv", "Cirkulär ekonomi i byggbranschen", "Återbruk av byggmaterial och rivningsavfall."},
      {"da", "Cirkulær økonomi og affald", "Om genbrug, genanvendelse og affaldssortering."},
      {"fi", "Kiertotalous yrityksissä", "Jätehuolto, kierrätys ja uudelleenkäyttö."},
      {"is", "Hringrásarhagkerfið", "Um endurvinnslu, endurnotkun og flokkun úrgangs."},
      {"en", "Circular business models", "Reuse, repair and recycling of products."},
  };
  for (const auto& [language, title, summary] : cases)
    BOOST_TEST(judge(language, title, summary).relevance >= 2, title);
}

BOOST_AUTO_TEST_CASE(other_courses_are_not) {
  BOOST_TEST(judge("en", "Medieval poetry", "Sagas and their readers.").relevance == 0);
  BOOST_TEST(judge("nb", "Sykepleie", "Om sirkulasjon, sår og infeksjoner.").relevance == 0);
  BOOST_TEST(
      judge("fi", "Ohjelmoinnin perusteet", "Koodin uudelleenkäyttö ja testaus.").relevance == 0);
  BOOST_TEST(judge("sv", "Matematisk statistik", "Cirkulär statistik och sannolikhet.").relevance ==
             0);
  BOOST_TEST(judge("en", "", "").relevance == 0);
}

BOOST_AUTO_TEST_CASE(topics_come_with_the_concepts_that_speak_for_them) {
  const auto judged = judge("nb", "Tekstilgjenvinning", "Reparasjon og ombruk av klær.");
  BOOST_TEST(has_topic(judged, "textiles"));
  for (const auto& topic : judged.topics) {
    const bool by_words =
        std::any_of(judged.words.begin(), judged.words.end(), [&](const WordEvidence& word) {
          return word.topic == topic.id;
        });
    BOOST_TEST((by_words || !topic.concepts.empty()), topic.id);
    BOOST_TEST(topic.score > 0);
    BOOST_TEST(topic.score <= 1);
  }
  BOOST_TEST(std::is_sorted(
      judged.topics.begin(), judged.topics.end(), [](const TopicScore& a, const TopicScore& b) {
        return a.score > b.score;
      }));
  BOOST_REQUIRE(!judged.evidence.empty());
  BOOST_TEST(judged.evidence.front().words == "Tekstilgjenvinning");
  BOOST_TEST(judged.evidence.front().field == "title");
}

BOOST_AUTO_TEST_CASE(what_a_text_denies_is_no_evidence) {
  struct Case {
    std::string language, summary;
  };
  const std::vector<Case> cases = {
      {"en", "A course in project planning. It is not about the circular economy or recycling."},
      {"en", "A course in project planning. Circular economy and recycling are not covered."},
      {"nb", "Et kurs i prosjektplanlegging, ikke om sirkulær økonomi eller gjenvinning."},
      {"nb", "Kurset dekker ikke sirkulær økonomi. Prosjektplanlegging er det vi lærer."},
      {"nn", "Eit kurs i prosjektplanlegging, ikkje om sirkulær økonomi."},
      {"sv", "En kurs i projektplanering med inget om cirkulär ekonomi."},
      {"sv", "En kurs i projektplanering. Cirkulär ekonomi och återvinning behandlas inte."},
      {"da", "Et kursus i projektplanlægning, ikke om cirkulær økonomi eller genanvendelse."},
      {"fi", "Kurssi projektien suunnittelusta. Kiertotaloutta ja kierrätystä ei käsitellä."},
      {"is", "Námskeið um verkefnastjórnun. Það er ekki um hringrásarhagkerfið."},
  };
  for (const auto& [language, summary] : cases) {
    const auto judged = judge(language, "", summary);
    const bool found =
        std::any_of(judged.evidence.begin(), judged.evidence.end(), [](const Evidence& each) {
          return each.concept_id == "circular-economy" || each.concept_id == "recycling";
        });
    BOOST_TEST(!found, summary);
    BOOST_TEST(judged.relevance == 0, summary);
  }
}

BOOST_AUTO_TEST_CASE(a_no_that_denies_nothing_takes_nothing_away) {
  struct Case {
    std::string language, summary;
  };
  const std::vector<Case> cases = {
      {"en", "Not only about recycling: reuse and repair in the circular economy."},
      {"en", "Towards no waste at all in the circular economy."},
      {"en", "No previous knowledge about the circular economy is needed."},
      {"nb", "Ikke bare om sirkulær økonomi."},
      {"sv", "Inte bara om cirkulär ekonomi."},
      {"sv", "Handlar inte om teori utan om cirkulär ekonomi i praktiken."},
      {"da", "Ikke kun om cirkulær økonomi."},
      {"fi", "Ei vain kierrätystä käsitellä, vaan koko kiertotalous."},
      {"nb", "Dette er ikke et kurs for alle. Vi lærer om sirkulær økonomi."},
  };
  for (const auto& [language, summary] : cases) {
    const auto evidence = judge(language, "", summary).evidence;
    const bool found = std::any_of(evidence.begin(), evidence.end(), [](const Evidence& each) {
      return each.concept_id == "circular-economy";
    });
    BOOST_TEST(found, summary);
  }
}

BOOST_AUTO_TEST_CASE(what_a_course_asks_for_says_little_about_it) {
  Offering asked = offering("en", "Thermodynamics", "Heat and work.");
  asked.prerequisites["en"] = "Knowledge of recycling and the circular economy.";
  BOOST_TEST(classifier().classify(asked, shipped_analyser()).relevance <= 1);
}

BOOST_AUTO_TEST_CASE(a_persons_word_stays) {
  Offering curated = offering("en", "Recycling", "");
  curated.relevance = 0;
  curated.relevance_curated = true;
  curated.topics = {{.id = "textiles", .score = 1, .concepts = {}, .curated = true}};
  apply_classification(classifier().classify(curated, shipped_analyser()), curated);
  BOOST_TEST(curated.relevance.value() == 0);
  BOOST_REQUIRE(curated.topics.size() == 1U);
  BOOST_TEST(curated.topics.front().id == "textiles");
}

BOOST_AUTO_TEST_CASE(a_model_that_makes_no_sense_is_refused) {
  TemporaryFolder folder;
  const auto missing = ClassifierModel::load(folder.file("model.json"));
  BOOST_TEST(!missing);
  folder.write("model.json", R"({"saturation": "much"})");
  const auto wrong = ClassifierModel::load(folder.file("model.json"));
  BOOST_REQUIRE(!wrong);
  BOOST_TEST(describe(wrong.error()).find("model.json") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
