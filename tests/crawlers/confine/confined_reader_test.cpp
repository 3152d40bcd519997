#include "crawlers/confine/confined_reader.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>

#include <boost/test/unit_test.hpp>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "crawlers/extract/extractor.h"
#include "schemas/file.h"
#include "schemas/offering_json.h"
#include "tests/crawlers/confine/asked_page.h"
#include "tests/paths.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

using test::AskedPage;

template <typename T>
T sure(Result<T> result) {
  if (!result) BOOST_FAIL(describe(result.error()));
  return *std::move(result);
}

/// Does what the page says, as if the page had taken it over.
class Obeying final : public OfferingReader {
 public:
  explicit Obeying(std::string folder) : folder_(std::move(folder)) {}

  Result<Reading> read(const Document& document, std::string_view, Timestamp) override {
    const std::string word(document.bytes);
    if (word == "abort") {
      std::signal(SIGABRT, SIG_DFL);  // The test framework would take it for its own.
      std::abort();
    }
    Error what{.message = word + ": " + (done(word) ? "done" : errno == EPERM ? "EPERM" : "errno")};
    return what;
  }

 private:
  bool done(const std::string& word) const {
    if (word == "write") return ::open((folder_ + "/x").c_str(), O_WRONLY | O_CREAT, 0600) >= 0;
    if (word == "read") return ::open("/etc/passwd", O_RDONLY) >= 0;
    if (word == "remove") return ::unlink((folder_ + "/there").c_str()) == 0;
    if (word == "socket") return ::socket(AF_INET, SOCK_STREAM, 0) >= 0;
    if (word == "unix socket") return ::socket(AF_UNIX, SOCK_DGRAM, 0) >= 0;
    if (word == "fork") return ::fork() >= 0;
    if (word == "run") return ::execl("/bin/true", "true", nullptr) == 0;
    if (word == "signal") return ::kill(::getppid(), 0) == 0;
    if (word == "code")
      return ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
             MAP_FAILED;
    return false;
  }
  std::string folder_;
};

std::string told(const Findings& findings) {
  std::string text = findings.visited.reason + "|" + findings.visited.etag + "|" +
                     findings.visited.digest + "|" + findings.body_digest + "|" +
                     std::to_string(static_cast<int>(findings.visited.end)) + "|" +
                     std::to_string(findings.visited.status) + "|" + findings.page.text() + "|" +
                     (findings.redirect ? findings.redirect->text() : "-") +
                     (findings.unwanted ? "|unwanted" : "") + (findings.ends_feed ? "|end" : "");
  for (const auto& discovery : findings.discoveries)
    text += "\n" + discovery.url.text() + " " + std::to_string(static_cast<int>(discovery.kind)) +
            (discovery.changed ? " " + format_timestamp(*discovery.changed) : "");
  for (const auto& offering : findings.offerings)
    text += "\n" + to_ndjson(offering);
  return text;
}

BOOST_AUTO_TEST_SUITE(confined_reader)

BOOST_AUTO_TEST_CASE(who_reads_reaches_neither_network_nor_files) {
  const TemporaryFolder folder;
  folder.write("there", "x");
  Obeying obeying(folder.path().string());
  const AskedPage page;
  const auto reader = sure(ConfinedReader::open(obeying, {page.source}));
  if (!reader->unconfined().empty()) {
    BOOST_TEST_MESSAGE("skipped: " << reader->unconfined());
    return;
  }
  for (const std::string word :
       {"write", "read", "remove", "socket", "unix socket", "fork", "run", "signal", "code"}) {
    const auto findings = reader->read(page.asked(), test::reply_of(word));
    BOOST_TEST(findings.visited.reason == word + ": EPERM");
  }
  BOOST_TEST(std::filesystem::exists(folder.file("there")));
  BOOST_TEST(!std::filesystem::exists(folder.file("x")));
}

BOOST_AUTO_TEST_CASE(a_page_that_breaks_its_reader_breaks_nothing_else) {
  const TemporaryFolder folder;
  Obeying obeying(folder.path().string());
  const AskedPage page;
  const auto reader = sure(ConfinedReader::open(obeying, {page.source}));
  for (int round = 0; round < 3; ++round) {
    const auto broken = reader->read(page.asked(), test::reply_of("abort"));
    BOOST_TEST(broken.visited.reason == "the process that read it broke");
    BOOST_TEST((broken.visited.end == Visited::End::failed));
    BOOST_TEST(broken.page.text() == page.url.text());
    BOOST_TEST(
        reader->read(page.asked(), test::reply_of("read")).visited.reason.starts_with("read: "));
  }
  BOOST_TEST(!reader->error().has_value());
}

BOOST_AUTO_TEST_CASE(several_threads_read_at_once) {
  const TemporaryFolder folder;
  Obeying obeying(folder.path().string());
  const AskedPage page;
  const auto reader = sure(ConfinedReader::open(obeying, {page.source}));
  std::vector<std::string> reasons(4);
  std::vector<std::thread> threads;
  for (auto& reason : reasons) {
    threads.emplace_back([&] {
      for (int round = 0; round < 20; ++round)
        reason = reader->read(page.asked(), test::reply_of(round % 5 == 0 ? "abort" : "socket"))
                     .visited.reason;
    });
  }
  for (auto& thread : threads)
    thread.join();
  for (const auto& reason : reasons)
    BOOST_TEST(reason.starts_with("socket: "));
}

/// Pages, feeds and sitemaps of all kinds, in odd encodings too: nothing that reading takes is
/// opened only when it is needed.
BOOST_AUTO_TEST_CASE(it_finds_what_is_found_without_it) {
  const auto data = sure(find_data_folder(""));
  const auto normaliser = sure(Normaliser::load(data));
  BOOST_REQUIRE(load_extractors(data).has_value());
  AskedPage page;
  SourceFiles sources;
  ExtractingReader extracting(normaliser, sources);
  const auto reader = sure(ConfinedReader::open(extracting, {page.source}));
  OwnProcessReader own(extracting);
  int read = 0;
  const auto compare =
      [&](const AskedPage& asked, const PageReply& reply, const std::string& what) {
        const auto expected = told(own.read(asked.asked(), reply));
        BOOST_TEST(told(reader->read(asked.asked(), reply)) == expected, what);
        ++read;
      };
  for (const char* folder : {"tests/fixtures/pages", "tests/fixtures/formats"}) {
    for (const auto& file : std::filesystem::recursive_directory_iterator(source_path(folder))) {
      if (!file.is_regular_file()) continue;
      compare(page, test::reply_of(sure(read_file(file.path().string()))), file.path().string());
    }
  }
  const std::string urls =
      "<urlset><url><loc>https://www.demo.example/\xE5</loc><lastmod>2026-01-01</lastmod></url></"
      "urlset>";
  for (const std::string encoding : {"windows-1252", "ISO-8859-1", "koi8-r", "macintosh"}) {
    compare(AskedPage(PageKind::sitemap, "/sitemap.xml"),
            test::reply_of("<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>" + urls,
                           "application/xml"),
            "sitemap in " + encoding);
    compare(page,
            test::reply_of("<title>Bl\xE5 kurs</title><h1>Bl\xE5"
                           "b\xE6r</h1>",
                           "text/html; charset=" + encoding),
            "page in " + encoding);
  }
  compare(page, PageReply{.status = 404}, "nothing");
  BOOST_TEST(read > 50);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
