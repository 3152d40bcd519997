#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "crawlers/harvest/answer_reader.h"

namespace rundkurs {

/// An answer that waits to be read, with all that it is read against.
struct ReadingJob {
  std::uint64_t id = 0;  ///< The visit's.
  FrontierEntry entry;
  const Scope* scope = nullptr;
  Url url;
  std::string agent;
  Timestamp now{};
  PageReply reply;
};

struct ReadJob {
  std::uint64_t id = 0;
  Findings findings;
};

/// Reads answers in threads of its own, so that a page which is slow to take apart keeps nobody
/// else's page from being fetched. With no threads each job is read at once where it is given.
class ReadingPool {
 public:
  /// `reader` must outlive the pool and, where there are threads, be safe to use from several.
  /// `done` is called from any thread when there is something to collect.
  ReadingPool(AnswerReader& reader, int threads, std::function<void()> done);
  /// Waits for what is being read; what only waits is dropped.
  ~ReadingPool();

  void give(ReadingJob job);
  /// What has been read since the last call, in no order.
  std::vector<ReadJob> collect();
  /// Given and not yet collected.
  std::size_t pending() const;

 private:
  struct Private;
  std::unique_ptr<Private> private_;
};

}  // namespace rundkurs
