#include "crawlers/harvest/reading_pool.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace rundkurs {
namespace {

ReadJob read(const ReadingJob& job, AnswerReader& reader) {
  return {.id = job.id,
          .findings = reader.read({.entry = job.entry,
                                   .scope = *job.scope,
                                   .url = job.url,
                                   .agent = job.agent,
                                   .now = job.now},
                                  job.reply)};
}

}  // namespace

struct ReadingPool::Private {
  Private(AnswerReader& given_reader, std::function<void()> when_done)
      : reader(given_reader), done(std::move(when_done)) {}

  AnswerReader& reader;
  std::function<void()> done;
  std::size_t pending = 0;  ///< The owner's thread only.

  std::mutex mutex;
  std::condition_variable work;
  bool ending = false;
  std::deque<ReadingJob> jobs;
  std::vector<ReadJob> results;
  std::vector<std::thread> threads;

  void run() {
    std::unique_lock lock(mutex);
    while (true) {
      work.wait(lock, [&] { return ending || !jobs.empty(); });
      if (ending) return;
      const ReadingJob job = std::move(jobs.front());
      jobs.pop_front();
      lock.unlock();
      auto result = read(job, reader);
      lock.lock();
      results.push_back(std::move(result));
      done();
    }
  }
};

ReadingPool::ReadingPool(AnswerReader& reader, int threads, std::function<void()> done)
    : private_(std::make_unique<Private>(reader, std::move(done))) {
  for (int i = 0; i < threads; ++i)
    private_->threads.emplace_back([this] { private_->run(); });
}

ReadingPool::~ReadingPool() {
  {
    const std::lock_guard lock(private_->mutex);
    private_->ending = true;
  }
  private_->work.notify_all();
  for (auto& thread : private_->threads)
    thread.join();
}

void ReadingPool::give(ReadingJob job) {
  ++private_->pending;
  if (private_->threads.empty()) {
    private_->results.push_back(read(job, private_->reader));
    return;
  }
  {
    const std::lock_guard lock(private_->mutex);
    private_->jobs.push_back(std::move(job));
  }
  private_->work.notify_one();
}

std::vector<ReadJob> ReadingPool::collect() {
  std::vector<ReadJob> results;
  {
    const std::lock_guard lock(private_->mutex);
    results.swap(private_->results);
  }
  private_->pending -= results.size();
  return results;
}

std::size_t ReadingPool::pending() const {
  return private_->pending;
}

}  // namespace rundkurs
