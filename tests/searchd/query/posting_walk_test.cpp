#include "searchd/query/posting_walk.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>
#include <xapian.h>

#include "schemas/pair_list.h"
#include "schemas/word_row.h"
#include "tests/searchd/query/worded_document.h"

namespace rundkurs::query {
namespace {

using Documents = std::vector<std::uint32_t>;

// Docids: 1 "red apple", 2 "green apple", 3 "apple red apple", 4 "pear", 5 gone, 6 "red pear
// apple".
struct Orchard {
  Xapian::WritableDatabase database{"", Xapian::DB_BACKEND_INMEMORY};
  DocumentLengths lengths;
  PostingWalk walk;

  Orchard() {
    for (const auto& words : {std::vector<std::string>{"red", "apple"},
                              {"green", "apple"},
                              {"apple", "red", "apple"},
                              {"pear"},
                              {"gone"},
                              {"red", "pear", "apple"}}) {
      database.add_document(worded_document(words));
    }
    database.delete_document(5);
    write_pair_lists(database);
    database.commit();
    lengths.average = database.get_average_length();
    lengths.count = database.get_doccount();
    lengths.length.assign(database.get_lastdocid() + 1, 0);
    for (const Xapian::docid document : {1, 2, 3, 4, 6})
      lengths.length[document] = database.get_doclength(document);
  }

  std::vector<Match> matches(const QueryPlan& plan) {
    return walk.matches(plan, database, lengths);
  }
  Documents documents(const QueryPlan& plan) {
    Documents found;
    for (const auto& match : matches(plan))
      found.push_back(match.document);
    return found;
  }
};

Group word(const std::string& text, Group::Need need = Group::Need::counted) {
  return {text, {{Alternative::Kind::any_of, {text}, 1}}, need, 1};
}

QueryPlan plan_of(std::vector<Group> groups) {
  QueryPlan plan;
  plan.groups = std::move(groups);
  return plan;
}

BOOST_AUTO_TEST_SUITE(posting_walk)

BOOST_FIXTURE_TEST_CASE(matches_come_in_the_order_of_documents, Orchard) {
  BOOST_TEST(documents(plan_of({word("apple")})) == Documents({1, 2, 3, 6}),
             boost::test_tools::per_element());
  QueryPlan everything;
  everything.everything = true;
  BOOST_TEST(documents(everything) == Documents({1, 2, 3, 4, 6}), boost::test_tools::per_element());
  BOOST_TEST(documents(plan_of({word("plum")})).empty());
}

BOOST_FIXTURE_TEST_CASE(two_rare_words_are_both_needed_a_common_one_is_not, Orchard) {
  BOOST_TEST(documents(plan_of({word("red"), word("pear")})) == Documents({6}),
             boost::test_tools::per_element());
  // "apple" is in nearly all: "green" alone has most of the weight.
  BOOST_TEST(documents(plan_of({word("green"), word("apple")})) == Documents({2}),
             boost::test_tools::per_element());
  // A word that is nowhere asks for nothing.
  BOOST_TEST(documents(plan_of({word("pear"), word("plum")})) == Documents({4, 6}),
             boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(of_two_sides_one_is_enough, Orchard) {
  auto plan = plan_of({word("green"), word("apple"), word("pear")});
  BOOST_TEST(documents(plan) == Documents({2, 6}), boost::test_tools::per_element());
  plan.groups.back().side = 1;
  BOOST_TEST(documents(plan) == Documents({2, 4, 6}), boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(required_and_excluded_words_bind, Orchard) {
  BOOST_TEST(documents(plan_of({word("apple", Group::Need::required),
                                word("red", Group::Need::required)})) == Documents({1, 3, 6}),
             boost::test_tools::per_element());
  auto plan = plan_of({word("apple")});
  plan.excluded.push_back(word("red"));
  BOOST_TEST(documents(plan) == Documents({2}), boost::test_tools::per_element());
  BOOST_TEST(documents(plan_of({word("plum", Group::Need::required), word("pear")})).empty());
}

BOOST_FIXTURE_TEST_CASE(a_damaged_list_of_pairs_is_no_empty_one, Orchard) {
  const auto digest = pair_digest(mark_of("red"), mark_of("apple"));
  const auto key = pair_entry_key(pair_entry_of(digest, pair_entry_bits(5)));
  auto bytes = database.get_metadata(key);
  bytes.pop_back();
  database.set_metadata(key, bytes);
  const Group phrase{"red apple", {{Alternative::Kind::phrase, {"red", "apple"}, 1}}};
  BOOST_CHECK_THROW(documents(plan_of({phrase})), Xapian::DatabaseCorruptError);
}

BOOST_FIXTURE_TEST_CASE(phrases_need_the_order, Orchard) {
  const Group phrase{"red apple", {{Alternative::Kind::phrase, {"red", "apple"}, 1}}};
  BOOST_TEST(documents(plan_of({phrase})) == Documents({1, 3}), boost::test_tools::per_element());
  const Group parts{"redapple", {{Alternative::Kind::all_of, {"red", "apple"}, 1}}};
  BOOST_TEST(documents(plan_of({parts})) == Documents({1, 3, 6}), boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(the_best_way_counts_and_only_once, Orchard) {
  const auto weak = Alternative{Alternative::Kind::any_of, {"pear"}, 0.5};
  const auto strong = Alternative{Alternative::Kind::any_of, {"pear"}, 1};
  const auto both = matches(plan_of({{"pear", {weak, strong}}}));
  const auto one = matches(plan_of({{"pear", {strong}}}));
  BOOST_REQUIRE(both.size() == one.size());
  for (std::size_t i = 0; i < one.size(); ++i)
    BOOST_TEST(both[i].score == one[i].score);
}

BOOST_FIXTURE_TEST_CASE(scored_words_lift_and_find_nothing, Orchard) {
  const auto plain = matches(plan_of({word("apple")}));
  const auto lifted = matches(plan_of({word("apple"), word("pear", Group::Need::scored)}));
  BOOST_REQUIRE(plain.size() == lifted.size());
  BOOST_TEST(lifted.back().score > plain.back().score);  // 6 has a pear.
  BOOST_TEST(lifted.front().score == plain.front().score);
}

BOOST_FIXTURE_TEST_CASE(without_a_word_asked_for_all_documents_are_weighed, Orchard) {
  auto plan = plan_of({word("pear", Group::Need::scored)});
  plan.everything = true;
  const auto found = matches(plan);
  BOOST_TEST(documents(plan) == Documents({1, 2, 3, 4, 6}), boost::test_tools::per_element());
  BOOST_TEST(found[0].score == 0);
  BOOST_TEST(found[3].score > 0);
}

BOOST_FIXTURE_TEST_CASE(more_of_a_word_and_a_shorter_text_score_higher, Orchard) {
  const auto found = matches(plan_of({word("apple")}));
  BOOST_TEST(found[2].score > found[0].score);  // Two apples in three words.
  BOOST_TEST(found[0].score > found[3].score);  // One in two, one in three.
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::query
