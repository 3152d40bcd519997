// The daemon under a supervisor: it takes over a socket that listens, and says how it is.
#include <csignal>

#include <boost/test/unit_test.hpp>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/packaging/supervisor.h"

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(socket_activation)

BOOST_AUTO_TEST_CASE(a_restart_turns_no_visitor_away) {
  Supervisor supervisor;
  const int before_it_runs = supervisor.ask();
  supervisor.start();
  BOOST_TEST(supervisor.hears("READY=1"));
  BOOST_TEST(Supervisor::status_line(before_it_runs) == "HTTP/1.1 200 OK");
  BOOST_TEST(supervisor.hears("WATCHDOG=1"));

  BOOST_TEST(supervisor.end(SIGTERM) == 0);
  BOOST_TEST(supervisor.hears("STOPPING=1"));
  const int while_none_runs = supervisor.ask();
  supervisor.start();
  BOOST_TEST(supervisor.hears("READY=1"));
  BOOST_TEST(Supervisor::status_line(while_none_runs) == "HTTP/1.1 200 OK");
  BOOST_TEST(supervisor.end(SIGTERM) == 0);
}

BOOST_AUTO_TEST_CASE(what_does_not_listen_is_refused) {
  Supervisor supervisor;
  const int deaf = patient_socket(AF_INET, SOCK_STREAM);
  supervisor.start(deaf);
  BOOST_TEST(supervisor.await_end() == 2);
  ::close(deaf);
  const int file = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  supervisor.start(file);
  BOOST_TEST(supervisor.await_end() == 2);
  ::close(file);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
