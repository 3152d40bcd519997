#pragma once

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include "schemas/result.h"

namespace rundkurs {

/// Runs `work` `times` times and prints its median, 99th percentile and worst.
inline void measure(const std::string& name, int times, const std::function<void(int)>& work) {
  using Clock = std::chrono::steady_clock;
  std::vector<double> taken;
  for (int i = 0; i < times; ++i) {
    const auto begin = Clock::now();
    work(i);
    taken.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
  }
  std::sort(taken.begin(), taken.end());
  fmt::print("{:<28} p50 {:8.3f} ms   p99 {:8.3f} ms   max {:8.3f} ms\n",
             name,
             taken[taken.size() / 2],
             taken[taken.size() * 99 / 100],
             taken.back());
}

/// The most memory that the program has had so far.
inline long peak_resident_kilobytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/// Stops the program where a call fails.
template <typename T>
T expect(Result<T> result) {
  if (result) return std::move(result).value();
  fmt::print(stderr, "{}\n", describe(result.error()));
  std::exit(1);
}
inline void expect(const Result<void>& result) {
  if (result) return;
  fmt::print(stderr, "{}\n", describe(result.error()));
  std::exit(1);
}

}  // namespace rundkurs
