#pragma once

#include <chrono>
#include <span>
#include <vector>

#include "schemas/descriptor.h"

namespace rundkurs::http {

/// epoll: which of many sockets can be read or written now. A socket is armed for one event at a
/// time and keeps quiet until it is armed again.
class Poller {
 public:
  enum class Interest { readable, writable };

  Poller();

  /// Reported again and again while it is readable; for listening sockets and wake-ups.
  void watch(int descriptor);
  void forget(int descriptor);
  void add(int descriptor, Interest interest);
  void arm(int descriptor, Interest interest);

  /// Descriptors with news, at most some hundred; empty after `timeout`. Valid until the next call.
  std::span<const int> wait(std::chrono::milliseconds timeout);

 private:
  Descriptor epoll_;
  std::vector<int> ready_;
};

/// Ends another thread's wait(). notify() is safe in a signal handler.
class Wakeup {
 public:
  Wakeup();
  int descriptor() const { return event_.get(); }
  void notify() const noexcept;
  void clear() const noexcept;

 private:
  Descriptor event_;
};

}  // namespace rundkurs::http
