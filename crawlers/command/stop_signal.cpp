#include "crawlers/command/stop_signal.h"

#include <csignal>

namespace rundkurs::command {
namespace {

volatile std::sig_atomic_t signalled = 0;

void note(int /*signal*/) {
  signalled = 1;
}

}  // namespace

void heed_stop_signals() {
  std::signal(SIGINT, note);
  std::signal(SIGTERM, note);
}

bool stop_asked() {
  return signalled != 0;
}

}  // namespace rundkurs::command
