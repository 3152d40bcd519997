#include "crawlers/harvest/politeness.h"

#include <algorithm>

namespace rundkurs {
namespace {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

constexpr milliseconds longest_delay = 30s;

constexpr milliseconds first_short_pause = 2s;
constexpr int short_pauses = 8;  // Their sum is about eight minutes.
constexpr milliseconds first_long_pause = 1h;
constexpr milliseconds longest_pause = std::chrono::days(7);

milliseconds pause_after(int failures_in_a_row) {
  if (failures_in_a_row <= 0) return 0ms;
  if (failures_in_a_row <= short_pauses) return first_short_pause * (1 << (failures_in_a_row - 1));
  const int doublings = std::min(failures_in_a_row - short_pauses - 1, 10);
  return std::min(first_long_pause * (1 << doublings), longest_pause);
}

/// How much of a Retry-After concerns the whole host. No host closes for more than a day and says
/// so page by page: that speaks of the page.
milliseconds believed(std::chrono::seconds asked, Response response, int waits_in_a_row) {
  if (response == Response::too_many) return std::min<milliseconds>(asked, 24h);
  if (asked > 24h) return 0ms;
  return std::min<milliseconds>(asked, waits_in_a_row > 1 ? 3600s : 60s);
}

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

Moment Politeness::rests_until(std::string_view host) const {
  const auto found = hosts_.find(host);
  return found == hosts_.end() ? Moment{} : found->second.last_answer + found->second.pause;
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
  pace.slowness = std::min(2 * took, longest_delay);
  pace.failures_in_a_row = response == Response::answered ? 0 : pace.failures_in_a_row + 1;
  pace.pause = pause_after(pace.failures_in_a_row);
  const bool closed = asked_to_wait && response != Response::too_many;
  pace.waits_in_a_row = closed ? pace.waits_in_a_row + 1 : 0;
  if (asked_to_wait)
    pace.pause = std::max(pace.pause, believed(*asked_to_wait, response, pace.waits_in_a_row));
}

std::optional<Frontier::HostRest> Politeness::rest(const std::string& host) const {
  const auto found = hosts_.find(host);
  if (found == hosts_.end()) return std::nullopt;
  const auto& pace = found->second;
  if (pace.failures_in_a_row == 0 && pace.pause == 0ms) return std::nullopt;
  return Frontier::HostRest{
      .host = host,
      .until = std::chrono::ceil<std::chrono::seconds>(pace.last_answer + pace.pause),
      .failures_in_a_row = pace.failures_in_a_row};
}

void Politeness::restore(const Frontier::HostRest& rest) {
  auto& pace = hosts_[rest.host];
  pace.failures_in_a_row = rest.failures_in_a_row;
  pace.last_answer = rest.until;
  pace.pause = pace.slowness = 0ms;
}

}  // namespace rundkurs
