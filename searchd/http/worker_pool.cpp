#include "searchd/http/worker_pool.h"

#include <utility>

namespace rundkurs::http {

WorkerPool::WorkerPool(std::size_t threads, Work work) : work_(std::move(work)) {
  for (std::size_t i = 0; i < threads; ++i)
    threads_.emplace_back([this] { run(); });
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  waiting_.notify_all();
  for (auto& thread : threads_)
    thread.join();
}

void WorkerPool::add(std::unique_ptr<Connection> job, Order order) {
  {
    const std::lock_guard lock(mutex_);
    (order == Order::prompt ? prompt_ : patient_).push_back(std::move(job));
  }
  waiting_.notify_one();
}

void WorkerPool::run() {
  while (auto job = next())
    work_(std::move(job));
}

std::unique_ptr<Connection> WorkerPool::next() {
  std::unique_lock lock(mutex_);
  ++free_;
  waiting_.wait(lock, [this] { return ending_ || !prompt_.empty() || !patient_.empty(); });
  --free_;
  if (prompt_.empty() && patient_.empty()) return nullptr;
  // One turn in eight keeps those who sent many requests at once from waiting for ever.
  const bool patient = prompt_.empty() || (!patient_.empty() && ++turns_ % 8 == 0);
  auto& queue = patient ? patient_ : prompt_;
  auto job = std::move(queue.front());
  queue.pop_front();
  return job;
}

}  // namespace rundkurs::http
