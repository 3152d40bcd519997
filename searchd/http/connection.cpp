#include "searchd/http/connection.h"

#include <cerrno>

#include <sys/socket.h>

namespace rundkurs::http {

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
