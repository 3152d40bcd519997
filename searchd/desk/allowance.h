#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace rundkurs::desk {

/// Against floods and guessing: so many at once for each name, then one more with each interval
/// that passes (a token bucket). Names are kept in memory only, and only as long as they count.
/// From any thread.
class Allowance {
 public:
  using Clock = std::chrono::steady_clock;

  Allowance(double at_once, std::chrono::milliseconds interval)
      : at_once_(at_once), interval_(interval) {}

  /// Takes one for `name`; false where none is left.
  bool take(std::string_view name, Clock::time_point now = Clock::now());
  /// True where take() would give one.
  bool has(std::string_view name, Clock::time_point now = Clock::now());
  /// Gives a name its full allowance back.
  void restore(std::string_view name);

 private:
  struct Bucket {
    double left = 0;
    Clock::time_point filled;
  };
  Bucket& bucket(std::string_view name, Clock::time_point now);
  void drop_full(Clock::time_point now);
  double refilled(const Bucket& bucket, Clock::time_point now) const;

  double at_once_;
  std::chrono::milliseconds interval_;
  std::mutex mutex_;
  std::map<std::string, Bucket, std::less<>> buckets_;
};

}  // namespace rundkurs::desk
