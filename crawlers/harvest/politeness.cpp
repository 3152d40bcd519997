#include "crawlers/harvest/politeness.h"

#include <algorithm>

namespace rundkurs {
namespace {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

constexpr milliseconds longest_delay = 30s;
constexpr milliseconds first_pause = 2s;
constexpr milliseconds longest_asked_pause = 60s;  // Of a Retry-After: more is the page's matter.
constexpr int failures_until_given_up = 8;         // Their pauses make about four minutes.

}  // namespace

void Politeness::set_delay(const std::string& host, milliseconds delay) {
  hosts_[host].delay = delay;
}

void Politeness::set_crawl_delay(const std::string& host, double seconds) {
  const double bounded =
      std::clamp(seconds, 0.0, std::chrono::duration<double>(longest_delay).count());
  hosts_[host].crawl_delay = milliseconds(static_cast<std::int64_t>(bounded * 1000));
}

bool Politeness::busy(std::string_view host) const {
  const auto found = hosts_.find(host);
  return found != hosts_.end() && found->second.busy;
}

bool Politeness::ready(std::string_view host, Moment now) const {
  const auto found = hosts_.find(host);
  return found == hosts_.end() || (!found->second.busy && found->second.free_at() <= now);
}

Moment Politeness::free_at(std::string_view host) const {
  const auto found = hosts_.find(host);
  return found == hosts_.end() ? Moment{} : found->second.free_at();
}

bool Politeness::given_up(std::string_view host) const {
  const auto found = hosts_.find(host);
  return found != hosts_.end() && found->second.failures_in_a_row >= failures_until_given_up;
}

void Politeness::begin(const std::string& host) {
  hosts_[host].busy = true;
}

void Politeness::end(const std::string& host,
                     Moment now,
                     milliseconds took,
                     Response response,
                     std::optional<std::chrono::seconds> asked_to_wait) {
  auto& pace = hosts_[host];
  pace.busy = false;
  pace.last_answer = now;
  pace.pause = std::min(2 * took, longest_delay);
  if (response == Response::answered) {
    pace.failures_in_a_row = 0;
  } else {
    pace.pause = std::max(pace.pause, first_pause * (1 << std::min(pace.failures_in_a_row, 10)));
    ++pace.failures_in_a_row;
  }
  if (asked_to_wait) {
    pace.pause = std::max<milliseconds>(
        pace.pause, std::min<milliseconds>(*asked_to_wait, longest_asked_pause));
  }
}

}  // namespace rundkurs
