#include "indexer/merge/key_sorter.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <queue>
#include <utility>

#include <unistd.h>

namespace rundkurs {
namespace {

Error failed(const char* what) {
  return {.code = Error::Code::storage,
          .message = std::string(what) + ": " + std::strerror(errno),
          .where = "temporary file for comparing records",
          .hint = "make room in the folder for temporary files"};
}

}  // namespace

/// A sorted run, read entry by entry through a window.
class KeySorter::Run {
 public:
  /// In memory.
  explicit Run(std::vector<Entry> entries) : window_(std::move(entries)) {}
  /// The entries from `begin` to `end` of the file.
  Run(std::FILE* file, std::size_t begin, std::size_t end)
      : descriptor_(::fileno(file)), next_(begin), end_(end) {}

  /// Null at the end.
  Result<const Entry*> front() {
    if (at_ < window_.size()) return &window_[at_];
    if (next_ == end_) return nullptr;
    window_.resize(std::min(entries_of_a_window, end_ - next_));
    at_ = 0;
    auto* const bytes = reinterpret_cast<char*>(window_.data());
    const auto wanted = window_.size() * sizeof(Entry);
    for (std::size_t got = 0; got < wanted;) {
      const auto place = static_cast<off_t>(next_ * sizeof(Entry) + got);
      const auto count = ::pread(descriptor_, bytes + got, wanted - got, place);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return failed("cannot be read");
      got += static_cast<std::size_t>(count);
    }
    next_ += window_.size();
    return &window_.front();
  }
  void pop() { ++at_; }

 private:
  static constexpr std::size_t entries_of_a_window = 4096;

  int descriptor_ = -1;
  std::size_t next_ = 0;
  std::size_t end_ = 0;
  std::vector<Entry> window_;
  std::size_t at_ = 0;
};

Result<void> KeySorter::add(std::uint64_t key, std::uint32_t place) {
  open_.push_back({key, place});
  return open_.size() < run_size_ ? Result<void>() : write_run();
}

Result<void> KeySorter::write_run() {
  if (!file_) file_.reset(std::tmpfile());
  if (!file_) return failed("cannot be made");
  std::sort(open_.begin(), open_.end());
  if (std::fwrite(open_.data(), sizeof(Entry), open_.size(), file_.get()) != open_.size() ||
      std::fflush(file_.get()) != 0)
    return failed("cannot be written");
  ends_.push_back((ends_.empty() ? 0 : ends_.back()) + open_.size());
  open_.clear();
  return {};
}

Result<void> KeySorter::for_each_key(const Take& take) {
  std::sort(open_.begin(), open_.end());
  std::vector<Run> runs;
  for (std::size_t i = 0; i < ends_.size(); ++i)
    runs.emplace_back(file_.get(), i == 0 ? 0 : ends_[i - 1], ends_[i]);
  runs.emplace_back(std::exchange(open_, {}));

  using Front = std::pair<Entry, std::size_t>;  // of which run
  std::priority_queue<Front, std::vector<Front>, std::greater<>> fronts;
  const auto push = [&](std::size_t run) -> Result<void> {
    const auto front = runs[run].front();
    if (!front) return front.error();
    if (*front != nullptr) fronts.emplace(**front, run);
    return {};
  };
  for (std::size_t run = 0; run < runs.size(); ++run)
    if (auto begun = push(run); !begun) return begun;

  std::vector<std::uint32_t> places;
  while (!fronts.empty()) {
    const auto key = fronts.top().first.key;
    places.clear();
    while (!fronts.empty() && fronts.top().first.key == key) {
      const auto [entry, run] = fronts.top();
      fronts.pop();
      if (places.empty() || places.back() != entry.place) places.push_back(entry.place);
      runs[run].pop();
      if (auto next = push(run); !next) return next;
    }
    if (auto taken = take(key, places); !taken) return taken;
  }
  return {};
}

}  // namespace rundkurs
