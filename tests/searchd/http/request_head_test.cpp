#include "searchd/http/request_head.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::http {
namespace {

using State = HeadScanner::State;

// 0 where the head is complete and accepted, -1 where more is awaited, else the status.
int verdict(const std::string& bytes) {
  const Limits limits;
  HeadScanner scanner(limits);
  switch (scanner.scan(bytes)) {
    case State::complete:
      return 0;
    case State::incomplete:
      return -1;
    case State::rejected:
      return scanner.rejection().status;
  }
  return -2;
}

std::string get_with(const std::string& fields) {
  return "GET /healthz HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n";
}

BOOST_AUTO_TEST_SUITE(request_head)

BOOST_AUTO_TEST_CASE(a_request_is_taken_apart) {
  const Limits limits;
  HeadScanner scanner(limits);
  const std::string bytes =
      "GET /a?q=%C3%B8 HTTP/1.1\r\nHOST: example:80\r\nX-A:  b c\t\r\n\r\nrest";
  BOOST_REQUIRE(scanner.scan(bytes) == State::complete);
  BOOST_TEST(scanner.size() == bytes.size() - 4);
  const auto& head = scanner.head();
  BOOST_TEST(head.method == "GET");
  BOOST_TEST(head.target == "/a?q=%C3%B8");
  BOOST_TEST(head.minor_version == 1);
  BOOST_REQUIRE(head.find("x-a") != nullptr);
  BOOST_TEST(*head.find("x-a") == "b c");
  BOOST_TEST(head.count("host") == 1U);
}

BOOST_AUTO_TEST_CASE(what_two_readers_could_read_differently_is_refused) {
  struct Case {
    std::string bytes;
    int verdict;
  };
  const std::string nul(1, '\0');
  const Case cases[] = {
      {get_with(""), 0},
      {"\r\n" + get_with(""), 0},
      {"\r\n\r\n\r\n" + get_with(""), 400},
      {"GET /healthz HTTP/1.0\r\n\r\n", 0},
      {"GET /healthz HTTP/1.1\r\n\r\n", 400},
      {"GET /healthz\r\n\r\n", 400},
      {"GET /healthz HTTP/2.0\r\nHost: x\r\n\r\n", 505},
      {"GET /healthz HTTP/1.2\r\nHost: x\r\n\r\n", 505},
      {"GET /healthz HTTQ/1.1\r\nHost: x\r\n\r\n", 400},
      {"get /healthz HTTP/1.1\r\nHost: x\r\n\r\n", 501},
      {"CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n", 501},
      {"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", 0},
      {"GET * HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"GET  /healthz HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"GET /health z HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"GET /a%00b HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"GET /a#b HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"GET /\xc3\xb8 HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"GET /?q=\xc3\xb8 HTTP/1.1\r\nHost: x\r\n\r\n", 0},
      {"GET /healthz HTTP/1.1\nHost: x\n\n", 400},
      {"GET /healthz HTTP/1.1\r\nHost: x\r\nA: b\nC: d\r\n\r\n", 400},
      {"GET /healthz HTTP/1.1\r\n Host: x\r\n\r\n", 400},
      {"GET /healthz HTTP/1.1\r\nHost: a b/c\r\n\r\n", 400},
      {"GET /healthz HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", 0},
      {get_with("Host: y\r\n"), 400},
      {get_with("X A: 1\r\n"), 400},
      {get_with("X-A : 1\r\n"), 400},
      {get_with("NoColon\r\n"), 400},
      {get_with(": v\r\n"), 400},
      {get_with("X-A: 1\r\n 2\r\n"), 400},
      {get_with("X-A: a\rb\r\n"), 400},
      {get_with("X-A: a" + nul + "b\r\n"), 400},
      {get_with("X\x01"
                "A: b\r\n"),
       400},
      {get_with("X-A: \xe5\xe4\xf6\r\n"), 0},
      {"\x16\x03\x01", 400},
      {"GET /healthz HTTP/1.1\r\nHost: x\r\n", -1},
      {"", -1},
  };
  for (const auto& [bytes, expected] : cases) {
    BOOST_TEST_CONTEXT(bytes) {
      BOOST_TEST(verdict(bytes) == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(limits_hold_before_the_end_is_seen) {
  BOOST_TEST(verdict("GET /" + std::string(8160, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n") == 0);
  BOOST_TEST(verdict("GET /" + std::string(8180, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n") == 414);
  BOOST_TEST(verdict("GET /" + std::string(9000, 'a')) == 414);
  BOOST_TEST(verdict("GET / HTTP/1.1\r\nA: " + std::string(20000, 'a')) == 431);
  std::string lines;
  for (int i = 0; i < 99; ++i)
    lines += "A: b\r\n";
  BOOST_TEST(verdict(get_with(lines)) == 0);
  BOOST_TEST(verdict(get_with(lines + "A: b\r\n")) == 431);
  std::string bytes;
  for (int i = 0; i < 17; ++i)
    bytes += "A: " + std::string(1000, 'b') + "\r\n";
  BOOST_TEST(verdict(get_with(bytes)) == 431);
}

BOOST_AUTO_TEST_CASE(the_absolute_form_counts_by_its_path) {
  struct Case {
    const char* sent;
    const char* target;
  };
  for (const auto& [sent, target] : {Case{"http://x/healthz?a=b", "/healthz?a=b"},
                                     Case{"HTTPS://x:80", "/"},
                                     Case{"http://x?hail=all", "/?hail=all"}}) {
    const Limits limits;
    HeadScanner scanner(limits);
    BOOST_REQUIRE(scanner.scan("GET " + std::string(sent) + " HTTP/1.1\r\nHost: x\r\n\r\n") ==
                  State::complete);
    BOOST_TEST(scanner.head().target == target);
  }
}

BOOST_AUTO_TEST_CASE(variables_of_servers_are_dropped) {
  const Limits limits;
  HeadScanner scanner(limits);
  BOOST_REQUIRE(scanner.scan(get_with("REMOTE_ADDR: 127.0.0.1\r\nLocal_Port: 1\r\n")) ==
                State::complete);
  BOOST_TEST(scanner.head().fields.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_connection_lives_as_both_sides_wish) {
  struct Case {
    const char* version;
    const char* connection;
    bool lives;
  };
  for (const auto& [version, connection, lives] :
       {Case{"1.1", "", true},
        Case{"1.1", "Connection: CLOSE\r\n", false},
        Case{"1.1", "Connection: te, close\r\n", false},
        Case{"1.0", "", false},
        Case{"1.0", "Connection: keep-alive\r\n", true}}) {
    const Limits limits;
    HeadScanner scanner(limits);
    const auto bytes =
        "GET / HTTP/" + std::string(version) + "\r\nHost: x\r\n" + connection + "\r\n";
    BOOST_TEST_CONTEXT(bytes) {
      BOOST_REQUIRE(scanner.scan(bytes) == State::complete);
      BOOST_TEST(scanner.head().keep_alive() == lives);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::http
