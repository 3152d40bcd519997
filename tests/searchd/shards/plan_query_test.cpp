// A plan in Xapian's words, asked of two databases, against a walk through one with the same texts.
#include "searchd/shards/plan_query.h"

#include <map>
#include <random>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <xapian.h>

#include "schemas/offering_json.h"
#include "searchd/query/posting_walk.h"
#include "searchd/shards/xapian_bm25.h"
#include "tests/indexer/write/catalogue_fixture.h"
#include "tests/searchd/query/random_plans.h"
#include "tests/searchd/query/worded_document.h"

namespace rundkurs::shards {
namespace {

constexpr unsigned seed = 20261129;
constexpr std::uint32_t documents = 300;

/// Texts of a few words in one database, and by turns in two, which gives them the same docids.
class Texts {
 public:
  explicit Texts(std::mt19937& chance) {
    const auto& words = query::planned_words;
    lengths.length.assign(documents + 1, 0);
    for (std::uint32_t number = 1; number <= documents; ++number) {
      std::vector<std::string> text;
      for (auto size = 1 + chance() % 9; size > 0; --size)
        text.push_back(words[std::min(chance() % words.size(), chance() % words.size())]);
      auto document = query::worded_document(text);
      const auto id = "text-" + std::to_string(number);
      document.add_boolean_term("Q" + id);
      document.set_data(to_ndjson(course(id, "en", "Text")));
      one.add_document(document);
      (number % 2 == 1 ? first : second).add_document(document);
      lengths.length[number] = one.get_doclength(number);
    }
    query::write_pair_lists(one);
    for (auto* const database : {&one, &first, &second})
      database->commit();
    both.add_database(first);
    both.add_database(second);
    lengths.average = one.get_average_length();
    lengths.count = documents;
  }

  std::map<std::uint32_t, double> asked(const PlanQuery& made) const {
    Xapian::Enquire enquire(both);
    enquire.set_weighting_scheme(bm25());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, made.scored, made.matching));
    const auto found = enquire.get_mset(0, documents);
    std::map<std::uint32_t, double> scores;
    for (auto hit = found.begin(); hit != found.end(); ++hit)
      scores.emplace(*hit, hit.get_weight());
    return scores;
  }

  Xapian::WritableDatabase one{"", Xapian::DB_BACKEND_INMEMORY};
  Xapian::Database both;
  query::DocumentLengths lengths;

 private:
  Xapian::WritableDatabase first{"", Xapian::DB_BACKEND_INMEMORY};
  Xapian::WritableDatabase second{"", Xapian::DB_BACKEND_INMEMORY};
};

BOOST_AUTO_TEST_SUITE(plan_query)

BOOST_AUTO_TEST_CASE(random_plans_find_what_a_walk_finds_with_the_same_scores) {
  std::mt19937 chance(seed);
  const Texts texts(chance);
  query::RandomPlans plans(chance);
  query::PostingWalk walk;
  std::size_t found = 0;
  for (int round = 0; round < 600; ++round) {
    const auto plan = plans.next(round % 10 == 0 ? 10 : 4);
    HolderCounts holders;
    const auto made = PlanQueryMaker(texts.both, holders, 1).make(plan);
    BOOST_TEST_CONTEXT(query::to_text(plan)) {
      BOOST_REQUIRE(made.has_value());
      const auto scores = texts.asked(*made);
      const auto& matches = walk.matches(plan, texts.one, texts.lengths);
      found += matches.size();
      BOOST_REQUIRE(scores.size() == matches.size());
      auto score = scores.begin();
      for (const auto& match : matches) {
        BOOST_TEST(match.document == score->first);
        BOOST_TEST(match.score == static_cast<float>(score->second),
                   boost::test_tools::tolerance(1e-5F));
        ++score;
      }
    }
  }
  BOOST_TEST(found > 10'000U);
}

BOOST_AUTO_TEST_CASE(too_many_words_are_refused_rather_than_left_out) {
  std::mt19937 chance(seed);
  const Texts texts(chance);
  query::QueryPlan plan;
  for (int word = 0; word < 40; ++word) {
    query::Alternative either{query::Alternative::Kind::any_of, {"a"}, 1};
    either.terms.push_back("nowhere-" + std::to_string(word));
    plan.groups.push_back({.text = "word", .alternatives = {either}});
  }
  HolderCounts holders;
  const auto refused = PlanQueryMaker(texts.both, holders, 1).make(plan);
  BOOST_REQUIRE(!refused.has_value());
  BOOST_TEST((refused.error().code == Error::Code::usage));
  plan.groups.resize(10);
  BOOST_TEST(PlanQueryMaker(texts.both, holders, 1).make(plan).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::shards
