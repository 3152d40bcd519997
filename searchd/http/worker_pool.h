#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "searchd/http/connection.h"

namespace rundkurs::http {

/// A few threads that answer requests. Each job is a connection with a whole request in it.
class WorkerPool {
 public:
  enum class Order {
    prompt,   ///< The client is waiting for just this.
    patient,  ///< The client sent several requests at once: others come first, mostly.
  };
  using Work = std::function<void(std::unique_ptr<Connection>)>;

  WorkerPool(std::size_t threads, Work work);
  /// Does what is queued, then ends.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  void add(std::unique_ptr<Connection> job, Order order);
  /// Whether a thread waits for the next job. From any thread; true a moment ago.
  bool has_free_thread() const { return free_ > 0; }

 private:
  void run();
  std::unique_ptr<Connection> next();

  Work work_;
  std::mutex mutex_;
  std::condition_variable waiting_;
  std::deque<std::unique_ptr<Connection>> prompt_;
  std::deque<std::unique_ptr<Connection>> patient_;
  std::size_t turns_ = 0;
  std::atomic<std::size_t> free_ = 0;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace rundkurs::http
