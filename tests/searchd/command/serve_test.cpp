#include <string>

#include <arpa/inet.h>
#include <boost/test/unit_test.hpp>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/schemas/program_run.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

/// A port of this machine that somebody listens on.
class TakenPort {
 public:
  TakenPort() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    BOOST_REQUIRE(::bind(socket_, any, length) == 0);
    BOOST_REQUIRE(::listen(socket_, 1) == 0);
    BOOST_REQUIRE(::getsockname(socket_, any, &length) == 0);
    name_ = "127.0.0.1:" + std::to_string(ntohs(address.sin_port));
  }
  ~TakenPort() { ::close(socket_); }
  TakenPort(const TakenPort&) = delete;
  TakenPort& operator=(const TakenPort&) = delete;

  const std::string& name() const { return name_; }

 private:
  int socket_;
  std::string name_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(serve)

BOOST_AUTO_TEST_CASE(a_taken_address_is_told_before_anything_is_read) {
  const TemporaryFolder folder;
  const TakenPort taken;
  const auto run = run_program(
      RUNDKURS_SEARCHD,
      {"--data", folder.file("none"), "--index", folder.file("index"), "--listen", taken.name()});
  BOOST_TEST(run.status == 1);
  BOOST_TEST(run.err.find(taken.name() + ": this address is taken by another program") !=
                 std::string::npos,
             run.err);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace rundkurs
