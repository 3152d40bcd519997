#include "crawlers/archive/warc_reader.h"

#include <boost/test/unit_test.hpp>

#include "tests/crawlers/archive/warc_text.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

using test::gzip_member;
using test::read_back;
using test::warc_page;
using test::warc_record;

const std::string a = "http://uni.example/a";
const std::string b = "http://uni.example/b";
const std::string c = "http://uni.example/c";

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

struct Archive {
  TemporaryFolder folder;

  test::ReadBack read(const std::string& bytes) const {
    return read_back(folder.write("a.warc", bytes));
  }
};

BOOST_FIXTURE_TEST_SUITE(warc_reader, Archive)

BOOST_AUTO_TEST_CASE(all_ways_to_compress_look_the_same) {
  const auto one = warc_page(a, "<p>A</p>");
  const auto two = warc_page(b, std::string(300'000, 'b'));
  const auto three = warc_page(c, "<p>C</p>");
  const auto whole = one + two + three;
  const auto middle = one.size() + two.size() / 2;
  for (const auto& bytes :
       {whole,
        gzip_member(one) + gzip_member(two) + gzip_member(three),
        gzip_member(whole),
        // As a tool does that cuts by size and knows nothing of records.
        gzip_member(whole.substr(0, middle)) + gzip_member(whole.substr(middle))}) {
    const auto read = read_back(folder.write("a.warc", bytes));
    BOOST_TEST(read.urls == (std::vector<std::string>{a, b, c}), boost::test_tools::per_element());
    BOOST_TEST(read.problems.empty());
    BOOST_REQUIRE(read.blocks.size() == 3U);
    BOOST_TEST(read.blocks[0].ends_with("<p>A</p>"));
    BOOST_TEST(read.blocks[1].ends_with("bbbb"));
  }
}

BOOST_AUTO_TEST_CASE(a_record_is_found_again_at_its_place) {
  const auto one = warc_page(a, "<p>A</p>");
  const auto two = warc_page(b, "<p>B</p>");
  for (const auto& bytes :
       {one + two, gzip_member(one) + gzip_member(two), gzip_member(one + two)}) {
    const auto path = folder.write("a.warc", bytes);
    const auto ignore = [](const WarcPosition&, const std::string&) {};
    WarcReader reader(*WarcInput::open(path), ignore);
    BOOST_REQUIRE(reader.next());
    BOOST_REQUIRE(reader.next());
    WarcReader again(*WarcInput::open(path, reader.position()), ignore);
    BOOST_REQUIRE(again.next());
    BOOST_TEST(again.header().target() == b);
    BOOST_TEST(again.block(1000).value().ends_with("<p>B</p>"));
  }
}

BOOST_AUTO_TEST_CASE(a_cut_end_costs_the_last_record_alone) {
  const auto one = warc_page(a, "<p>A</p>");
  const auto two = warc_page(b, std::string(5000, 'b'));
  const auto packed = gzip_member(two);
  for (const auto& bytes : {one + two.substr(0, two.size() / 2),
                            one + two.substr(0, 40),
                            gzip_member(one) + packed.substr(0, packed.size() / 2),
                            gzip_member(one) + packed.substr(0, 5)}) {
    const auto read = Archive::read(bytes);
    BOOST_TEST(read.urls.at(0) == a);
    BOOST_TEST(read.blocks.size() == 1U);
    BOOST_TEST(read.problems.size() == 1U);
  }
}

BOOST_AUTO_TEST_CASE(what_follows_a_cut_record_is_still_read) {
  const auto one = gzip_member(warc_page(a, std::string(5000, 'a')));
  const auto rest = gzip_member(warc_page(b, "<p>B</p>")) + gzip_member(warc_page(c, "<p>C</p>"));
  auto broken = one;
  broken[broken.size() / 2] = static_cast<char>(~broken[broken.size() / 2]);
  for (const auto& first : {one.substr(0, one.size() / 2), one.substr(0, one.size() - 4), broken}) {
    const auto read = Archive::read(first + rest);
    BOOST_REQUIRE(read.urls.size() >= 2U);
    BOOST_TEST(read.urls[read.urls.size() - 2] == b);
    BOOST_TEST(read.urls.back() == c);
    BOOST_TEST(!read.problems.empty());
  }
}

BOOST_AUTO_TEST_CASE(garbage_is_reported_with_its_place_and_length) {
  const auto one = warc_page(a, "<p>A</p>");
  const auto two = warc_page(b, "<p>B</p>");
  const auto plain = Archive::read(one + "some garbage\nin lines\n" + two);
  BOOST_TEST(plain.urls == (std::vector<std::string>{a, b}), boost::test_tools::per_element());
  BOOST_REQUIRE(plain.problems.size() == 1U);
  BOOST_TEST(plain.problems[0] ==
             "offset " + std::to_string(one.size()) + ": belongs to no record (22 bytes skipped)");

  const auto packed = Archive::read(gzip_member(one) + "garbage" + gzip_member(two) + "more");
  BOOST_TEST(packed.urls == (std::vector<std::string>{a, b}), boost::test_tools::per_element());
  BOOST_TEST(packed.problems.size() == 2U);
  BOOST_TEST(contains(packed.problems.at(0), "is no gzip member"));
}

BOOST_AUTO_TEST_CASE(a_wrong_length_does_not_swallow_the_records_behind_it) {
  const auto wrong = [&](const char* length) {
    return warc_page(a, "<p>A</p>", {{"Content-Length", length}});
  };
  const auto two = warc_page(b, "<p>B</p>");
  for (const char* length : {"100000000000", "1", "-1", "9999999999999999999999"}) {
    BOOST_TEST_CONTEXT(length) {
      for (const auto& bytes :
           {wrong(length) + two, gzip_member(wrong(length)) + gzip_member(two)}) {
        const auto read = Archive::read(bytes);
        BOOST_REQUIRE(!read.urls.empty());
        BOOST_TEST(read.urls.back() == b);
        BOOST_TEST(!read.problems.empty());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(more_or_fewer_line_ends_between_records_do_no_harm) {
  const auto one = warc_page(a, "<p>A</p>");
  const auto two = warc_page(b, "<p>B</p>");
  const auto read = Archive::read(one.substr(0, one.size() - 2) + two + "\r\n\r\n\n" + one);
  BOOST_TEST(read.urls == (std::vector<std::string>{a, b, a}), boost::test_tools::per_element());
  BOOST_TEST(read.problems.empty());
}

BOOST_AUTO_TEST_CASE(long_blocks_are_stepped_over) {
  const auto path =
      folder.write("a.warc", warc_page(a, std::string(5000, 'a')) + warc_page(b, "B"));
  const auto read = read_back(path, 4096);
  BOOST_TEST(read.urls == (std::vector<std::string>{a, b}), boost::test_tools::per_element());
  BOOST_REQUIRE(read.problems.size() == 1U);
  BOOST_TEST(read.problems[0] == "offset 0: longer than 4 KiB");
}

BOOST_AUTO_TEST_CASE(a_block_is_held_against_its_digest) {
  const auto record = [&](const char* digest) {
    return warc_record("resource", a, "abc", {{"WARC-Block-Digest", digest}});
  };
  BOOST_TEST(Archive::read(record("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5")).problems.empty());
  BOOST_TEST(Archive::read(record("blake9:ABC")).problems.empty());
  const auto read = Archive::read(record("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"));
  BOOST_REQUIRE(read.problems.size() == 1U);
  BOOST_TEST(contains(read.problems[0], "WARC-Block-Digest"));
}

BOOST_AUTO_TEST_CASE(other_kinds_of_files_are_refused_with_what_to_do) {
  BOOST_TEST(contains(Archive::read("PK\x03\x04 and so on").problems.at(0), "unzip"));
  const std::string arc = "filedesc://a.arc 0.0.0.0 20060101000000 text/plain 76\n1 0 X\n";
  BOOST_TEST(contains(Archive::read(arc).problems.at(0), "ARC file"));
  BOOST_TEST(contains(Archive::read(gzip_member(arc)).problems.at(0), "ARC file"));
  BOOST_TEST(contains(Archive::read("\x28\xB5\x2F\xFD zstd").problems.at(0), "zstd -d"));
  BOOST_TEST(contains(read_back(folder.file("absent")).problems.at(0), "absent"));
  BOOST_TEST(contains(read_back(folder.path().string()).problems.at(0), "is a folder"));
  BOOST_TEST(Archive::read("").urls.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
