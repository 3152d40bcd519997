#pragma once

#include <chrono>
#include <optional>

#include <curl/curl.h>

#include "schemas/handle.h"

namespace rundkurs {

/// Drives a curl multi handle by epoll. curl's own loop looks at every transfer each time that one
/// of them has news; this one asks after those that have, so that thousands may wait at once.
class EventLoop {
 public:
  /// Throws std::bad_alloc or std::system_error.
  EventLoop();
  ~EventLoop();
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  CURLM* multi() const { return multi_.get(); }

  /// Lets transfers go on until something happened, at most so long.
  void run_once(std::chrono::milliseconds at_most);
  /// Ends the run_once() of another thread, or the next one.
  void wake() const;

 private:
  static int on_socket(CURL*, curl_socket_t socket, int wanted, void* user, void* known);
  static int on_timer(CURLM*, long milliseconds, void* user);
  int pause(std::chrono::milliseconds at_most) const;

  Handle<CURLM, &curl_multi_cleanup> multi_;
  int poll_ = -1;
  int wake_ = -1;
  std::optional<std::chrono::steady_clock::time_point> timer_;  ///< When curl wants to be asked.
};

}  // namespace rundkurs
