#include "indexer/write/pair_lists.h"

#include <map>
#include <random>
#include <set>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "schemas/index_layout.h"
#include "schemas/pair_list.h"
#include "schemas/word_row.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

using Documents = std::vector<std::uint32_t>;

/// Documents of some words out of few, so that pairs come again in others.
struct Shelf {
  TemporaryFolder folder;
  std::string path = folder.file("index");
  Xapian::WritableDatabase index{path, Xapian::DB_CREATE};
  std::mt19937 chance{20261130};

  Xapian::Document document() {
    WordRow row;
    for (int text = 0; text < 2; ++text) {
      for (auto words = chance() % 30; words > 0; --words)
        row.add("word" + std::to_string(chance() % 50));
      row.end_text();
    }
    Xapian::Document made;
    made.add_value(index_layout::row_slot, row.bytes());
    return made;
  }

  void add(int documents) {
    for (; documents > 0; --documents)
      index.add_document(document());
  }

  /// As the rows say, one after the other.
  std::map<std::uint64_t, std::set<std::uint32_t>> expected() const {
    std::map<std::uint64_t, std::set<std::uint32_t>> lists;
    for (auto at = index.postlist_begin(""); at != index.postlist_end(""); ++at)
      each_pair(index.get_document(*at).get_value(index_layout::row_slot),
                [&](std::uint32_t first, std::uint32_t second) {
                  lists[pair_digest(first, second)].insert(*at);
                });
    return lists;
  }

  std::map<std::string, std::string> entries() const {
    std::map<std::string, std::string> all;
    const std::string prefix(pair_entry_prefix);
    for (auto key = index.metadata_keys_begin(prefix); key != index.metadata_keys_end(prefix);
         ++key)
      all.emplace(*key, index.get_metadata(*key));
    return all;
  }

  void write(unsigned threads, std::uint64_t at_once) {
    index.commit();
    write_pair_lists(path, threads, index, at_once);
    index.commit();
  }

  void check() const {
    const auto bits =
        static_cast<unsigned>(std::stoul(index.get_metadata(std::string(pair_bits_key))));
    std::set<std::string> keys;
    for (const auto& [digest, documents] : expected()) {
      const auto key = pair_entry_key(pair_entry_of(digest, bits));
      keys.insert(key);
      Documents found;
      BOOST_TEST(read_pair_list(index.get_metadata(key), digest, bits, found));
      BOOST_TEST(found == Documents(documents.begin(), documents.end()),
                 boost::test_tools::per_element());
    }
    for (const auto& [key, bytes] : entries())
      BOOST_TEST(keys.contains(key), key << " is of no pair");
  }
};

BOOST_AUTO_TEST_SUITE(pair_lists)

BOOST_FIXTURE_TEST_CASE(lists_are_what_the_rows_say, Shelf) {
  add(200);
  write(1, 1'000'000);
  check();
}

BOOST_FIXTURE_TEST_CASE(in_many_parts_by_many_threads_they_are_the_same, Shelf) {
  add(200);
  write(1, 1'000'000);
  const auto whole = entries();
  Shelf other;
  other.add(200);
  other.write(3, 100);
  BOOST_TEST((other.entries() == whole));
}

BOOST_FIXTURE_TEST_CASE(changed_and_deleted_documents_leave_nothing_behind, Shelf) {
  add(60);
  write(2, 500);
  for (Xapian::docid number = 1; number <= 60; number += 2)
    index.delete_document(number);
  index.replace_document(2, document());
  add(5);
  write(2, 500);
  check();
}

BOOST_FIXTURE_TEST_CASE(entries_of_an_index_that_has_grown_are_cut_anew, Shelf) {
  add(30);
  write(1, 1'000'000);
  for (int i = 0; i < 40'000; ++i)
    index.add_document(Xapian::Document());
  write(1, 1'000'000);
  BOOST_TEST(index.get_metadata(std::string(pair_bits_key)) == "14");
  check();
}

BOOST_FIXTURE_TEST_CASE(an_index_without_documents_has_none, Shelf) {
  write(1, 1'000'000);
  BOOST_TEST(entries().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
