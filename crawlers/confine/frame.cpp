#include "crawlers/confine/frame.h"

#include <cerrno>
#include <cstddef>
#include <cstdint>

#include <sys/socket.h>
#include <unistd.h>

namespace rundkurs {
namespace {

// A feed has 64 MiB at most, and what is read of it is of its size.
constexpr std::uint64_t max_frame_bytes = std::uint64_t{512} << 20U;

bool send_all(int socket, const char* data, std::size_t left) {
  while (left > 0) {
    const auto sent = ::send(socket, data, left, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    data += sent;
    left -= static_cast<std::size_t>(sent);
  }
  return true;
}

bool receive_all(int socket, char* data, std::size_t left) {
  while (left > 0) {
    const auto received = ::read(socket, data, left);
    if (received < 0 && errno == EINTR) continue;
    if (received <= 0) return false;
    data += received;
    left -= static_cast<std::size_t>(received);
  }
  return true;
}

}  // namespace

bool send_frame(int socket, std::string_view bytes) {
  char length[sizeof(std::uint64_t)];
  for (std::size_t i = 0; i < sizeof length; ++i)
    length[i] = static_cast<char>(bytes.size() >> (8 * i));
  return send_all(socket, length, sizeof length) && send_all(socket, bytes.data(), bytes.size());
}

std::optional<std::string> receive_frame(int socket) {
  char length[sizeof(std::uint64_t)];
  if (!receive_all(socket, length, sizeof length)) return {};
  std::uint64_t size = 0;
  for (std::size_t i = 0; i < sizeof length; ++i)
    size |= std::uint64_t{static_cast<unsigned char>(length[i])} << (8 * i);
  if (size > max_frame_bytes) return {};
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (!receive_all(socket, bytes.data(), bytes.size())) return {};
  return bytes;
}

}  // namespace rundkurs
