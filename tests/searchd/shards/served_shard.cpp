#include "tests/searchd/shards/served_shard.h"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <thread>
#include <utility>

#include <arpa/inet.h>
#include <boost/test/execution_monitor.hpp>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace rundkurs {
namespace {

constexpr const char* program = "/usr/bin/xapian-tcpsrv";

sockaddr_in loopback(unsigned port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

unsigned free_port() {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
  auto address = loopback(0);
  socklen_t length = sizeof address;
  auto* const general = reinterpret_cast<sockaddr*>(&address);
  if (::bind(descriptor, general, length) != 0 || ::getsockname(descriptor, general, &length) != 0)
    throw std::runtime_error("no free port");
  ::close(descriptor);
  return ntohs(address.sin_port);
}

bool listens(unsigned port) {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
  const auto address = loopback(port);
  const bool reached =
      ::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(descriptor);
  return reached;
}

}  // namespace

ServedShard::ServedShard(std::string path) : path_(std::move(path)), port_(free_port()) {
  if (!std::filesystem::exists(program)) {
    std::cout << "skipped: no " << program << "; install xapian-tools\n";
    throw boost::execution_aborted();
  }
  start();
}

ServedShard::~ServedShard() {
  kill();
}

void ServedShard::start() {
  const auto port = std::to_string(port_);
  server_ = ::fork();
  if (server_ == 0) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::execl(program,
            program,
            "--quiet",
            "--interface",
            "127.0.0.1",
            "--port",
            port.c_str(),
            path_.c_str(),
            static_cast<char*>(nullptr));
    ::_exit(127);
  }
  ::setpgid(server_, server_);  // Whoever comes first.
  constexpr int most_tries = 500;
  for (int tries = 0; tries < most_tries; ++tries) {
    if (listens(port_)) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  throw std::runtime_error("xapian-tcpsrv does not listen");
}

void ServedShard::kill() {
  if (server_ < 0) return;
  // It has a process for each connection, all in its group.
  ::kill(-server_, SIGKILL);
  ::waitpid(server_, nullptr, 0);
  server_ = -1;
}

}  // namespace rundkurs
