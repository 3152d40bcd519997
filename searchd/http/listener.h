#pragma once

#include <string>
#include <vector>

#include "schemas/descriptor.h"
#include "schemas/result.h"

struct sockaddr;

namespace rundkurs::http {

/// "127.0.0.1", "::1"; empty for what is no internet address.
std::string host_of(const sockaddr& address);

/// A socket that takes connections.
struct Listener {
  Descriptor socket;
  std::string address;  ///< "127.0.0.1:8080", with the port that was really taken.
  int port = 0;
  bool inherited = false;  ///< Somebody else holds it too, and will listen on it again.

  /// From now on nobody new is let in, while those who were can still be taken: who connects
  /// between the last look at the queue and the closing of the socket would be cut off by it.
  /// What asks to connect is dropped unanswered, and asked again by the client's kernel a second
  /// later, when the socket is gone and says so. Does nothing to an inherited socket, in which
  /// newcomers wait for the next daemon.
  void let_nobody_in() const noexcept;
};

/// "127.0.0.1:8080", "[::1]:8080", "localhost:8080" (both families), ":8080" or "*:8080" (every
/// address). Port 0 takes a free one. Never shares its port with another program.
Result<std::vector<Listener>> listen_on(const std::string& address);

/// The sockets that systemd, or who speaks as it does, listens on already and handed to this
/// process ($LISTEN_PID, $LISTEN_FDS; see sd_listen_fds(3)): a restart of the daemon then refuses
/// nobody, since they wait in them. Empty where none were handed over. To be called once, before
/// threads are started; programs that this one starts inherit nothing.
Result<std::vector<Listener>> inherited_listeners();

}  // namespace rundkurs::http
