#include "crawlers/archive/archiving_source.h"

#include <csignal>

#include <boost/test/unit_test.hpp>
#include <sys/resource.h>

#include "crawlers/archive/digest_label.h"
#include "tests/crawlers/archive/warc_text.h"
#include "tests/crawlers/harvest/map_source.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

using namespace std::chrono_literals;

/// Answers once, with whatever the test has put there.
class OneAnswer final : public PageSource {
 public:
  PageReply next;
  WireHeads heads_of_next{.request = "GET /a HTTP/1.1\r\nHost: uni.example\r\n\r\n",
                          .response =
                              "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                              "content-encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n",
                          .address = "192.0.2.1"};
  WireHeadsById heads;
  void start(PageRequest request) override {
    next.id = request.id;
    heads[next.id] = heads_of_next;
  }
  std::vector<PageReply> wait(std::chrono::milliseconds) override { return {next}; }
  std::size_t running() const override { return 0; }
};

struct Record {
  WarcHeader header;
  std::string block;
};

struct Archived {
  TemporaryFolder folder;
  OneAnswer network;
  WarcWriter writer =
      *WarcWriter::open({.folder = folder.path().string(), .software = "rundkurs/1"});
  ArchivingSource source{
      network, network.heads, writer, [] { return Moment{std::chrono::seconds{1'800'000'000}}; }};

  PageReply fetch(const std::string& url, PageReply reply) {
    network.next = std::move(reply);
    source.start({.id = 7, .url = *parse_url(url)});
    auto replies = source.wait(1s);
    BOOST_REQUIRE(replies.size() == 1U);
    return std::move(replies.front());
  }

  std::vector<Record> records() const {
    std::vector<Record> all;
    WarcReader reader(*WarcInput::open(writer.files().at(0)),
                      [](const WarcPosition&, const std::string& reason) { BOOST_ERROR(reason); });
    while (reader.next()) {
      auto block = reader.block(std::size_t{1} << 20U);
      BOOST_REQUIRE(block.has_value());
      all.push_back({reader.header(), *std::move(block)});
    }
    return all;
  }
};

PageReply ok(std::string body) {
  return {.status = 200, .body = std::move(body)};
}

const std::string page = "http://uni.example/a";

BOOST_FIXTURE_TEST_SUITE(archiving_source, Archived)

BOOST_AUTO_TEST_CASE(request_and_response_are_stored_and_the_reply_goes_on) {
  const auto reply = fetch(page, ok("<p>A</p>"));
  BOOST_TEST(reply.body == "<p>A</p>");
  const auto all = records();
  BOOST_REQUIRE(all.size() == 3U);
  const auto& response = all[1].header;
  BOOST_TEST(response.type() == "response");
  BOOST_TEST(response.target() == page);
  BOOST_TEST(response.field("WARC-Date") == "2027-01-15T08:00:00Z");
  BOOST_TEST(response.field("WARC-IP-Address") == "192.0.2.1");
  BOOST_TEST(response.field("WARC-Payload-Digest") == sha1_label("<p>A</p>"));
  BOOST_TEST(response.field("WARC-Block-Digest") == sha1_label(all[1].block));
  BOOST_TEST(response.field("WARC-Warcinfo-ID") == all[0].header.field("WARC-Record-ID"));
  BOOST_TEST(all[1].block ==
             "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Crawler-content-encoding: gzip\r\n"
             "X-Crawler-Transfer-Encoding: chunked\r\nContent-Length: 8\r\n\r\n<p>A</p>");
  BOOST_TEST(all[2].header.type() == "request");
  BOOST_TEST(all[2].header.field("WARC-Concurrent-To") == response.field("WARC-Record-ID"));
  BOOST_TEST(all[2].block == "GET /a HTTP/1.1\r\nHost: uni.example\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(a_body_that_is_there_already_becomes_a_revisit) {
  fetch(page, ok("<p>A</p>"));
  fetch("http://uni.example/b", ok("<p>A</p>"));
  const auto all = records();
  BOOST_REQUIRE(all.size() == 5U);
  const auto& revisit = all[3].header;
  BOOST_TEST(revisit.type() == "revisit");
  BOOST_TEST(revisit.field("WARC-Profile") ==
             "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest");
  BOOST_TEST(revisit.field("WARC-Refers-To") == all[1].header.field("WARC-Record-ID"));
  BOOST_TEST(revisit.field("WARC-Refers-To-Target-URI") == page);
  BOOST_TEST(revisit.field("WARC-Refers-To-Date") == "2027-01-15T08:00:00Z");
  BOOST_TEST(all[3].block.ends_with("\r\n\r\n"));
}

BOOST_AUTO_TEST_CASE(not_modified_is_a_revisit_without_a_payload) {
  network.heads_of_next = {.request = "GET /a HTTP/2\r\n\r\n",
                           .response = "HTTP/2 304 \r\netag: \"1\"\r\n\r\n",
                           .address = ""};
  fetch(page, {.status = 304});
  const auto all = records();
  BOOST_REQUIRE(all.size() == 3U);
  BOOST_TEST(all[1].header.type() == "revisit");
  BOOST_TEST(all[1].header.field("WARC-Profile") ==
             "http://netpreserve.org/warc/1.1/revisit/server-not-modified");
  BOOST_TEST(all[1].header.field("WARC-IP-Address") == "");
  BOOST_TEST(all[1].block == "HTTP/1.1 304 \r\netag: \"1\"\r\n\r\n");
  BOOST_TEST(all[2].block == "GET /a HTTP/1.1\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(a_failure_is_kept_as_metadata) {
  fetch(page, {.failure = PageReply::Failure::too_large, .reason = "longer\r\nthan 2048 KiB"});
  const auto all = records();
  BOOST_REQUIRE(all.size() == 2U);
  BOOST_TEST(all[1].header.type() == "metadata");
  BOOST_TEST(all[1].header.target() == page);
  BOOST_TEST(all[1].block.starts_with("fetch-failure: longer"));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_archived_is_not_passed_on) {
  fetch(page, ok("<p>A</p>"));
  rlimit before{};
  std::signal(SIGXFSZ, SIG_IGN);
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit none{.rlim_cur = 1, .rlim_max = before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &none);
  network.next = ok("<p>B</p>");
  source.start({.id = 8, .url = *parse_url(page)});
  const auto replies = source.wait(1s);
  setrlimit(RLIMIT_FSIZE, &before);
  BOOST_TEST(replies.empty());
  BOOST_REQUIRE(source.error().has_value());
  BOOST_TEST(source.error()->message.find("archive cannot be written") != std::string::npos);
  BOOST_TEST(source.wait(1s).empty());
  BOOST_TEST(records().size() == 3U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
