#include "crawlers/confine/passed_descriptor.h"

#include <cerrno>
#include <cstring>

#include <sys/socket.h>
#include <sys/uio.h>

namespace rundkurs {
namespace {

/// A message of one byte, as none may be empty, with room for one descriptor beside it.
struct Message {
  char byte = 0;
  iovec bytes{.iov_base = &byte, .iov_len = 1};
  alignas(cmsghdr) char beside[CMSG_SPACE(sizeof(int))] = {};
  msghdr header{};

  Message() {
    header.msg_iov = &bytes;
    header.msg_iovlen = 1;
    header.msg_control = beside;
    header.msg_controllen = sizeof beside;
  }
  Message(const Message&) = delete;
  Message& operator=(const Message&) = delete;
  ~Message() = default;
};

}  // namespace

bool pass_descriptor(int socket, int descriptor) {
  Message message;
  auto* const part = CMSG_FIRSTHDR(&message.header);
  part->cmsg_level = SOL_SOCKET;
  part->cmsg_type = SCM_RIGHTS;
  part->cmsg_len = CMSG_LEN(sizeof descriptor);
  std::memcpy(CMSG_DATA(part), &descriptor, sizeof descriptor);
  while (::sendmsg(socket, &message.header, MSG_NOSIGNAL) != 1) {
    if (errno != EINTR) return false;
  }
  return true;
}

int take_descriptor(int socket) {
  Message message;
  while (::recvmsg(socket, &message.header, MSG_CMSG_CLOEXEC) != 1) {
    if (errno != EINTR) return -1;
  }
  const auto* const part = CMSG_FIRSTHDR(&message.header);
  if (part == nullptr || part->cmsg_type != SCM_RIGHTS) return -1;
  int descriptor = -1;
  std::memcpy(&descriptor, CMSG_DATA(part), sizeof descriptor);
  return descriptor;
}

}  // namespace rundkurs
