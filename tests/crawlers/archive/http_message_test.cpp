#include "crawlers/archive/http_message.h"

#include <boost/test/unit_test.hpp>

#include "tests/crawlers/archive/warc_text.h"

namespace rundkurs {
namespace {

HttpAnswer parsed(const std::string& block) {
  auto answer = parse_http_answer(block, 1000);
  if (!answer) BOOST_FAIL(answer.error().message);
  return *std::move(answer);
}

BOOST_AUTO_TEST_SUITE(http_message)

BOOST_AUTO_TEST_CASE(status_fields_and_body_are_taken_apart) {
  const auto answer =
      parsed("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nX: 1\r\n\r\n<p>");
  BOOST_TEST(answer.status == 404);
  BOOST_TEST(answer.headers.first("content-type") == "text/html");
  BOOST_TEST(answer.body == "<p>");
}

BOOST_AUTO_TEST_CASE(odd_forms_of_archives_are_understood) {
  BOOST_TEST(parsed("HTTP/2 200\nA: 1\n\nbody").body == "body");
  BOOST_TEST(parsed("HTTP/1.0 301\r\n\r\n").status == 301);
  BOOST_TEST(parsed("HTTP/1.1  200 OK\r\nno colon\r\nA: 1\r\n\r\nb").headers.first("a") == "1");
  const auto interim = parsed("HTTP/1.1 100 Continue\r\nA: 1\r\n\r\nHTTP/1.1 200 OK\r\n\r\nb");
  BOOST_TEST(interim.status == 200);
  BOOST_TEST(interim.headers.first("a") == "");
}

BOOST_AUTO_TEST_CASE(chunks_and_codings_are_undone_together) {
  const auto packed = test::gzip_member("<p>Emne</p>");
  const auto size = packed.size();
  char length[16];
  std::snprintf(length, sizeof length, "%zx", size);
  const auto answer =
      parsed("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n" +
             std::string(length) + "\r\n" + packed + "\r\n0\r\n\r\n");
  BOOST_TEST(answer.body == "<p>Emne</p>");
}

BOOST_AUTO_TEST_CASE(what_is_no_answer_is_refused) {
  for (const char* block : {"",
                            "GET / HTTP/1.1\r\n\r\n",
                            "<html>",
                            "HTTP/1.1 OK\r\n\r\n",
                            "HTTP/1.1 20\r\n\r\n",
                            "HTTP/1.1 99999 X\r\n\r\n"}) {
    BOOST_TEST(!parse_http_answer(block, 1000).has_value(), block);
  }
  const auto answer = parse_http_answer("HTTP/1.1 200 OK\r\n\r\n" + std::string(1001, 'x'), 1000);
  BOOST_REQUIRE(!answer.has_value());
  BOOST_TEST(static_cast<int>(answer.error().code) == static_cast<int>(Error::Code::refused));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
