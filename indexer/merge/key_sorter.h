#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "schemas/result.h"

namespace rundkurs {

/// Brings together the places that share a key, of more entries than memory should hold: sorted
/// runs in a temporary file, merged when they are read (external merge sort; Knuth, The Art of
/// Computer Programming 3, 5.4). Memory: 16 bytes for each entry of a run and 64 KB for each run,
/// which is 16 bytes an entry for few of them and 0.3 bytes for many.
class KeySorter {
 public:
  static constexpr std::size_t usual_run = 1U << 18U;

  explicit KeySorter(std::size_t entries_of_a_run = usual_run) : run_size_(entries_of_a_run) {}

  /// An error where the temporary file cannot be written.
  Result<void> add(std::uint64_t key, std::uint32_t place);

  using Take = std::function<Result<void>(std::uint64_t, std::span<const std::uint32_t>)>;

  /// Calls `take` with each key, rising, and the distinct places that have it, rising. Once, after
  /// all were added; an error of `take` ends it.
  Result<void> for_each_key(const Take& take);

 private:
  struct Entry {
    std::uint64_t key = 0;
    std::uint32_t place = 0;
    auto operator<=>(const Entry&) const = default;
  };
  struct Close {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
  };
  class Run;

  Result<void> write_run();

  std::size_t run_size_;
  std::vector<Entry> open_;  ///< Of the run that is not written yet.
  std::unique_ptr<std::FILE, Close> file_;
  std::vector<std::size_t> ends_;  ///< Of each run in the file, in entries.
};

}  // namespace rundkurs
