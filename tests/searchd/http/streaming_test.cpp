#include <atomic>
#include <chrono>
#include <mutex>
#include <stdexcept>
#include <thread>

#include <boost/test/unit_test.hpp>
#include <zlib.h>

#include "searchd/http/streamed_body.h"
#include "tests/searchd/http/raw_client.h"
#include "tests/searchd/http/running_server.h"

namespace rundkurs::http {
namespace {

using namespace std::chrono_literals;

/// Pieces of the same size, and how many sources live and pieces were made.
class Pieces final : public BodySource {
 public:
  Pieces(int count, std::size_t size) : left_(count), size_(size) { ++living; }
  ~Pieces() override { --living; }
  std::string next() override {
    if (left_ < 0) throw std::runtime_error("the index is gone");
    if (left_ == 0) return {};
    ++made;
    if (--left_ == 0 && size_ == 7) left_ = -1;  // The broken one.
    return std::string(size_, 'a');
  }

  static inline std::atomic<int> living = 0;
  static inline std::atomic<int> made = 0;

 private:
  int left_;
  std::size_t size_;
};

Router streaming_router() {
  Router router;
  const auto add = [&router](const char* path, int count, std::size_t size) {
    router.get(path, [count, size](const Request&) {
      Response response;
      response.content_type = "text/csv; charset=utf-8";
      response.etag = "r1";
      response.source = std::make_shared<Pieces>(count, size);
      return response;
    });
  };
  add("/some", 3, 1000);
  add("/large", 2000, 65536);
  add("/broken", 3, 7);
  add("/nothing", 0, 1);
  router.get("/small", [](const Request&) { return text_response("small"); });
  return router;
}

struct Streaming {
  Router router = streaming_router();
  RunningServer server{router};

