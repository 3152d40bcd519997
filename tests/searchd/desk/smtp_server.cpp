#include "tests/searchd/desk/smtp_server.h"

#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace rundkurs::desk {
namespace {

void say(int client, const std::string& line) {
  const auto bytes = line + "\r\n";
  static_cast<void>(::send(client, bytes.data(), bytes.size(), MSG_NOSIGNAL));
}

/// False where nothing has come for a moment.
bool is_ready(int descriptor) {
  constexpr int moment_ms = 50;
  pollfd waiting{descriptor, POLLIN, 0};
  return ::poll(&waiting, 1, moment_ms) > 0;
}

}  // namespace

SmtpServer::SmtpServer() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  if (::bind(socket_, generic, length) != 0 || ::listen(socket_, 4) != 0 ||
      ::getsockname(socket_, generic, &length) != 0)
    throw std::runtime_error("no port for the mail server");
  port_ = ::ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

SmtpServer::~SmtpServer() {
  stopping_ = true;
  thread_.join();
  ::close(socket_);
}

std::string SmtpServer::url() const {
  return "smtp://127.0.0.1:" + std::to_string(port_);
}

void SmtpServer::refuse(const std::string& command) {
  const std::lock_guard alone(mutex_);
  refused_ = command;
}

std::vector<std::string> SmtpServer::commands() const {
  const std::lock_guard alone(mutex_);
  return commands_;
}

std::vector<std::string> SmtpServer::messages() const {
  const std::lock_guard alone(mutex_);
  return messages_;
}

bool SmtpServer::is_refused(const std::string& line) const {
  const std::lock_guard alone(mutex_);
  return !refused_.empty() && line.starts_with(refused_);
}

void SmtpServer::serve() {
  while (!stopping_) {
    if (!is_ready(socket_)) continue;
    const int client = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) continue;
    converse(client);
    ::close(client);
  }
}

void SmtpServer::converse(int client) {
  say(client, "220 ready");
  std::string bytes;
  bool in_message = false;
  bool in_login = false;
  while (!stopping_) {
    const std::string end = in_message ? "\r\n.\r\n" : "\r\n";
    const auto at = bytes.find(end);
    if (at == std::string::npos) {
      if (!is_ready(client)) continue;
      char buffer[4096];
      const auto count = ::recv(client, buffer, sizeof buffer, 0);
      if (count <= 0) return;
      bytes.append(buffer, static_cast<std::size_t>(count));
      continue;
    }
    const auto line = bytes.substr(0, at);
    bytes.erase(0, at + end.size());
    if (in_message) {
      const std::lock_guard alone(mutex_);
      messages_.push_back(line + "\r\n");
    } else {
      const std::lock_guard alone(mutex_);
      commands_.push_back(line);
    }
    const bool quits = !in_message && line.starts_with("QUIT");
    const bool begins = !in_message && line.starts_with("DATA") && !is_refused(line);
    if (!in_message && is_refused(line)) {
      say(client, "550 no");
    } else if (!in_message && line.starts_with("EHLO")) {
      say(client, "250-loopback\r\n250 AUTH PLAIN");
    } else if (!in_message && line == "AUTH PLAIN") {
      say(client, "334 ");
      in_login = true;
      continue;
    } else if (std::exchange(in_login, false)) {
      say(client, "235 welcome");
    } else {
      say(client, begins ? "354 go on" : quits ? "221 bye" : "250 taken");
    }
    if (quits) return;
    in_message = begins;
  }
}

}  // namespace rundkurs::desk
