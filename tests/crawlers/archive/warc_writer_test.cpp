#include "crawlers/archive/warc_writer.h"

#include <csignal>
#include <filesystem>

#include <boost/test/unit_test.hpp>
#include <sys/resource.h>

#include "crawlers/archive/digest_label.h"
#include "schemas/file.h"
#include "tests/crawlers/archive/warc_text.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;

const Timestamp when = *parse_timestamp("2026-11-28T12:44:00Z");

WarcRecord page(std::string_view payload) {
  return {.type = "response",
          .id = new_record_id(),
          .date = when,
          .content_type = "application/http;msgtype=response",
          .fields = {{"WARC-Target-URI", "http://uni.example/a"}},
          .head = "HTTP/1.1 200 OK\r\n\r\n",
          .payload = payload};
}

WarcWriter opened(WarcWriter::Options options) {
  auto writer = WarcWriter::open(std::move(options));
  if (!writer) BOOST_FAIL(describe(writer.error()));
  return *std::move(writer);
}

BOOST_AUTO_TEST_SUITE(warc_writer)

BOOST_AUTO_TEST_CASE(a_file_begins_with_what_wrote_it) {
  const TemporaryFolder folder;
  auto writer = opened({.folder = folder.file("new/archive"),
                        .software = "rundkurs/1",
                        .info = {{"operator", "a\r\nb"}}});
  BOOST_TEST(writer.files().empty());
  BOOST_REQUIRE(writer.write(page("<p>A</p>")).has_value());
  BOOST_REQUIRE(writer.files().size() == 1U);
  BOOST_TEST(fs::path(writer.files()[0])
                 .filename()
                 .string()
                 .starts_with("rundkurs-20261128T124400Z-00001-"));
  const auto read = test::read_back(writer.files()[0]);
  BOOST_TEST(read.problems.empty());
  BOOST_REQUIRE(read.blocks.size() == 2U);
  BOOST_TEST(
      read.blocks[0].starts_with("software: rundkurs/1\r\nformat: WARC File Format 1.1\r\n"));
  BOOST_TEST(read.blocks[0].find("operator: ab\r\n") != std::string::npos);
  BOOST_TEST(read.blocks[1] == "HTTP/1.1 200 OK\r\n\r\n<p>A</p>");
}

BOOST_AUTO_TEST_CASE(a_new_file_begins_when_one_is_large_enough) {
  const TemporaryFolder folder;
  auto writer =
      opened({.folder = folder.path().string(), .software = "rundkurs/1", .max_file_bytes = 600});
  for (int i = 0; i < 5; ++i)
    BOOST_REQUIRE(writer.write(page("<p>A</p>")).has_value());
  BOOST_TEST(writer.files().size() > 1U);
  std::size_t pages = 0;
  for (const auto& file : writer.files()) {
    const auto read = test::read_back(file);
    BOOST_TEST(read.problems.empty());
    BOOST_TEST(read.blocks.at(0).starts_with("software:"));
    pages += read.blocks.size() - 1;
  }
  BOOST_TEST(pages == 5U);
}

BOOST_AUTO_TEST_CASE(another_writer_never_goes_on_with_a_file) {
  const TemporaryFolder folder;
  auto first = opened({.folder = folder.path().string(), .software = "rundkurs/1"});
  BOOST_REQUIRE(first.write(page("<p>A</p>")).has_value());
  auto second = opened({.folder = folder.path().string(), .software = "rundkurs/1"});
  // Same second and same process: the name is taken, and what is there stays.
  const auto size = fs::file_size(first.files()[0]);
  BOOST_REQUIRE(second.write(page("<p>B</p>")).has_value());
  BOOST_TEST(second.files()[0] != first.files()[0]);
  BOOST_TEST(fs::file_size(first.files()[0]) == size);
}

/// A limit on the size of files fails as a full disk does, with another word.
struct FileSizeLimit {
  rlimit before{};
  explicit FileSizeLimit(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit less{.rlim_cur = bytes, .rlim_max = before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &less);
  }
  ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &before); }
};

BOOST_AUTO_TEST_CASE(a_disk_that_fills_up_is_an_error_and_the_file_stays_whole) {
  const TemporaryFolder folder;
  auto writer = opened({.folder = folder.path().string(), .software = "rundkurs/1"});
  BOOST_REQUIRE(writer.write(page("<p>A</p>")).has_value());
  std::string incompressible;
  for (unsigned i = 0; i < 20'000; ++i)
    incompressible += static_cast<char>((i * 2654435761U) >> 13U);
  Result<void> written;
  {
    const FileSizeLimit limit(fs::file_size(writer.files()[0]) + 1000);
    written = writer.write(page(incompressible));
  }
  BOOST_REQUIRE(!written.has_value());
  BOOST_TEST(written.error().where == writer.files()[0]);
  BOOST_TEST(written.error().hint.find("--archive") != std::string::npos);
  const auto read = test::read_back(writer.files()[0]);
  BOOST_TEST(read.problems.empty());
  BOOST_TEST(read.blocks.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_made_is_named) {
  const TemporaryFolder folder;
  const auto file = folder.write("file", "");
  const auto opened = WarcWriter::open({.folder = file + "/sub", .software = "rundkurs/1"});
  BOOST_REQUIRE(!opened.has_value());
  BOOST_TEST(opened.error().where == file + "/sub");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
