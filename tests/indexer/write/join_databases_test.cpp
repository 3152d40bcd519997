#include "indexer/write/join_databases.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <xapian.h>

#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

constexpr int documents_in_each = 200;

std::string text_of(int part, int number) {
  return fmt::format("text {} of part {}", number, part);
}

/// `count` databases, each document with a word that all have, one of its own, and its text.
std::vector<std::string> make_parts(const TemporaryFolder& folder, int count) {
  std::vector<std::string> parts;
  for (int part = 0; part < count; ++part) {
    parts.push_back(folder.file(fmt::format("part-{}", part)));
    Xapian::WritableDatabase database(parts.back(), Xapian::DB_CREATE);
    for (int number = 0; number < documents_in_each; ++number) {
      Xapian::Document document;
      document.add_term("all");
      document.add_term(fmt::format("own-{}-{}", part, number));
      document.set_data(text_of(part, number));
      database.add_document(document);
    }
  }
  return parts;
}

std::uintmax_t room_of(const std::vector<std::string>& folders, const std::string& file) {
  std::uintmax_t room = 0;
  for (const auto& folder : folders)
    room += std::filesystem::file_size(folder + "/" + file);
  return room;
}

BOOST_AUTO_TEST_SUITE(joining_databases)

BOOST_AUTO_TEST_CASE(all_documents_are_in_it_in_the_order_of_the_parts) {
  const TemporaryFolder folder;
  const auto parts = make_parts(folder, 3);
  join_databases(parts, folder.file("joined"));
  const Xapian::Database joined(folder.file("joined"));
  BOOST_TEST(joined.get_doccount() == 3U * documents_in_each);
  BOOST_TEST(joined.get_termfreq("all") == 3U * documents_in_each);
  BOOST_TEST(joined.get_document(documents_in_each + 1).get_data() == text_of(1, 0));
  BOOST_TEST(joined.get_document(3 * documents_in_each).get_data() ==
             text_of(2, documents_in_each - 1));
  for (int part = 0; part < 3; ++part)
    BOOST_TEST(joined.get_termfreq(fmt::format("own-{}-7", part)) == 1U);
}

BOOST_AUTO_TEST_CASE(what_has_been_joined_has_given_its_room_back) {
  const TemporaryFolder folder;
  const auto parts = make_parts(folder, 2);
  BOOST_TEST_REQUIRE(room_of(parts, "postlist.glass") > 0U);
  join_databases(parts, folder.file("joined"));
  BOOST_TEST(room_of(parts, "postlist.glass") == 0U);
  BOOST_TEST(room_of(parts, "docdata.glass") == 0U);
}

BOOST_AUTO_TEST_CASE(a_part_that_is_none_is_told) {
  const TemporaryFolder folder;
  auto parts = make_parts(folder, 1);
  parts.push_back(folder.file("nothing"));
  BOOST_CHECK_THROW(join_databases(parts, folder.file("joined")), Xapian::DatabaseError);
  BOOST_TEST(room_of({parts.front()}, "postlist.glass") > 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
