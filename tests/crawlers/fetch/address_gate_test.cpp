#include "crawlers/fetch/address_gate.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

Endpoint endpoint(const std::string& host, int port = 80) {
  const auto parsed = parse_endpoints(host + ":" + std::to_string(port));
  BOOST_REQUIRE_MESSAGE(parsed.has_value(), host);
  return parsed->front();
}

BOOST_AUTO_TEST_SUITE(address_gate)

BOOST_AUTO_TEST_CASE(only_public_addresses_pass) {
  for (const char* host :
       {"0.0.0.0",        "10.1.2.3",           "100.64.0.1",        "100.127.255.255",
        "127.0.0.1",      "127.255.255.254",    "169.254.169.254",   "172.16.0.1",
        "172.31.255.255", "192.168.1.1",        "192.0.2.1",         "198.19.0.1",
        "203.0.113.9",    "224.0.0.1",          "255.255.255.255",   "[::]",
        "[::1]",          "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]", "[fe80::1]",
        "[fc00::1]",      "[fdff::1]",          "[ff02::1]",         "[64:ff9b::7f00:1]",
        "[2001:db8::1]",  "[2002:7f00:1::]",    "[2001::1]",         "[::7f00:1]"}) {
    BOOST_TEST_CONTEXT(host) {
      BOOST_TEST(!AddressGate().permits(endpoint(host)));
    }
  }
  for (const char* host : {"8.8.8.8",
                           "100.63.255.255",
                           "100.128.0.1",
                           "172.15.0.1",
                           "172.32.0.1",
                           "192.167.1.1",
                           "198.17.255.1",
                           "223.255.255.1",
                           "[::ffff:8.8.8.8]",
                           "[2001:700::1]",
                           "[2a00:1450::1]"}) {
    BOOST_TEST_CONTEXT(host) {
      BOOST_TEST(AddressGate().permits(endpoint(host)));
    }
  }
}

BOOST_AUTO_TEST_CASE(an_exception_is_for_one_address_and_port) {
  const AddressGate gate(*parse_endpoints("127.0.0.1:8080,[::1]:8080"));
  BOOST_TEST(gate.permits(endpoint("127.0.0.1", 8080)));
  BOOST_TEST(gate.permits(endpoint("[::ffff:127.0.0.1]", 8080)));
  BOOST_TEST(gate.permits(endpoint("[::1]", 8080)));
  BOOST_TEST(!gate.permits(endpoint("127.0.0.1", 8081)));
  BOOST_TEST(!gate.permits(endpoint("127.0.0.2", 8080)));
  BOOST_TEST(gate.permits(endpoint("8.8.8.8", 443)));
  const AddressGate closed(*parse_endpoints("localhost:8080"), AddressGate::Reach::exceptions_only);
  BOOST_TEST(closed.permits(endpoint("[::1]", 8080)));
  BOOST_TEST(!closed.permits(endpoint("8.8.8.8", 443)));
}

BOOST_AUTO_TEST_CASE(what_is_no_endpoint_is_refused) {
  for (const char* text : {"",
                           "127.0.0.1",
                           "127.0.0.1:",
                           "127.0.0.1:0",
                           "127.0.0.1:99999",
                           "127.1:80",
                           "demo.example:80",
                           "::1:80",
                           "127.0.0.1:80,",
                           "127.0.0.1:80x"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(!parse_endpoints(text).has_value());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
