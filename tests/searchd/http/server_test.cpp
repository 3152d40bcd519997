#include "searchd/http/server.h"

#include <chrono>
#include <stdexcept>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "tests/searchd/http/raw_client.h"
#include "tests/searchd/http/running_server.h"

namespace rundkurs::http {
namespace {

using namespace std::chrono_literals;

constexpr const char* get_small = "GET /small HTTP/1.1\r\nHost: x\r\n\r\n";

Router test_router() {
  Router router;
  router.get("/small", [](const Request&) { return json_response("{}"); });
  router.get("/text", [](const Request&) { return text_response(std::string(5000, 'a')); });
  router.get("/large", [](const Request&) { return text_response(std::string(8U << 20U, 'a')); });
  router.get("/tagged", [](const Request&) {
    auto response = json_response("{\"a\":1}");
    response.etag = "r1";
    return response;
  });
  router.get("/throws",
             [](const Request&) -> Response { throw std::runtime_error("secret /var/lib/x"); });
  router.get("/peer", [](const Request& request) {
    return text_response(request.peer + " " + std::string(request.field("remote_addr")));
  });
  router.get("/echo", [](const Request& request) {
    return text_response(std::string(request.parameter("q")));
  });
  router.get("/slow", [](const Request&) {
    std::this_thread::sleep_for(300ms);
    return text_response("slow");
  });
  router.post(
      "/body",
      [](const Request& request) { return text_response(std::to_string(request.body.size())); },
      {100, {"application/json"}});
  return router;
}

std::string ask(int port, std::string_view bytes) {
  RawClient client(port);
  client.send(bytes);
  return client.answer();
}

std::string get(int port, const std::string& path, const std::string& fields = "") {
  return ask(port, "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n");
}

std::string post(const std::string& length, const std::string& more = "") {
  return "POST /body HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + more +
         "Content-Length: " + length + "\r\n\r\n";
}

struct Serving {
  Router router = test_router();
  RunningServer server{router};
};

BOOST_AUTO_TEST_SUITE(server)

BOOST_FIXTURE_TEST_CASE(the_table_of_limits, Serving) {
  struct Case {
    std::string bytes;
    int status;
  };
  std::string many_lines;
  for (int i = 0; i < 1000; ++i)
    many_lines += "A" + std::to_string(i) + ": b\r\n";
  const Case cases[] = {
      {get_small, 200},
      {"GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
      {"GET / HTTP/1.1\r\nHost: x\r\n" + many_lines + "\r\n", 431},
      {"GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(65536, 'b') + "\r\n\r\n", 431},
      {post("100") + std::string(100, ' '), 200},
      {post("101") + std::string(101, ' '), 413},
      {post("10000000000"), 413},
      {post("4", "Content-Length: 4\r\n") + "abcd", 400},
      {post("4", "Content-Encoding: gzip\r\n") + "abcd", 415},
      {"POST /body HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411},
      {"POST /body HTTP/1.1\r\nHost: x\r\nContent-Type: text/x\r\nContent-Length: 1\r\n\r\na", 415},
      {"DELETE /small HTTP/1.1\r\nHost: x\r\n\r\n", 405},
      {"GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n", 404},
      {"BREW /small HTTP/1.1\r\nHost: x\r\n\r\n", 501},
      {"GET /small HTTP/3.0\r\nHost: x\r\n\r\n", 505},
  };
  for (const auto& [bytes, status] : cases) {
    BOOST_TEST_CONTEXT(bytes.substr(0, 100)) {
      const auto answer = ask(server.port(), bytes);
      BOOST_TEST(status_of(answer) == status);
      if (status >= 400) BOOST_TEST(field_of(answer, "content-type") == "application/problem+json");
      BOOST_TEST(field_of(answer, "x-content-type-options") == "nosniff");
    }
  }
}

BOOST_FIXTURE_TEST_CASE(a_refusal_ends_the_connection, Serving) {
  RawClient client(server.port());
  client.send(std::string("GET /small\r\n\r\n") + get_small);
  const auto all = client.until_closed();
  BOOST_TEST(status_of(all) == 400);
  BOOST_TEST(all.find("200 OK") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(requests_behind_one_another_are_answered_in_order, Serving) {
  RawClient client(server.port());
  std::string requests;
  for (int i = 0; i < 50; ++i)
    requests += "GET /echo?q=" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
  BOOST_REQUIRE(client.send(requests));
  for (int i = 0; i < 50; ++i)
    BOOST_TEST(body_of(client.answer()) == std::to_string(i));
}

BOOST_FIXTURE_TEST_CASE(a_body_is_never_taken_for_a_request, Serving) {
  RawClient client(server.port());
  const std::string inner = "GET /small HTTP/1.1\r\nHost: y\r\n\r\n";
  client.send("GET /echo?q=outer HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " +
              std::to_string(inner.size()) + "\r\n\r\n" + inner);
  const auto all = client.until_closed();
  BOOST_TEST(body_of(all) == "outer");
}

BOOST_FIXTURE_TEST_CASE(head_is_get_without_the_body, Serving) {
  RawClient client(server.port());
  client.send("HEAD /text HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const auto all = client.until_closed();
  BOOST_TEST(status_of(all) == 200);
  BOOST_TEST(field_of(all, "content-length") == "5000");
  BOOST_TEST(body_of(all).empty());
}

BOOST_FIXTURE_TEST_CASE(an_answer_is_compressed_for_those_who_take_it, Serving) {
  const auto packed = get(server.port(), "/text", "Accept-Encoding: gzip, br\r\n");
  BOOST_TEST(field_of(packed, "content-encoding") == "gzip");
  BOOST_TEST(body_of(packed).size() < 200U);
  const auto plain = get(server.port(), "/text");
  BOOST_TEST(field_of(plain, "content-encoding").empty());
  BOOST_TEST(body_of(plain).size() == 5000U);
}

BOOST_FIXTURE_TEST_CASE(ranges_are_not_served, Serving) {
  const auto answer = get(server.port(), "/text", "Range: bytes=0-1,0-1,0-1,2-3\r\n");
  BOOST_TEST(status_of(answer) == 200);
  BOOST_TEST(body_of(answer).size() == 5000U);
}

BOOST_FIXTURE_TEST_CASE(a_known_version_is_answered_with_304, Serving) {
  const auto tag = field_of(get(server.port(), "/tagged"), "etag");
  BOOST_REQUIRE(!tag.empty());
  const auto again = get(server.port(), "/tagged", "If-None-Match: " + tag + "\r\n");
  BOOST_TEST(status_of(again) == 304);
  BOOST_TEST(field_of(again, "content-length").empty());
  BOOST_TEST(field_of(again, "etag") == tag);
}

BOOST_FIXTURE_TEST_CASE(an_exception_tells_the_client_nothing, Serving) {
  RawClient client(server.port());
  client.send("GET /throws HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const auto all = client.until_closed();
  BOOST_TEST(status_of(all) == 500);
  BOOST_TEST(all.find("secret") == std::string::npos);
  BOOST_TEST(all.find("EXCEPTION") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(the_peers_address_cannot_be_forged, Serving) {
  BOOST_TEST(body_of(get(server.port(), "/peer", "REMOTE_ADDR: 9.9.9.9\r\n")) == "127.0.0.1 ");
}

BOOST_FIXTURE_TEST_CASE(a_parameter_cannot_add_header_fields, Serving) {
  const auto answer = get(server.port(), "/echo?q=%0d%0aSet-Cookie:%20a=b");
  BOOST_TEST(field_of(answer, "set-cookie").empty());
  BOOST_TEST(body_of(answer) == "\r\nSet-Cookie: a=b");
}

BOOST_FIXTURE_TEST_CASE(who_asks_first_is_told_to_go_on, Serving) {
  RawClient client(server.port());
  client.send(post("4", "Expect: 100-continue\r\n"));
  BOOST_TEST(status_of(client.answer()) == 100);
  client.send("abcd");
  BOOST_TEST(body_of(client.answer()) == "4");
}

BOOST_AUTO_TEST_CASE(slow_clients_hold_no_thread_and_are_cut_off) {
  const auto router = test_router();
  Limits limits;
  limits.header_time = limits.body_time = limits.idle_time = 1s;
  limits.workers = 1;
  RunningServer server(router, limits);
  std::vector<RawClient> slow;
  for (int i = 0; i < 40; ++i) {
    slow.emplace_back(server.port());
    if (i % 4 == 1) slow.back().send("GET /sm");
    if (i % 4 == 2) slow.back().send(post("50") + "a");
    if (i % 4 == 3) {
      slow.back().send(get_small);
      BOOST_TEST(status_of(slow.back().answer()) == 200);
    }
  }
  BOOST_TEST(status_of(get(server.port(), "/small")) == 200);
  for (auto& client : slow)
    BOOST_TEST(client.until_closed().empty());
}

BOOST_AUTO_TEST_CASE(what_comes_to_a_worker_that_waits_for_more_is_as_good_as_to_the_loop) {
  const auto router = test_router();
  Limits limits;
  limits.ask_on_time = 1s;
  RunningServer server(router, limits);
  RawClient client(server.port());
  const auto ask_on = [&](std::string_view first, std::string_view second) {
    client.send(get_small);
    BOOST_TEST(status_of(client.answer()) == 200);
    client.send(first);
    std::this_thread::sleep_for(20ms);
    client.send(second);
    return client.answer();
  };
  BOOST_TEST(status_of(ask_on(get_small, "")) == 200);
  BOOST_TEST(status_of(ask_on("GET /sm", "all HTTP/1.1\r\nHost: x\r\n\r\n")) == 200);
  BOOST_TEST(body_of(ask_on(post("4") + "ab", "cd")) == "4");
  BOOST_TEST(status_of(ask_on(post("4", "Expect: 100-continue\r\n"), "")) == 100);
  client.send("abcd");
  BOOST_TEST(body_of(client.answer()) == "4");
  BOOST_TEST(body_of(ask_on("GET /large HTTP/1.1\r\nHost: x\r\n\r\n", "")).size() == 8U << 20U);
  BOOST_TEST(status_of(ask_on(std::string(get_small) + get_small, "")) == 200);
  BOOST_TEST(status_of(client.answer()) == 200);
  BOOST_TEST(status_of(ask_on("GET /small\r\n\r\n", "")) == 400);
  BOOST_TEST(client.until_closed().empty());
}

BOOST_AUTO_TEST_CASE(the_last_free_worker_waits_for_nobody) {
  const auto router = test_router();
  Limits limits;
  limits.workers = 1;
  limits.ask_on_time = 20s;  // More than the other client's patience.
  RunningServer server(router, limits);
  RawClient kept(server.port());
  kept.send(get_small);
  BOOST_TEST(status_of(kept.answer()) == 200);
  BOOST_TEST(status_of(get(server.port(), "/small")) == 200);
}

BOOST_AUTO_TEST_CASE(an_answer_waits_for_a_reader_without_holding_a_thread) {
  const auto router = test_router();
  Limits limits;
  limits.workers = 1;
  RunningServer server(router, limits);
  std::vector<RawClient> lazy;
  for (int i = 0; i < 4; ++i) {
    lazy.emplace_back(server.port(), 4096);
    lazy.back().send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
  }
  BOOST_TEST(status_of(get(server.port(), "/small")) == 200);
  BOOST_TEST(body_of(lazy.front().answer()).size() == 8U << 20U);
}

BOOST_AUTO_TEST_CASE(answers_for_slow_readers_are_bounded_in_all) {
  const auto router = test_router();
  Limits limits;
  limits.parked_answer_bytes = 20U << 20U;
  RunningServer server(router, limits);
  std::vector<RawClient> lazy;
  for (int i = 0; i < 6; ++i) {
    lazy.emplace_back(server.port(), 4096);
    lazy.back().send("GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  }
  // The limit is kept by dropping: not everybody gets the whole answer, somebody does.
  std::size_t whole = 0;
  for (int tries = 0;
       tries < 100 && server.metrics().find("dropped_total 0\n") != std::string::npos;
       ++tries)
    std::this_thread::sleep_for(100ms);
  for (auto& client : lazy)
    whole += body_of(client.until_closed()).size() == 8U << 20U ? 1 : 0;
  BOOST_TEST(whole > 0U);
  BOOST_TEST(whole < lazy.size());
}

BOOST_AUTO_TEST_CASE(the_oldest_idle_connection_makes_room) {
  const auto router = test_router();
  Limits limits;
  limits.connections = 5;
  limits.workers = 1;  // Several may give connections back in another order than they answered.
  RunningServer server(router, limits);
  std::vector<RawClient> clients;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back(server.port());
    clients.back().send(get_small);
    BOOST_TEST(status_of(clients.back().answer()) == 200);
  }
  BOOST_TEST(clients.front().until_closed().empty());
  clients.back().send(get_small);
  BOOST_TEST(status_of(clients.back().answer()) == 200);
}

BOOST_AUTO_TEST_CASE(a_stop_finishes_what_runs_and_lets_nobody_hang) {
  const auto router = test_router();
  RunningServer server(router);
  RawClient idle(server.port());
  RawClient half(server.port());
  RawClient kept(server.port());
  RawClient running(server.port());
  half.send("GET / HT");
  kept.send(get_small);
  BOOST_TEST(status_of(kept.answer()) == 200);
  running.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  std::this_thread::sleep_for(50ms);
  server.ask_to_stop();
  BOOST_TEST(body_of(running.until_closed()) == "slow");
  BOOST_TEST(idle.until_closed().empty());
  BOOST_TEST(half.until_closed().empty());
  BOOST_TEST(kept.until_closed().empty());
  server.stop();
  BOOST_CHECK_THROW(RawClient(server.port()), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::http
