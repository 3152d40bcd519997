#include "searchd/query/posting_cursor.h"

#include <algorithm>
#include <optional>
#include <random>
#include <set>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <xapian.h>

#include "searchd/query/frequent_postings.h"

namespace rundkurs::query {
namespace {

using Documents = std::vector<std::uint32_t>;

/// A list of three blocks, the second of them full of holes.
struct Line {
  std::mt19937 chance{20261130};
  Documents documents;
  FrequentPostings lists;

  Line() {
    std::set<std::uint32_t> chosen = {0xFFFF, 0x10000, 0x1FFFF, 0x30000};
    for (int i = 0; i < 300; ++i) {
      chosen.insert(static_cast<std::uint32_t>(1 + chance() % 2000));
      chosen.insert(static_cast<std::uint32_t>(0x10000 + chance() % 0x10000));
      chosen.insert(static_cast<std::uint32_t>(0x30000 + chance() % 500));
    }
    documents.assign(chosen.begin(), chosen.end());
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    for (const auto document : documents) {
      Xapian::Document made;
      made.add_term("word", document % 5 + 1);
      database.replace_document(document, made);
    }
    database.commit();
    lists.propose("word", database.get_termfreq("word"));
    BOOST_REQUIRE(lists.read(database, 100'000).has_value());
  }

  PostingCursor cursor() const { return lists.find("word").value(); }

  std::optional<std::uint32_t> first_from(std::uint32_t document) const {
    const auto found = std::ranges::lower_bound(documents, document);
    return found == documents.end() ? std::nullopt : std::optional(*found);
  }
};

BOOST_AUTO_TEST_SUITE(posting_cursor)

BOOST_FIXTURE_TEST_CASE(it_skips_to_the_first_at_or_behind_a_document, Line) {
  for (int round = 0; round < 300; ++round) {
    auto cursor = this->cursor();
    for (std::uint32_t wanted = 1; wanted < 0x50000;
         wanted += static_cast<std::uint32_t>(1 + chance() % (round % 2 == 0 ? 90'000 : 60))) {
      cursor.skip_to(wanted);
      const auto expected = first_from(wanted);
      BOOST_REQUIRE(cursor.at_end() == !expected.has_value());
      if (!expected) break;
      BOOST_REQUIRE(cursor.document() == *expected);
      BOOST_REQUIRE(cursor.times() == *expected % 5 + 1);
    }
  }
}

BOOST_FIXTURE_TEST_CASE(it_never_goes_back, Line) {
  auto cursor = this->cursor();
  cursor.skip_to(0x30000);
  cursor.skip_to(5);
  BOOST_TEST(cursor.document() == 0x30000U);
}

BOOST_FIXTURE_TEST_CASE(stretches_give_each_posting_once, Line) {
  for (const std::uint32_t stretch : {1U, 7U, 2048U, 0x10000U, 0x90000U}) {
    Documents told;
    auto cursor = this->cursor();
    for (std::uint32_t end = stretch; end < 0x40000 + stretch; end += stretch) {
      cursor.each_below(end, [&](std::uint32_t document, std::uint32_t times) {
        BOOST_TEST((document < end && times == document % 5 + 1));
        told.push_back(document);
      });
      BOOST_REQUIRE((cursor.at_end() || cursor.document() >= end));
    }
    BOOST_TEST(told == documents, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::query
