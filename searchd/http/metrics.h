#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace rundkurs::http {

/// What the server counts about itself. Any thread may count and read.
class Metrics {
 public:
  /// `route` is a pattern of the router, never a path: paths are without number.
  void answered(std::string_view route, int status, std::chrono::nanoseconds took);
  void rejected(int status);
  void job_queued() { ++queued_; }
  void job_begun() { --queued_; }
  void connections_open(std::size_t count) { open_ = count; }
  void connection_taken() { ++taken_; }
  void connection_dropped() { ++dropped_; }
  void connection_expired() { ++expired_; }

  /// Prometheus text format, one family after the other.
  std::string text() const;

 private:
  using Count = std::atomic<std::uint64_t>;
  // Upper bounds in seconds; the last is without bound.
  static constexpr std::array<double, 12> bounds_ = {
      0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 1e300};

  struct Route {
    std::array<Count, 600> by_status{};
    std::array<Count, bounds_.size()> by_time{};
    Count nanoseconds = 0;
  };
  Route& route(std::string_view pattern);
  std::string counts_text() const;
  std::string times_text() const;

  mutable std::shared_mutex mutex_;  ///< Of the table; its counts are atomic by themselves.
  std::unordered_map<std::string, std::unique_ptr<Route>> routes_;
  std::array<Count, 600> rejected_{};
  std::atomic<std::int64_t> queued_ = 0;
  Count taken_ = 0;
  Count dropped_ = 0;
  Count expired_ = 0;
  Count open_ = 0;
};

}  // namespace rundkurs::http
