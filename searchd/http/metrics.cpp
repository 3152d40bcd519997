#include "searchd/http/metrics.h"

#include <algorithm>
#include <mutex>

#include <fmt/format.h>

namespace rundkurs::http {
namespace {

std::string family(std::string_view name, std::string_view type, std::string_view help) {
  return fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

template <typename Number>
std::string single(std::string_view name,
                   std::string_view type,
                   std::string_view help,
                   Number value) {
  return family(name, type, help) + fmt::format("{} {}\n", name, value);
}

std::size_t place_of(int status) {
  return static_cast<std::size_t>(std::clamp(status, 0, 599));
}

}  // namespace

Metrics::Route& Metrics::route(std::string_view pattern) {
  const std::string name(pattern.empty() ? "none" : pattern);
  {
    const std::shared_lock lock(mutex_);
    if (const auto known = routes_.find(name); known != routes_.end()) return *known->second;
  }
  const std::unique_lock lock(mutex_);
  auto& made = routes_[name];
  if (made == nullptr) made = std::make_unique<Route>();
  return *made;
}

void Metrics::answered(std::string_view pattern, int status, std::chrono::nanoseconds took) {
  auto& counts = route(pattern);
  ++counts.by_status[place_of(status)];
  const double seconds = static_cast<double>(took.count()) / 1e9;
  const auto bound = std::lower_bound(bounds_.begin(), bounds_.end(), seconds);
  ++counts.by_time[static_cast<std::size_t>(bound - bounds_.begin())];
  counts.nanoseconds += static_cast<std::uint64_t>(took.count());
}

void Metrics::rejected(int status) {
  ++rejected_[place_of(status)];
}

std::string Metrics::counts_text() const {
  auto text =
      family("rundkurs_http_requests_total", "counter", "Requests answered, by route and status.");
  for (const auto& [name, route] : routes_) {
    for (std::size_t status = 0; status < route->by_status.size(); ++status) {
      if (const auto count = route->by_status[status].load(); count > 0)
        text += fmt::format(
            "rundkurs_http_requests_total{{route=\"{}\",status=\"{}\"}} {}\n", name, status, count);
    }
  }
  return text;
}

std::string Metrics::times_text() const {
  constexpr std::string_view name = "rundkurs_http_request_duration_seconds";
  auto text = family(name, "histogram", "Time until an answer, or its first piece, was made.");
  for (const auto& [pattern, route] : routes_) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < bounds_.size(); ++i) {
      sum += route->by_time[i];
      const auto bound = i + 1 < bounds_.size() ? fmt::format("{}", bounds_[i]) : "+Inf";
      text += fmt::format("{}_bucket{{route=\"{}\",le=\"{}\"}} {}\n", name, pattern, bound, sum);
    }
    const auto seconds = static_cast<double>(route->nanoseconds.load()) / 1e9;
    text += fmt::format("{}_sum{{route=\"{}\"}} {}\n", name, pattern, seconds);
    text += fmt::format("{}_count{{route=\"{}\"}} {}\n", name, pattern, sum);
  }
  return text;
}

std::string Metrics::text() const {
  const std::shared_lock lock(mutex_);
  auto text = counts_text() + times_text();
  text += family("rundkurs_http_rejected_total",
                 "counter",
                 "Requests refused before a handler saw them, by status.");
  for (std::size_t status = 0; status < rejected_.size(); ++status) {
    if (const auto count = rejected_[status].load(); count > 0)
      text += fmt::format("rundkurs_http_rejected_total{{status=\"{}\"}} {}\n", status, count);
  }
  text += single("rundkurs_http_queue_length",
                 "gauge",
                 "Requests that wait for a thread.",
                 std::max<std::int64_t>(0, queued_));
  text += single("rundkurs_http_connections_total", "counter", "Connections taken.", taken_.load());
  text += single("rundkurs_http_connections_dropped_total",
                 "counter",
                 "Connections closed to make room.",
                 dropped_.load());
  text += single("rundkurs_http_connections_expired_total",
                 "counter",
                 "Connections closed for taking too long.",
                 expired_.load());
  text += single("rundkurs_http_connections_open", "gauge", "Connections open now.", open_.load());
  return text;
}

}  // namespace rundkurs::http
