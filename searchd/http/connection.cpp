#include "searchd/http/connection.h"

#include <array>
#include <cerrno>

#include <sys/socket.h>

namespace rundkurs::http {

Connection::Received Connection::receive_some() {
  constexpr std::size_t most = 16384;
  std::array<char, most> bytes;
  const auto count = ::recv(socket.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);
  if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
    return Received::nothing;
  if (count <= 0) return Received::end;
  request.append({bytes.data(), static_cast<std::size_t>(count)});
  return Received::some;
}

bool Connection::send_some() {
  while (sent < answer.size()) {
    const auto count = ::send(
        socket.get(), answer.data() + sent, answer.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count < 0) {
      if (errno == EINTR) continue;
      return errno == EAGAIN || errno == EWOULDBLOCK;
    }
    sent += static_cast<std::size_t>(count);
  }
  return true;
}

void Connection::clear_answer() {
  answer = {};
  sent = 0;
}

}  // namespace rundkurs::http
