#include "tests/bench/search/http_connection.h"

#include <array>
#include <cctype>
#include <cstdlib>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace rundkurs::bench {
namespace {

/// Of a header field; `head` in small letters.
std::string field_of(const std::string& head, const std::string& name) {
  auto at = head.find("\r\n" + name + ": ");
  if (at == std::string::npos) return {};
  at += name.size() + 4;
  return head.substr(at, head.find("\r\n", at) - at);
}

}  // namespace

HttpConnection::HttpConnection(int port) : port_(port) {
  connect();
}

HttpConnection::~HttpConnection() {
  close();
}

void HttpConnection::close() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
}

void HttpConnection::connect() {
  socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port_));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("nobody listens on port " + std::to_string(port_));
  const int yes = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

bool HttpConnection::read_more() {
  std::array<char, 65536> bytes;
  const auto count = ::recv(socket_, bytes.data(), bytes.size(), 0);
  if (count <= 0) return false;
  buffer_.append(bytes.data(), static_cast<std::size_t>(count));
  return true;
}

std::string_view HttpConnection::get(std::string_view target) {
  const auto request =
      std::string("GET ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\n\r\n");
  if (socket_ < 0) connect();
  buffer_.clear();
  if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) < 0 || !read_more())
    throw std::runtime_error("the server has closed the connection");
  std::size_t head = 0;
  while ((head = buffer_.find("\r\n\r\n")) == std::string::npos) {
    if (!read_more()) throw std::runtime_error("an answer without a head");
  }
  auto fields = buffer_.substr(0, head + 2);
  for (auto& c : fields)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (fields.substr(9, 3) != "200")
    throw std::runtime_error(std::string(target) + ": " + buffer_.substr(0, 2000));
  const bool last = field_of(fields, "connection") == "close";
  const auto size = std::strtoull(field_of(fields, "content-length").c_str(), nullptr, 10);
  while (buffer_.size() < head + 4 + size) {
    if (!read_more()) throw std::runtime_error("an answer that breaks off");
  }
  if (last) close();
  return std::string_view(buffer_).substr(head + 4, size);
}

}  // namespace rundkurs::bench
