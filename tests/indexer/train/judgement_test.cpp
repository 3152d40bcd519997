#include "indexer/train/judgement.h"

#include <boost/test/unit_test.hpp>

#include "schemas/correction.h"
#include "tests/schemas/catalogue/records.h"

namespace rundkurs {
namespace {

using Topics = std::vector<std::string>;

Offering harvested() {
  return harvested_page("no-uni-a1", "https://uni.example/a1", "nb", "Ombruk");
}

Offering imported(int relevance, const Topics& topics) {
  auto offering = harvested();
  offering.relevance = relevance;
  offering.relevance_curated = true;
  for (const auto& id : topics)
    offering.topics.push_back({id, 1, {}, true});
  return offering;
}

Offering corrected(const Offering& offering, const std::string& field, const std::string& text) {
  const auto correction = read_correction(field, text);
  BOOST_REQUIRE(correction);
  const auto done = with_corrections(offering, std::vector{*correction});
  BOOST_REQUIRE(done);
  return *done;
}

BOOST_AUTO_TEST_SUITE(judgements)

BOOST_AUTO_TEST_CASE(what_nobody_judged_is_no_judgement) {
  BOOST_TEST(judgement_in(harvested()).empty());
  auto classified = harvested();
  classified.topics.push_back({"plastics", 0.7, {}, false});
  classified.relevance = 2;
  BOOST_TEST(judgement_in(classified).empty());
}

BOOST_AUTO_TEST_CASE(an_imported_row_gives_both) {
  const auto said = judgement_in(imported(2, {"plastics"}));
  BOOST_TEST(*said.relevance == 2);
  BOOST_TEST(*said.topics == Topics{"plastics"});
  BOOST_TEST(judgement_in(imported(1, {})).topics->empty());
  BOOST_TEST(desk_judgement_in(imported(2, {"plastics"})).empty());
}

BOOST_AUTO_TEST_CASE(the_desk_says_each_for_itself) {
  const auto topics = corrected(harvested(), "topics", "plastics, textiles");
  BOOST_TEST(!judgement_in(topics).relevance.has_value());
  BOOST_TEST((*desk_judgement_in(topics).topics == Topics{"plastics", "textiles"}));
  const auto relevance = corrected(harvested(), "relevance", "2");
  BOOST_TEST(*desk_judgement_in(relevance).relevance == 2);
  BOOST_TEST(!judgement_in(relevance).topics.has_value());
  // Refused altogether.
  const auto none = corrected(harvested(), "topics", "");
  BOOST_REQUIRE(judgement_in(none).topics.has_value());
  BOOST_TEST(judgement_in(none).topics->empty());
  BOOST_TEST(has_topics_of_a_person(none));
  BOOST_TEST(judgement_in(corrected(harvested(), "relevance", "0")).topics->empty());
}

BOOST_AUTO_TEST_CASE(the_later_word_stands_as_far_as_it_goes) {
  const Judgement label{.relevance = 3, .topics = Topics{"plastics"}};
  const auto both = joined(label, desk_judgement_in(corrected(harvested(), "topics", "textiles")));
  BOOST_TEST(*both.relevance == 3);
  BOOST_TEST(*both.topics == Topics{"textiles"});
  BOOST_TEST(*joined(label, {}).topics == Topics{"plastics"});
  // It had no topics because it was found irrelevant; now it is relevant, nobody knows them.
  const Judgement irrelevant{.relevance = 0, .topics = Topics{}};
  const auto now = joined(irrelevant, {.relevance = 2, .topics = {}});
  BOOST_TEST(*now.relevance == 2);
  BOOST_TEST(!now.topics.has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
