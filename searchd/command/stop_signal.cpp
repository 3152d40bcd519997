#include "searchd/command/stop_signal.h"

#include <ctime>

namespace rundkurs::daemon {

StopSignal::StopSignal() {
  sigemptyset(&signals_);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP})
    sigaddset(&signals_, signal);
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
}

StopSignal::Heard StopSignal::wait(std::chrono::milliseconds timeout) const {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(timeout);
  const std::chrono::nanoseconds rest = timeout - seconds;
  timespec time{};
  time.tv_sec = seconds.count();
  time.tv_nsec = rest.count();
  switch (sigtimedwait(&signals_, nullptr, &time)) {
    case SIGTERM:
    case SIGINT:
      return Heard::stop;
    case SIGHUP:
      return Heard::reload;
    default:
      return Heard::nothing;
  }
}

}  // namespace rundkurs::daemon
