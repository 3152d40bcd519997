#include "indexer/train/trainer.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/indexer/analysis/shipped_vocabulary.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

std::size_t place_of(const std::string& topic) {
  return static_cast<std::size_t>(shipped_vocabulary()->topic_by_id(topic) -
                                  shipped_vocabulary()->topics().data());
}

/// An offering whose evidence says what a person says of it, at one of six institutions.
Example example(int number) {
  Example made;
  made.institution = "no-uni" + std::to_string(number % 6);
  made.relevance = number % 4;
  made.topics.resize(shipped_vocabulary()->topics().size());
  made.features.topics.resize(made.topics.size());
  made.features.topic_evidence.resize(made.topics.size());
  const double strength = made.relevance / 3.0 + 0.01 * (number % 5);
  made.features.relevance = {strength, strength, strength, strength / 2, strength / 3};
  const auto topic = place_of(number % 2 == 0 ? "textiles" : "plastics");
  made.topics[topic] = made.relevance > 0;
  made.features.topics[topic] = {strength, strength, 0, 0};
  return made;
}

Examples examples() {
  Examples all;
  for (int number = 0; number < 120; ++number)
    all.push_back(example(number));
  return all;
}

Trainer trainer() {
  return {*shipped_vocabulary(), {{"title", 2.0}, {"summary", 0.8}}};
}

BOOST_AUTO_TEST_SUITE(training)

BOOST_AUTO_TEST_CASE(what_the_features_say_is_learned_and_holds_for_other_institutions) {
  const auto all = examples();
  const auto crossed = measure(all, trainer().cross_validate(all, 3));
  BOOST_TEST(crossed.examples == 120);
  BOOST_TEST(crossed.irrelevant == 30);
  BOOST_TEST(crossed.relevant.f1() > 0.95);
  BOOST_TEST(crossed.grade_error < 0.2);
  BOOST_TEST(crossed.all_topics().f1() > 0.9);
}

BOOST_AUTO_TEST_CASE(the_same_evidence_says_less_in_a_topic_that_is_seldom_relevant) {
  auto all = examples();
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto& features = all[i].features;
    features.relevance = {0.5, 0.5, 0.5, 0.25, 0.1};
    features.topic_evidence[place_of(all[i].relevance > 0 ? "textiles" : "water-nutrients")] = 0.5;
  }
  const auto model = trainer().train(all);
  const auto& weights = model.at_least[0].topics;
  BOOST_TEST(weights.at("textiles") > 0);
  BOOST_TEST(weights.at("water-nutrients") < 0);
  const auto guesses = trainer().guess(model, all);
  BOOST_TEST(measure(all, guesses).refused == 30);
}

BOOST_AUTO_TEST_CASE(the_same_examples_give_the_same_model) {
  const auto first = model_text(trainer().train(examples()), "");
  BOOST_TEST(first == model_text(trainer().train(examples()), ""));
}

BOOST_AUTO_TEST_CASE(a_model_is_read_as_it_was_written) {
  const auto model = trainer().train(examples());
  TemporaryFolder folder;
  folder.write("model.json", model_text(model, "a note"));
  const auto read = ClassifierModel::load(folder.file("model.json"));
  BOOST_REQUIRE(read);
  BOOST_TEST(model_text(*read, "a note") == model_text(model, "a note"));
  BOOST_TEST(read->topics.size() == shipped_vocabulary()->topics().size());
}

BOOST_AUTO_TEST_CASE(what_nobody_judged_is_neither_learned_nor_measured) {
  auto half = examples();
  const auto whole = model_text(trainer().train(half), "");
  // Somebody refused all topics of these and said nothing of their relevance, or the reverse.
  auto without_relevance = example(2);
  without_relevance.relevance = 0;
  without_relevance.relevance_judged = false;
  auto without_topics = example(3);
  without_topics.topics_judged = false;
  BOOST_TEST(without_relevance.shows_topics());
  BOOST_TEST(!without_topics.shows_topics());
  half.push_back(without_relevance);
  half.push_back(without_topics);
  const auto measured = measure(half, trainer().guess(trainer().train(half), half));
  BOOST_TEST(measured.examples == 121);
  BOOST_TEST(measured.with_topics == 91);
  BOOST_TEST(measured.irrelevant == 30);
  BOOST_TEST(model_text(trainer().train(half), "") != whole);
}

BOOST_AUTO_TEST_CASE(figures_count_right_and_wrong) {
  Example yes{.institution = "a", .relevance = 2, .topics = {true, false}, .features = {}};
  Example no{.institution = "b", .relevance = 0, .topics = {false, false}, .features = {}};
  const auto measured =
      measure({yes, yes, no, no}, {{2, {true, true}}, {0, {false, false}}, {0, {}}, {1, {}}});
  BOOST_TEST(measured.relevant.right == 1);
  BOOST_TEST(measured.relevant.missed == 1);
  BOOST_TEST(measured.relevant.extra == 1);
  BOOST_TEST(measured.refused == 1);
  BOOST_TEST(measured.irrelevant == 2);
  BOOST_TEST(measured.grade_error == 0.75);
  BOOST_TEST(measured.all_topics().f1() == 0.5);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
