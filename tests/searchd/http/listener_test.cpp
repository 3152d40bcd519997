#include "searchd/http/listener.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::http {

BOOST_AUTO_TEST_SUITE(listener)

BOOST_AUTO_TEST_CASE(a_free_port_is_taken_and_told) {
  const auto listeners = listen_on("127.0.0.1:0");
  BOOST_REQUIRE(listeners.has_value());
  BOOST_REQUIRE(listeners->size() == 1U);
  BOOST_TEST(listeners->front().port > 0);
  BOOST_TEST(listeners->front().address == "127.0.0.1:" + std::to_string(listeners->front().port));
}

BOOST_AUTO_TEST_CASE(a_taken_port_is_never_shared) {
  const auto first = listen_on("127.0.0.1:0");
  BOOST_REQUIRE(first.has_value());
  const auto second = listen_on(first->front().address);
  BOOST_REQUIRE(!second.has_value());
  BOOST_TEST((second.error().code == Error::Code::conflict));
}

BOOST_AUTO_TEST_CASE(what_is_no_address_is_wrong_use) {
  for (const char* address :
       {"", "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:http", "127.0.0.1:65536", "::1:8080"}) {
    BOOST_TEST_CONTEXT(address) {
      const auto listeners = listen_on(address);
      BOOST_REQUIRE(!listeners.has_value());
      BOOST_TEST((listeners.error().code == Error::Code::usage));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace rundkurs::http
