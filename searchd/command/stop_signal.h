#pragma once

#include <chrono>
#include <csignal>

namespace rundkurs::daemon {

/// Takes SIGTERM, SIGINT and SIGHUP out of their asynchronous form: blocked in this thread and all
/// that it starts later, and waited for in one place.
class StopSignal {
 public:
  StopSignal();

  enum class Heard { nothing, stop, reload };
  /// At most for `timeout`.
  Heard wait(std::chrono::milliseconds timeout) const;

 private:
  sigset_t signals_;
};

}  // namespace rundkurs::daemon
