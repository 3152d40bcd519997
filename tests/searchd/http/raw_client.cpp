#include "tests/searchd/http/raw_client.h"

#include <array>
#include <cstdlib>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>

#include "searchd/http/syntax.h"

namespace rundkurs::http {

RawClient::RawClient(int port, int receive_buffer)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const timeval patience{15, 0};
  setsockopt(socket_.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(socket_.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  if (receive_buffer > 0)
    setsockopt(socket_.get(), SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("cannot connect");
}

bool RawClient::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const auto count = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool RawClient::more() {
  std::array<char, 65536> bytes{};
  const auto count = ::recv(socket_.get(), bytes.data(), bytes.size(), 0);
  if (count > 0) received_.append(bytes.data(), static_cast<std::size_t>(count));
  return count > 0;
}

std::string RawClient::answer() {
  for (;;) {
    const auto end = received_.find("\r\n\r\n");
    if (end != std::string::npos) {
      const auto length = std::strtoull(field_of(received_, "content-length").c_str(), nullptr, 10);
      if (received_.size() >= end + 4 + length) {
        auto whole = received_.substr(0, end + 4 + length);
        received_.erase(0, whole.size());
        return whole;
      }
    }
    if (!more()) return std::move(received_);
  }
}

std::string RawClient::until_closed() {
  while (more()) {
  }
  return std::move(received_);
}

int status_of(std::string_view answer) {
  return answer.substr(0, 9) == "HTTP/1.1 " ? std::atoi(std::string(answer.substr(9, 3)).c_str())
                                            : 0;
}

std::string_view body_of(std::string_view answer) {
  const auto end = answer.find("\r\n\r\n");
  return end == std::string_view::npos ? std::string_view() : answer.substr(end + 4);
}

std::string field_of(std::string_view answer, std::string_view name) {
  const auto head = answer.substr(0, answer.find("\r\n\r\n"));
  for (std::size_t begin = head.find("\r\n"); begin != std::string_view::npos;
       begin = head.find("\r\n", begin + 2)) {
    const auto line = head.substr(begin + 2, head.find("\r\n", begin + 2) - begin - 2);
    if (starts_with_ignoring_case(line, std::string(name) + ":"))
      return std::string(trim_blanks(line.substr(name.size() + 1)));
  }
  return {};
}

}  // namespace rundkurs::http