  std::string get(const std::string& path,
                  const std::string& fields = "",
                  const std::string& method = "GET",
                  const std::string& version = "1.1") const {
    RawClient client(server.port());
    client.send(method + " " + path + " HTTP/" + version + "\r\nHost: x\r\nConnection: close\r\n" +
                fields + "\r\n");
    return client.until_closed();
  }
};

struct Decoded {
  std::string body;
  bool whole = false;
};

Decoded decode(std::string_view chunked) {
  Decoded decoded;
  while (!chunked.empty()) {
    const auto line = chunked.find("\r\n");
    if (line == std::string_view::npos) return decoded;
    const auto size = std::stoul(std::string(chunked.substr(0, line)), nullptr, 16);
    if (chunked.size() < line + 4 + size) return decoded;
    decoded.body += chunked.substr(line + 2, size);
    chunked.remove_prefix(line + 4 + size);
    if (size == 0) decoded.whole = chunked.empty();
  }
  return decoded;
}

std::string inflated(const std::string& packed) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string input = packed;
  std::string output(1U << 20U, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(output.data());
  stream.avail_out = static_cast<uInt>(output.size());
  const int done = inflate(&stream, Z_FINISH);
  output.resize(done == Z_STREAM_END ? stream.total_out : 0);
  inflateEnd(&stream);
  return output;
}

BOOST_AUTO_TEST_SUITE(streaming)

BOOST_FIXTURE_TEST_CASE(a_stream_comes_in_chunks, Streaming) {
  const auto answer = get("/some");
  BOOST_TEST(status_of(answer) == 200);
  BOOST_TEST(field_of(answer, "transfer-encoding") == "chunked");
  BOOST_TEST(field_of(answer, "content-length").empty());
  BOOST_TEST(field_of(answer, "x-content-type-options") == "nosniff");
  const auto decoded = decode(body_of(answer));
  BOOST_TEST(decoded.whole);
  BOOST_TEST(decoded.body == std::string(3000, 'a'));
  const auto empty = decode(body_of(get("/nothing")));
  BOOST_TEST(empty.whole);
  BOOST_TEST(empty.body.empty());
}

BOOST_FIXTURE_TEST_CASE(a_stream_is_compressed_for_those_who_take_it, Streaming) {
  const auto answer = get("/some", "Accept-Encoding: gzip\r\n");
  BOOST_TEST(field_of(answer, "content-encoding") == "gzip");
  const auto decoded = decode(body_of(answer));
  BOOST_TEST(decoded.whole);
  BOOST_TEST(decoded.body.size() < 200U);
  BOOST_TEST(inflated(decoded.body) == std::string(3000, 'a'));
}

BOOST_FIXTURE_TEST_CASE(an_old_client_gets_it_plain_up_to_the_end_of_the_connection, Streaming) {
  const auto answer = get("/some", "", "GET", "1.0");
  BOOST_TEST(field_of(answer, "transfer-encoding").empty());
  BOOST_TEST(body_of(answer) == std::string(3000, 'a'));
}

BOOST_FIXTURE_TEST_CASE(head_and_known_versions_start_no_stream, Streaming) {
  const auto made = Pieces::made.load();
  const auto head = get("/some", "", "HEAD");
  BOOST_TEST(status_of(head) == 200);
  BOOST_TEST(body_of(head).empty());
  const auto known = get("/some", "If-None-Match: W/\"r1\"\r\n");
  BOOST_TEST(status_of(known) == 304);
  BOOST_TEST(Pieces::made == made);
}

BOOST_FIXTURE_TEST_CASE(the_connection_goes_on_behind_a_stream, Streaming) {
  RawClient client(server.port());
  client.send(
      "GET /some HTTP/1.1\r\nHost: x\r\n\r\n"
      "GET /small HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const auto all = client.until_closed();
  const auto second = all.find("HTTP/1.1 200 OK", 10);
  BOOST_REQUIRE(second != std::string::npos);
  BOOST_TEST(decode(body_of(all.substr(0, second))).whole);
  BOOST_TEST(body_of(all.substr(second)) == "small");
}

BOOST_FIXTURE_TEST_CASE(what_breaks_on_the_way_is_not_taken_for_whole, Streaming) {
  const auto decoded = decode(body_of(get("/broken")));
  BOOST_TEST(!decoded.whole);
  BOOST_TEST(decoded.body == std::string(21, 'a'));
}

BOOST_FIXTURE_TEST_CASE(a_client_that_goes_away_stops_it, Streaming) {
  const auto before = Pieces::made.load();
  {
    RawClient client(server.port(), 4096);
    client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
    std::this_thread::sleep_for(200ms);
    // It waits for the reader: only what the sockets hold has been made.
    BOOST_TEST(Pieces::made - before < 200);
    BOOST_TEST(Pieces::living == 1);
    // Others are answered meanwhile.
    BOOST_TEST(body_of(get("/small")) == "small");
  }
  for (int tries = 0; tries < 100 && Pieces::living > 0; ++tries)
    std::this_thread::sleep_for(50ms);
  BOOST_TEST(Pieces::living == 0);
  BOOST_TEST(Pieces::made - before < 200);
}

BOOST_FIXTURE_TEST_CASE(requests_are_counted_by_route_and_status, Streaming) {
  get("/small");
  get("/small");
  get("/some");
  get("/nowhere/at/all");
  const auto text = server.metrics();
  const auto has = [&text](const std::string& line) {
    return text.find("\n" + line + "\n") != std::string::npos;
  };
  BOOST_TEST(has("rundkurs_http_requests_total{route=\"/small\",status=\"200\"} 2"));
  BOOST_TEST(has("rundkurs_http_requests_total{route=\"/some\",status=\"200\"} 1"));
  BOOST_TEST(has("rundkurs_http_requests_total{route=\"none\",status=\"404\"} 1"));
  BOOST_TEST(has("rundkurs_http_request_duration_seconds_count{route=\"/small\"} 2"));
  BOOST_TEST(has("rundkurs_http_request_duration_seconds_bucket{route=\"/small\",le=\"+Inf\"} 2"));
  BOOST_TEST(has("rundkurs_http_queue_length 0"));
}

BOOST_FIXTURE_TEST_CASE(every_answer_has_a_name_of_its_own, Streaming) {
  const auto first = field_of(get("/small"), "x-request-id");
  const auto second = field_of(get("/nowhere"), "x-request-id");
  BOOST_TEST(!first.empty());
  BOOST_TEST(!second.empty());
  BOOST_TEST(first != second);
}

/// Keeps the lines of a log.
class KeptLog final : public Log {
 public:
  void write(Level, std::string_view event, const Fields& fields) override {
    std::string line(event);
    for (const auto& [name, value] : fields)
      line.append(" ").append(name).append("=").append(value);
    const std::lock_guard lock(mutex_);
    text_ += line + "\n";
  }
  std::string text() const {
    const std::lock_guard lock(mutex_);
    return text_;
  }

 private:
  mutable std::mutex mutex_;
  std::string text_;
};

BOOST_AUTO_TEST_CASE(the_access_log_says_nothing_about_people) {
  const auto router = streaming_router();
  KeptLog access;
  RunningServer server(router, {}, &access);
  RawClient client(server.port());
  client.send(
      "GET /small?q=kari.nordmann@example.no HTTP/1.1\r\nHost: x\r\n"
      "User-Agent: Karis own\r\nConnection: close\r\n\r\n");
  const auto answer = client.until_closed();
  const auto text = access.text();
  BOOST_TEST(text.find("method=GET route=/small status=200 ms=") != std::string::npos);
  BOOST_TEST(text.find("id=" + field_of(answer, "x-request-id")) != std::string::npos);
  for (const auto* told : {"kari", "Kari", "127.0.0.1"})
    BOOST_TEST(text.find(told) == std::string::npos, told);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::http
