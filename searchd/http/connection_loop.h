#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "schemas/log.h"
#include "searchd/http/connection_table.h"
#include "searchd/http/exchange.h"
#include "searchd/http/limits.h"
#include "searchd/http/listener.h"
#include "searchd/http/metrics.h"
#include "searchd/http/poller.h"
#include "searchd/http/router.h"
#include "searchd/http/worker_pool.h"

namespace rundkurs::http {

/// One thread that holds every connection until a whole request lies in memory; only then does a
/// worker see it. A slow client costs a descriptor and some bytes, never a thread.
///
///   receiving → working → (sending) → idle → receiving …      refused: lingering → closed
///
/// Every phase but `working` has a deadline for all of it, not for each read.
class ConnectionLoop {
 public:
  ConnectionLoop(std::vector<Listener> listeners,
                 const Limits& limits,
                 const Router& router,
                 Metrics& metrics,
                 Log& log,
                 Log* access_log);
  ~ConnectionLoop();

  /// Serves until stop(), then until running requests are answered or `drain_time` is over.
  void run();
  /// From any thread or a signal handler.
  void stop() noexcept;

 private:
  using Phase = Connection::Phase;

  void take_connections(const Listener& listener);
  bool make_room(const std::string& peer);
  void pause_listening();
  void resume_listening();

  void serve(int descriptor);
  void receive(Connection& connection);
  void advance(Connection& connection);
  void discard(Connection& connection);
  void continue_sending(Connection& connection);
  void after_answer(Connection& connection);
  void refuse(Connection& connection);
  void hand_over(Connection& connection, WorkerPool::Order order);
  void ask_for_more(Connection& connection);
  void work(std::unique_ptr<Connection> connection);
  void make_answer(Connection& connection);
  void make_piece(Connection& connection);
  bool asks_on(Connection& connection);
  void take_back();

  void enter(Connection& connection, Phase phase, std::chrono::seconds time);
  void close(Connection& connection);
  void sweep();
  void begin_draining();
  void expect_end(Connection& connection) const;
  void end_listening();
  bool drained() const;

  const Limits limits_;
  Metrics& metrics_;
  Log& log_;
  const BodyLimit body_limit_;
  Exchange exchange_;
  std::vector<Listener> listeners_;
  bool listening_ = true;
  Poller poller_;
  Wakeup wakeup_;
  ConnectionTable table_;
  Clock::time_point now_;
  Clock::time_point swept_;
  std::optional<Clock::time_point> drain_until_;
  Clock::time_point listen_until_;  ///< While draining.
  std::atomic<bool> stopping_ = false;

  std::mutex returned_mutex_;
  std::vector<std::unique_ptr<Connection>> returned_;
  WorkerPool workers_;  // Last: its threads end before anything they use.
};

}  // namespace rundkurs::http
