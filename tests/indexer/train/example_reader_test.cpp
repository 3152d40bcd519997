#include "indexer/train/example_reader.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "schemas/correction.h"
#include "tests/indexer/analysis/shipped_vocabulary.h"
#include "tests/schemas/catalogue/records.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

using Topics = std::vector<std::string>;

Offering row(const std::string& id) {
  return imported_row(id, "https://uni.example/" + id, "nb", "Gjenbruk av klær");
}

Offering said_at_desk(const Offering& offering, const std::string& field, const std::string& text) {
  const auto correction = read_correction(field, text);
  BOOST_REQUIRE(correction);
  const auto done = with_corrections(offering, std::vector{*correction});
  BOOST_REQUIRE(done);
  return *done;
}

std::size_t topic_place(const std::string& topic) {
  return static_cast<std::size_t>(shipped_vocabulary()->topic_by_id(topic) -
                                  shipped_vocabulary()->topics().data());
}

/// A reader with these labels, and all that it needs.
struct Reading {
  explicit Reading(JudgementsById said) : labels(std::move(said)) {}

  TopicWords words;
  Denials denials;
  FieldWeights weights{{"title", 2.0}};
  JudgementsById labels;
  ExampleReader reader{*shipped_vocabulary(), shipped_analyser(), words, denials, weights, labels};
};

BOOST_AUTO_TEST_SUITE(example_reader)

BOOST_AUTO_TEST_CASE(a_label_makes_an_example_with_its_features) {
  Reading reading({{"no-uni-a", {.relevance = 2, .topics = Topics{"textiles"}}}});
  BOOST_REQUIRE(reading.reader.add(row("no-uni-a"), "rows:1", 0));
  const auto rows = reading.reader.take();
  BOOST_REQUIRE(rows.examples.size() == 1U);
  const auto& example = rows.examples.front();
  BOOST_TEST(example.institution == "no-uni");
  BOOST_TEST(example.relevance == 2);
  BOOST_TEST(example.topics[topic_place("textiles")]);
  BOOST_TEST(!example.topics[topic_place("plastics")]);
  BOOST_TEST(example.features.topics[topic_place("textiles")].title_concepts > 0);
}

BOOST_AUTO_TEST_CASE(what_comes_again_under_an_alias_is_one_example_of_the_later_file) {
  Reading reading({{"no-uni-a", {.relevance = 3, .topics = Topics{"textiles"}}}});
  BOOST_REQUIRE(reading.reader.add(row("no-uni-a"), "rows:1", 0));
  auto later = said_at_desk(row("no-uni-b"), "topics", "plastics");
  later.aliases = {"no-uni-a"};
  BOOST_REQUIRE(reading.reader.add(later, "judged:1", 1));
  const auto rows = reading.reader.take();
  BOOST_REQUIRE(rows.examples.size() == 1U);
  BOOST_TEST(rows.files.front() == 1U);
  BOOST_TEST(rows.examples.front().relevance == 3);
  BOOST_TEST(rows.examples.front().topics[topic_place("plastics")]);
  BOOST_TEST(!rows.examples.front().topics[topic_place("textiles")]);
}

BOOST_AUTO_TEST_CASE(where_topics_alone_were_said_the_relevance_is_not_judged) {
  Reading reading({});
  BOOST_REQUIRE(
      reading.reader.add(said_at_desk(row("no-uni-a"), "topics", "plastics"), "judged:1", 0));
  const auto rows = reading.reader.take();
  BOOST_TEST(!rows.examples.front().relevance_judged);
  BOOST_TEST(rows.examples.front().topics_judged);
}

BOOST_AUTO_TEST_CASE(a_row_without_a_judgement_and_an_unknown_topic_are_refused_by_place) {
  Reading reading({{"no-uni-b", {.relevance = 1, .topics = Topics{"no-topic"}}}});
  const auto unjudged = reading.reader.add(row("no-uni-a"), "rows:7", 0);
  BOOST_REQUIRE(!unjudged);
  BOOST_TEST(describe(unjudged.error()).find("rows:7") != std::string::npos);
  const auto unknown = reading.reader.add(row("no-uni-b"), "rows:8", 0);
  BOOST_REQUIRE(!unknown);
  BOOST_TEST(describe(unknown.error()).find("no-topic") != std::string::npos);
  BOOST_TEST(reading.reader.take().examples.empty());
}

BOOST_AUTO_TEST_CASE(labels_of_another_shape_are_refused_by_line) {
  TemporaryFolder folder;
  const std::string good = R"({"id": "no-uni-a", "relevance": 2, "topics": ["plastics"]})";
  const auto labels = read_labels(folder.write("good.jsonl", good + "\n"));
  BOOST_REQUIRE(labels);
  BOOST_TEST(*labels->at("no-uni-a").relevance == 2);
  BOOST_TEST(read_labels("")->empty());
  for (const std::string wrong : {R"({"id": "no-uni-b", "relevance": "2", "topics": []})",
                                  R"({"id": "no-uni-b", "relevance": 2, "topics": [1]})",
                                  R"({"id": "no-uni-b", "relevance": 2})",
                                  "no json"}) {
    const auto refused = read_labels(folder.write("wrong.jsonl", good + "\n" + wrong + "\n"));
    BOOST_REQUIRE_MESSAGE(!refused, wrong);
    BOOST_TEST(describe(refused.error()).find("wrong.jsonl:2") != std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
