#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace rundkurs::http {

/// What the server counts about itself. Any thread may count and read.
class Metrics {
 public:
  void answered(int status, std::chrono::nanoseconds took);
  void rejected(int status);
  void connections_open(std::size_t count) { open_ = count; }
  void connection_taken() { ++taken_; }
  void connection_dropped() { ++dropped_; }
  void connection_expired() { ++expired_; }

  /// Prometheus text format, one family after the other.
  std::string text() const;

 private:
  // Upper bounds in milliseconds; the last is without bound.
  static constexpr std::array<double, 8> bounds_ = {1, 2, 5, 10, 50, 100, 500, 1e300};

  std::array<std::atomic<std::uint64_t>, 6> by_class_{};  // By the status' first digit.
  std::array<std::atomic<std::uint64_t>, bounds_.size()> by_time_{};
  std::atomic<std::uint64_t> nanoseconds_ = 0;
  std::atomic<std::uint64_t> rejected_ = 0;
  std::atomic<std::uint64_t> taken_ = 0;
  std::atomic<std::uint64_t> dropped_ = 0;
  std::atomic<std::uint64_t> expired_ = 0;
  std::atomic<std::uint64_t> open_ = 0;
};

}  // namespace rundkurs::http
