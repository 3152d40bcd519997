#include "searchd/query/frequent_postings.h"

#include <string>
#include <utility>

#include <boost/test/unit_test.hpp>
#include <xapian.h>

#include "tests/searchd/query/scratch_folder.h"

namespace rundkurs::query {
namespace {

using Postings = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

constexpr std::uint32_t far_away = 70000;  // In another block.

/// "often" stands in five documents, more than 255 times in none; "gravel" in one that is full of
/// it; "rare" in one.
struct Quarry {
  Xapian::WritableDatabase database{"", Xapian::DB_BACKEND_INMEMORY};
  FrequentPostings lists;

  Quarry() {
    for (const std::uint32_t docid : {3U, 4U, 9U, far_away, far_away + 1}) {
      Xapian::Document document;
      document.add_term("often", docid % 7 + 1);
      document.add_term("Zoft", 1);
      document.add_term("and", 1);
      document.add_term("gravel", docid == 9 ? 300 : 1);
      document.add_term("Qid", 1);
      if (docid == 3) document.add_term("rare", 1);
      database.replace_document(docid, document);
    }
    database.commit();
    for (const auto* const term : {"often", "Zoft", "and", "gravel", "Qid", "rare"})
      lists.propose(term, database.get_termfreq(term));
  }

  Postings postings(const std::string& term) const {
    Postings found;
    auto list = lists.find(term);
    if (!list) return found;
    const auto postings = list->postings();
    list->each_below(behind_all, [&found](std::uint32_t document, std::uint32_t times) {
      found.emplace_back(document, times);
    });
    BOOST_TEST(list->at_end());
    BOOST_TEST(postings == found.size());
    BOOST_TEST(postings > 0U);
    return found;
  }
};

BOOST_AUTO_TEST_SUITE(frequent_postings)

const Postings often = {{3, 4}, {4, 5}, {9, 3}, {far_away, 1}, {far_away + 1, 2}};

BOOST_FIXTURE_TEST_CASE(lists_are_those_of_the_index, Quarry) {
  BOOST_TEST(lists.read(database, 10'000).has_value());
  BOOST_TEST((postings("often") == often));
  BOOST_TEST(postings("Zoft").size() == 5U);
}

BOOST_FIXTURE_TEST_CASE(little_words_rare_ones_and_other_terms_are_left_in_the_index, Quarry) {
  BOOST_TEST(lists.read(database, 10'000).has_value());
  for (const auto* const term : {"and", "rare", "Qid", "unheard"})
    BOOST_TEST(postings(term).empty(), term);
  // Of a word that fills a text the count finds no room.
  BOOST_TEST(postings("gravel").empty());
  BOOST_TEST(postings("often").size() == 5U);
}

BOOST_FIXTURE_TEST_CASE(a_list_longer_than_was_told_is_left_in_the_index, Quarry) {
  FrequentPostings told_too_few;
  told_too_few.propose("often", 4);
  BOOST_TEST(told_too_few.read(database, 10'000).has_value());
  BOOST_TEST(!told_too_few.find("often").has_value());
}

BOOST_FIXTURE_TEST_CASE(what_finds_no_room_lies_in_scratch_memory, Quarry) {
  BOOST_TEST(lists.read(database, 0).has_value());
  BOOST_TEST((postings("often") == often));
  BOOST_TEST(postings("Zoft").size() == 5U);
}

BOOST_FIXTURE_TEST_CASE(without_scratch_memory_there_are_as_many_as_find_room, Quarry) {
  const ScratchFolder nowhere("/nowhere");
  const auto read = lists.read(database, 40);
  BOOST_REQUIRE(!read.has_value());
  BOOST_TEST(read.error().hint.find("TMPDIR") != std::string::npos);
  BOOST_TEST(postings("often").size() + postings("Zoft").size() == 5U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::query
