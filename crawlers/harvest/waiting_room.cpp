#include "crawlers/harvest/waiting_room.h"

#include <algorithm>

namespace rundkurs {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

Result<std::vector<Frontier::HostRest>> WaitingRoom::open() {
  auto rests = frontier_.host_rests();
  if (!rests) return rests;
  for (const auto& rest : *rests) {
    pace_.restore(rest);
    resting_.insert(rest.host);
  }
  return rests;
}

void WaitingRoom::wait_for(const std::string& host, std::uint64_t visit, Moment now) {
  constexpr auto a_while = 20ms;
  const auto free = pace_.busy(host) ? now : pace_.free_at(host);
  enter(visit, free > now ? free : now + a_while);
}

std::vector<std::uint64_t> WaitingRoom::leave(Moment now) {
  std::vector<std::uint64_t> ready;
  while (!waiting_.empty() && waiting_.begin()->first <= now) {
    ready.push_back(waiting_.begin()->second);
    waiting_.erase(waiting_.begin());
  }
  return ready;
}

milliseconds WaitingRoom::until_next(Moment now, milliseconds longest) const {
  if (waiting_.empty()) return longest;
  return std::clamp<milliseconds>(waiting_.begin()->first - now, 1ms, longest);
}

Result<void> WaitingRoom::keep_rest(const std::string& host) {
  if (const auto rest = pace_.rest(host)) {
    resting_.insert(host);
    return frontier_.store_host_rest(*rest);
  }
  return resting_.erase(host) > 0 ? frontier_.end_host_rest(host) : Result<void>();
}

}  // namespace rundkurs
