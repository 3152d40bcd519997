#include "crawlers/archive/warc_header.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

WarcHeader parsed(std::string_view text) {
  auto header = parse_warc_header(text);
  if (!header) BOOST_FAIL(describe(header.error()));
  return *std::move(header);
}

std::string refusal(std::string_view lines) {
  const auto header = parse_warc_header("WARC/1.0\r\n" + std::string(lines) + "\r\n");
  return header ? "" : header.error().message;
}

BOOST_AUTO_TEST_SUITE(warc_header)

BOOST_AUTO_TEST_CASE(names_have_no_case_and_values_no_blanks) {
  const auto header = parsed(
      "WARC/1.1\r\nwarc-type:response\r\nContent-length:   12 \r\n"
      "WARC-Target-URI: http://uni.example/\r\n\r\n");
  BOOST_TEST(header.version == "1.1");
  BOOST_TEST(header.type() == "response");
  BOOST_TEST(header.content_length == 12U);
  BOOST_TEST(header.target() == "http://uni.example/");
  BOOST_TEST(header.field("WARC-Date") == "");
}

BOOST_AUTO_TEST_CASE(forms_of_older_tools_are_understood) {
  const auto header = parsed(
      "WARC/0.18\nWARC-Type: resource\nX-Folded: one\n  two\n"
      "WARC-Target-URI: <http://uni.example/>\nContent-Length: 0\n\n");
  BOOST_TEST(header.version == "0.18");
  BOOST_TEST(header.target() == "http://uni.example/");
  BOOST_TEST(header.field("x-folded") == "one two");
}

BOOST_AUTO_TEST_CASE(what_is_no_header_is_refused_with_the_reason) {
  BOOST_TEST(refusal("WARC-Type: response\r\n") == "has no Content-Length");
  BOOST_TEST(refusal("Content-Length: 1\r\n") == "has no WARC-Type");
  for (const char* length : {"-1", "1e3", "", "0x10", "9223372036854775808", "1 2"}) {
    BOOST_TEST_CONTEXT(length) {
      BOOST_TEST(refusal("WARC-Type: response\r\nContent-Length: " + std::string(length) + "\r\n")
                     .starts_with("Content-Length is not a length"));
    }
  }
  BOOST_TEST(refusal("WARC-Type: response\r\nContent-Length: 1\r\nContent-Length: 2\r\n") ==
             "has two Content-Lengths");
  BOOST_TEST(refusal("WARC-Type: response\r\nno colon here\r\n").find("no colon here") !=
             std::string::npos);
  using namespace std::string_literals;
  BOOST_TEST(refusal("WARC-Type: a\0b\r\nContent-Length: 1\r\n"s) == "has NUL bytes in its header");
  BOOST_TEST(!parse_warc_header("HTTP/1.1 200 OK\r\n\r\n").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
