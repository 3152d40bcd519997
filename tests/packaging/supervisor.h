#pragma once

#include <array>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <string>

#include <arpa/inet.h>
#include <boost/test/unit_test.hpp>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/paths.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {

inline constexpr timeval patience = {.tv_sec = 60, .tv_usec = 0};

inline int patient_socket(int family, int type) {
  const int made = ::socket(family, type | SOCK_CLOEXEC, 0);
  BOOST_REQUIRE(made >= 0);
  setsockopt(made, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  return made;
}

inline sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  return address;
}

/// What systemd does of it: holds the socket, starts the daemon with it, and hears it.
class Supervisor {
 public:
  Supervisor() {
    auto address = loopback(0);
    BOOST_REQUIRE(::bind(web_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    BOOST_REQUIRE(::listen(web_, 64) == 0);
    socklen_t length = sizeof address;
    ::getsockname(web_, reinterpret_cast<sockaddr*>(&address), &length);
    port_ = ntohs(address.sin_port);

    sockaddr_un notices{};
    notices.sun_family = AF_UNIX;
    const auto path = folder_.file("notify");
    BOOST_REQUIRE(path.size() < sizeof notices.sun_path);
    std::memcpy(static_cast<char*>(notices.sun_path), path.c_str(), path.size() + 1);
    BOOST_REQUIRE(::bind(notices_, reinterpret_cast<sockaddr*>(&notices), sizeof notices) == 0);
  }
  Supervisor(const Supervisor&) = delete;
  Supervisor& operator=(const Supervisor&) = delete;
  ~Supervisor() {
    if (daemon_ > 0) {
      ::kill(daemon_, SIGKILL);
      ::waitpid(daemon_, nullptr, 0);
    }
    ::close(web_);
    ::close(notices_);
  }

  void start(int socket_to_hand_over = -1, std::string index = {}) {
    const int handed = socket_to_hand_over < 0 ? web_ : socket_to_hand_over;
    const auto desk = "sqlite:" + folder_.file("desk.db");
    if (index.empty()) index = folder_.file("index");
    const auto data = source_path("data");
    const auto notices = folder_.file("notify");
    daemon_ = ::fork();
    BOOST_REQUIRE(daemon_ >= 0);
    if (daemon_ > 0) return;
    if (handed == 3) {
      ::fcntl(handed, F_SETFD, 0);
    } else {
      ::dup2(handed, 3);
    }
    ::setenv("LISTEN_PID", std::to_string(::getpid()).c_str(), 1);
    ::setenv("LISTEN_FDS", "1", 1);
    ::setenv("NOTIFY_SOCKET", notices.c_str(), 1);
    ::execl(RUNDKURS_SEARCHD,
            RUNDKURS_SEARCHD,
            "--index",
            index.c_str(),
            "--desk",
            desk.c_str(),
            "--data",
            data.c_str(),
            static_cast<char*>(nullptr));
    ::_exit(127);
  }

  /// Waits for this notice, and passes over others.
  bool hears(const std::string& wanted) const {
    std::array<char, 512> heard{};
    for (;;) {
      const auto length = ::recv(notices_, heard.data(), heard.size(), 0);
      if (length < 0) return false;
      if (std::string(heard.data(), static_cast<std::size_t>(length)) == wanted) return true;
    }
  }

  /// The exit status of the daemon; negative where a signal ended it.
  int end(int signal) {
    ::kill(daemon_, signal);
    return await_end();
  }
  int await_end() {
    int ended = 0;
    ::waitpid(daemon_, &ended, 0);
    daemon_ = 0;
    return WIFEXITED(ended) ? WEXITSTATUS(ended) : -1;
  }

  /// A client that has asked already, whether anybody answers yet or not.
  int ask(const std::string& path = "/healthz") const {
    const int client = patient_socket(AF_INET, SOCK_STREAM);
    auto address = loopback(port_);
    BOOST_REQUIRE(::connect(client, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    const auto request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    BOOST_REQUIRE(::send(client, request.data(), request.size(), MSG_NOSIGNAL) ==
                  static_cast<ssize_t>(request.size()));
    return client;
  }

  static std::string answer(int client) {
    std::string text;
    std::array<char, 4096> piece{};
    for (ssize_t length = 0; (length = ::recv(client, piece.data(), piece.size(), 0)) > 0;)
      text.append(piece.data(), static_cast<std::size_t>(length));
    ::close(client);
    return text;
  }
  static std::string status_line(int client) {
    const auto text = answer(client);
    return text.substr(0, text.find('\r'));
  }

 private:
  TemporaryFolder folder_;
  int web_ = patient_socket(AF_INET, SOCK_STREAM);
  int notices_ = patient_socket(AF_UNIX, SOCK_DGRAM);
  std::uint16_t port_ = 0;
  pid_t daemon_ = 0;
};

}  // namespace rundkurs
