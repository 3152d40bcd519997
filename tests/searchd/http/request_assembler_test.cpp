#include "searchd/http/request_assembler.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::http {
namespace {

using State = RequestAssembler::State;

const Limits limits;
const BodyLimit ten_bytes = [](const RequestHead&) { return std::size_t{10}; };

BOOST_AUTO_TEST_SUITE(request_assembler)

BOOST_AUTO_TEST_CASE(pieces_of_any_size_make_the_same_requests) {
  const std::string bytes =
      "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"
      "\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n";
  for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
    BOOST_TEST_CONTEXT("pieces of " << piece) {
      RequestAssembler assembler(limits, ten_bytes);
      std::vector<CompleteRequest> requests;
      for (std::size_t at = 0; at < bytes.size(); at += piece) {
        assembler.append(std::string_view(bytes).substr(at, piece));
        while (assembler.state() == State::ready)
          requests.push_back(assembler.take());
      }
      BOOST_REQUIRE(requests.size() == 2U);
      BOOST_TEST(requests[0].head.target == "/a");
      BOOST_TEST(requests[0].body == "hello");
      BOOST_TEST(requests[1].head.target == "/b");
      BOOST_TEST(requests[1].body.empty());
      BOOST_TEST((assembler.state() == State::empty));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_body_over_the_routes_limit_is_refused_by_its_length_alone) {
  RequestAssembler assembler(limits, ten_bytes);
  assembler.append("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\n");
  BOOST_REQUIRE((assembler.state() == State::rejected));
  BOOST_TEST(assembler.rejection().status == 413);
  BOOST_TEST((assembler.append("GET / HTTP/1.1\r\nHost: x\r\n\r\n") == State::rejected));
}

BOOST_AUTO_TEST_CASE(continue_is_said_once_and_only_while_the_body_is_awaited) {
  const std::string head =
      "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n";
  RequestAssembler waiting(limits, ten_bytes);
  waiting.append(head);
  BOOST_TEST(waiting.take_continue());
  BOOST_TEST(!waiting.take_continue());
  RequestAssembler impatient(limits, ten_bytes);
  impatient.append(head + "a");
  BOOST_TEST(!impatient.take_continue());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::http
