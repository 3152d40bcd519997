#include "crawlers/fetch/downloader.h"

#include <boost/test/unit_test.hpp>
#include <zlib.h>

#include "tests/crawlers/fetch/raw_server.h"

namespace rundkurs {
namespace {

using namespace std::chrono_literals;
using test::RawServer;
using Failure = PageReply::Failure;

std::string answer(std::string_view body, std::string_view headers = "") {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n" + std::string(headers) + "Connection: close\r\n\r\n" +
         std::string(body);
}

std::string gzipped(const std::string& text) {
  z_stream stream{};
  BOOST_REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, text.size()), '\0');
  std::string in = text;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  BOOST_REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

DownloaderOptions options_for(const RawServer& server) {
  return {.user_agent = "rundkurs-test/1 (+http://localhost/robot)",
          .gate = AddressGate(*parse_endpoints("127.0.0.1:" + std::to_string(server.port())))};
}

PageReply fetch(DownloaderOptions options, PageRequest request) {
  Downloader downloader(std::move(options));
  downloader.start(std::move(request));
  while (downloader.running() > 0) {
    auto replies = downloader.wait(1s);
    if (!replies.empty()) return std::move(replies.front());
  }
  throw std::logic_error("a request ended without a reply");
}

PageReply fetch(const RawServer& server, std::string_view path) {
  return fetch(options_for(server), {.url = *parse_url(server.url(path))});
}

BOOST_AUTO_TEST_SUITE(downloader)

BOOST_AUTO_TEST_CASE(a_page_comes_with_its_headers) {
  RawServer server([](const std::string&) { return answer("<h1>Hei</h1>", "ETag: \"1\"\r\n"); });
  const auto reply = fetch(server, "/emne");
  BOOST_TEST(static_cast<int>(reply.failure) == static_cast<int>(Failure::none));
  BOOST_TEST(reply.status == 200);
  BOOST_TEST(reply.body == "<h1>Hei</h1>");
  BOOST_TEST(reply.headers.first("etag") == "\"1\"");
  const auto request = server.requests().front();
  BOOST_TEST(request.starts_with("GET /emne HTTP/1.1\r\n"));
  BOOST_TEST(request.find("User-Agent: rundkurs-test/1 (+http://localhost/robot)") !=
             std::string::npos);
  BOOST_TEST(request.find("Accept-Encoding: ") != std::string::npos);
  BOOST_TEST(request.find("Cookie") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_service_gets_the_headers_that_it_asks_for) {
  RawServer server([](const std::string&) { return answer("[]"); });
  const auto reply =
      fetch(options_for(server),
            {.url = *parse_url(server.url("/feed")),
             .headers = {{"accept", "application/vnd.demo+json"}, {"X-Client", "a\r\nX-Evil: 1"}}});
  BOOST_TEST(reply.status == 200);
  const auto request = server.requests().front();
  BOOST_TEST(request.find("\r\naccept: application/vnd.demo+json\r\n") != std::string::npos);
  BOOST_TEST(request.find("text/html") == std::string::npos);
  BOOST_TEST(request.find("\r\nX-Client: aX-Evil: 1\r\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(heads_are_kept_as_they_were_where_that_is_asked) {
  const std::string head = "HTTP/1.1 200 Fint\r\nX-Odd:  a\r\nContent-Length: 2\r\n\r\n";
  RawServer server([&](const std::string&) {
    return "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + head + "ja";
  });
  WireHeadsById heads;
  auto options = options_for(server);
  options.heads = &heads;
  const auto reply = fetch(options, {.id = 7, .url = *parse_url(server.url("/emne"))});
  BOOST_TEST(reply.body == "ja");
  BOOST_TEST(heads[7].response == head);
  BOOST_TEST(heads[7].request == server.requests().back());
  BOOST_TEST(heads[7].address == "127.0.0.1");
}

BOOST_AUTO_TEST_CASE(a_redirect_is_reported_and_not_followed) {
  RawServer server([](const std::string&) {
    return "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n";
  });
  const auto reply = fetch(server, "/");
  BOOST_TEST(reply.status == 302);
  BOOST_TEST(reply.headers.first("location") == "file:///etc/passwd");
  BOOST_TEST(server.requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(validators_are_sent_and_304_has_no_body) {
  RawServer server([](const std::string&) { return "HTTP/1.1 304 Not Modified\r\n\r\n"; });
  const auto reply = fetch(options_for(server),
                           {.url = *parse_url(server.url("/")),
                            .etag = "\"v1\"",
                            .last_modified = "Mon, 05 Jan 2026 10:00:00 GMT\r\nX-Evil: 1"});
  BOOST_TEST(reply.status == 304);
  const auto request = server.requests().front();
  BOOST_TEST(request.find("If-None-Match: \"v1\"\r\n") != std::string::npos);
  BOOST_TEST(request.find("If-Modified-Since: Mon, 05 Jan 2026 10:00:00 GMTX-Evil: 1\r\n") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_limit_counts_decoded_bytes) {
  const auto small = gzipped("<p>" + std::string(1000, 'a') + "</p>");
  const auto bomb = gzipped(std::string(std::size_t{8} << 20U, ' '));
  BOOST_TEST(bomb.size() < 20'000U);
  RawServer server([&](const std::string& request) {
    return answer(request.starts_with("GET /small") ? small : bomb, "Content-Encoding: gzip\r\n");
  });
  BOOST_TEST(fetch(server, "/small").body.size() == 1007U);
  const auto reply = fetch(server, "/bomb");
  BOOST_TEST(static_cast<int>(reply.failure) == static_cast<int>(Failure::too_large));
  BOOST_TEST(reply.body.empty());
}

BOOST_AUTO_TEST_CASE(gzip_brotli_and_zstd_are_asked_for_and_decoded) {
  // "<h1>Hei</h1>" as the command line tools pack it; libcurl may be built without the last two.
  constexpr auto brotli = "\x8b\x05\x80<h1>Hei</h1>\x03";
  const std::string zstd("\x28\xb5\x2f\xfd\x20\x0c\x61\x00\x00<h1>Hei</h1>", 21);
  RawServer server([&](const std::string& request) {
    if (request.starts_with("GET /br")) return answer(brotli, "Content-Encoding: br\r\n");
    if (request.starts_with("GET /zstd")) return answer(zstd, "Content-Encoding: zstd\r\n");
    return answer(gzipped("<h1>Hei</h1>"), "Content-Encoding: gzip\r\n");
  });
  for (const char* path : {"/gzip", "/br", "/zstd"}) {
    BOOST_TEST(fetch(server, path).body == "<h1>Hei</h1>", path);
  }
  const auto request = server.requests().front();
  const auto accepted = request.substr(request.find("Accept-Encoding: "));
  for (const char* coding : {"gzip", "br", "zstd"}) {
    BOOST_TEST(accepted.substr(0, accepted.find('\r')).find(coding) != std::string::npos, coding);
  }
}

BOOST_AUTO_TEST_CASE(bodies_packed_many_times_over_are_refused) {
  std::string body = "<h1>Hei</h1>";
  std::string codings;
  for (int i = 0; i < 20; ++i) {
    body = gzipped(body);
    codings += i == 0 ? "gzip" : ", gzip";
  }
  RawServer server(
      [&](const std::string&) { return answer(body, "Content-Encoding: " + codings + "\r\n"); });
  BOOST_TEST(static_cast<int>(fetch(server, "/").failure) == static_cast<int>(Failure::broken));
}

BOOST_AUTO_TEST_CASE(of_a_long_robots_txt_the_beginning_is_enough) {
  RawServer server([&](const std::string&) { return answer(std::string(100'000, 'a')); });
  const auto reply =
      fetch(options_for(server),
            {.url = *parse_url(server.url("/robots.txt")), .max_bytes = 1000, .keep_cut = true});
  BOOST_TEST(static_cast<int>(reply.failure) == static_cast<int>(Failure::none));
  BOOST_TEST(reply.status == 200);
  BOOST_TEST(reply.body.size() == 1000U);
}

BOOST_AUTO_TEST_CASE(what_is_broken_is_no_page) {
  struct Case {
    const char* path;
    std::string bytes;
    Failure failure;
  };
  std::string flood = "HTTP/1.1 200 OK\r\n";
  for (int i = 0; i < 400; ++i)
    flood += "Set-Cookie: a=" + std::to_string(i) + "\r\n";
  const Case cases[] = {
      {"/short", "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalv", Failure::broken},
      {"/chunk",
       "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nabc\r\n",
       Failure::broken},
      {"/nothing", "", Failure::unreachable},
      {"/old", "<h1>no header</h1>", Failure::broken},
      {"/flood", flood + "\r\nx", Failure::too_large},
      {"/huge", "HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\nx", Failure::too_large},
      {"/pdf", "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF", Failure::no_text},
  };
  RawServer server([&](const std::string& request) {
    for (const auto& one : cases) {
      if (request.starts_with(std::string("GET ") + one.path)) return one.bytes;
    }
    return std::string();
  });
  for (const auto& one : cases) {
    BOOST_TEST_CONTEXT(one.path) {
      const auto reply = fetch(server, one.path);
      BOOST_TEST(static_cast<int>(reply.failure) == static_cast<int>(one.failure), reply.reason);
      BOOST_TEST(!reply.reason.empty());
      BOOST_TEST(reply.body.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_server_that_does_not_finish_is_given_up) {
  RawServer server([](const std::string&) {
    return "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<h1>" + std::string(RawServer::stall);
  });
  auto options = options_for(server);
  options.deadline = 300ms;
  const auto reply = fetch(std::move(options), {.url = *parse_url(server.url("/"))});
  BOOST_TEST(static_cast<int>(reply.failure) == static_cast<int>(Failure::too_slow));
}

BOOST_AUTO_TEST_CASE(an_address_that_is_not_public_is_never_dialled) {
  RawServer server([](const std::string&) { return answer("hemmelig"); });
  const auto port = std::to_string(server.port());
  DownloaderOptions options = {.user_agent = "rundkurs-test/1"};
  options.gate = AddressGate(*parse_endpoints("127.0.0.1:1"));
  for (const char* host : {"127.0.0.1", "localhost", "0x7f000001", "127.1", "[::ffff:127.0.0.1]"}) {
    BOOST_TEST_CONTEXT(host) {
      const auto url = parse_url("http://" + std::string(host) + ":" + port + "/");
      BOOST_REQUIRE(url.has_value());
      const auto reply = fetch(options, {.url = *url});
      BOOST_TEST(static_cast<int>(reply.failure) == static_cast<int>(Failure::forbidden));
    }
  }
  BOOST_TEST(server.requests().empty());
}

BOOST_AUTO_TEST_CASE(all_hosts_can_be_led_to_one_address) {
  RawServer server([](const std::string&) { return answer("her"); });
  auto options = options_for(server);
  options.resolve_to = "127.0.0.1:" + std::to_string(server.port());
  const auto reply = fetch(options, {.url = *parse_url("https://www.demo.example/a?b=1")});
  BOOST_TEST(reply.body == "her");
  const auto request = server.requests().front();
  BOOST_TEST(request.starts_with("GET /a?b=1 HTTP/1.1\r\n"));
  BOOST_TEST(request.find("Host: www.demo.example\r\n") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
