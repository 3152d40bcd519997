#include "searchd/http/listener.h"

#include <cstdint>

#include <boost/test/unit_test.hpp>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

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

int connect_to(int port, int flags) {
  const int client = ::socket(AF_INET, SOCK_STREAM | flags, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  return client;
}

bool connected_within(int socket, int milliseconds) {
  pollfd wanted{.fd = socket, .events = POLLOUT, .revents = 0};
  return ::poll(&wanted, 1, milliseconds) == 1 && (wanted.revents & (POLLERR | POLLHUP)) == 0;
}

BOOST_AUTO_TEST_CASE(at_the_end_nobody_is_let_in_who_would_be_cut_off) {
  const auto listeners = listen_on("127.0.0.1:0");
  BOOST_REQUIRE(listeners.has_value());
  const auto& listener = listeners->front();
  const Descriptor before(connect_to(listener.port, 0));
  listener.let_nobody_in();
  const Descriptor after(connect_to(listener.port, SOCK_NONBLOCK));
  BOOST_TEST(!connected_within(after.get(), 200));
  // Whoever was let in is there, and can be spoken with.
  BOOST_TEST(::send(before.get(), "x", 1, MSG_NOSIGNAL) == 1);
  const Descriptor taken(::accept4(listener.socket.get(), nullptr, nullptr, SOCK_CLOEXEC));
  BOOST_REQUIRE(static_cast<bool>(taken));
  char byte = 0;
  BOOST_TEST(::recv(taken.get(), &byte, 1, 0) == 1);
  BOOST_TEST(::accept4(listener.socket.get(), nullptr, nullptr, SOCK_CLOEXEC) == -1);
}

BOOST_AUTO_TEST_CASE(who_comes_to_an_inherited_socket_waits_for_the_next_daemon) {
  auto listeners = listen_on("127.0.0.1:0");
  BOOST_REQUIRE(listeners.has_value());
  auto& listener = listeners->front();
  listener.inherited = true;
  listener.let_nobody_in();
  const Descriptor client(connect_to(listener.port, SOCK_NONBLOCK));
  BOOST_TEST(connected_within(client.get(), 10000));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace rundkurs::http
