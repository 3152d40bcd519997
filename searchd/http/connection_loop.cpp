#include "searchd/http/connection_loop.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <utility>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

namespace rundkurs::http {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds sweep_interval = 250ms;
// While draining: whoever was let in by the kernel before is in the queue by then.
constexpr std::chrono::milliseconds last_handshakes = 100ms;
// What is thrown away of a refused request before the connection is cut: enough for a body that
// was on its way, too little to be worth sending.
constexpr std::size_t max_discarded = std::size_t{1} << 20U;
constexpr std::size_t read_size = 16384;

std::string_view path_of(const RequestHead& head) {
  const std::string_view target = head.target;
  return target.substr(0, target.find('?'));
}

}  // namespace

ConnectionLoop::ConnectionLoop(std::vector<Listener> listeners,
                               const Limits& limits,
                               const Router& router,
                               Metrics& metrics,
                               Log& log,
                               Log* access_log)
    : limits_(limits),
      metrics_(metrics),
      log_(log),
      body_limit_([&router](const RequestHead& head) {
        return router.body_limit(head.method, path_of(head));
      }),
      exchange_(router, limits_, metrics, log, access_log),
      listeners_(std::move(listeners)),
      now_(Clock::now()),
      swept_(now_),
      workers_(limits_.workers, [this](std::unique_ptr<Connection> job) { work(std::move(job)); }) {
  poller_.watch(wakeup_.descriptor());
  for (const auto& listener : listeners_)
    poller_.watch(listener.socket.get());
}

ConnectionLoop::~ConnectionLoop() = default;

void ConnectionLoop::stop() noexcept {
  stopping_ = true;
  wakeup_.notify();
}

void ConnectionLoop::run() {
  while (!drained()) {
    const auto ready = poller_.wait(drain_until_ ? 20ms : sweep_interval);
    now_ = Clock::now();
    for (const int descriptor : ready)
      serve(descriptor);
    take_back();
    if (stopping_ && !drain_until_) begin_draining();
    if (now_ - swept_ >= sweep_interval || drain_until_) sweep();
  }
}

void ConnectionLoop::serve(int descriptor) {
  if (descriptor == wakeup_.descriptor()) return wakeup_.clear();
  for (const auto& listener : listeners_) {
    if (listener.socket.get() == descriptor) return take_connections(listener);
  }
  auto* connection = table_.find(descriptor);
  if (connection == nullptr) return;  // Closed since epoll spoke of it.
  switch (connection->phase) {
    case Phase::sending:
      return continue_sending(*connection);
    case Phase::lingering:
      return discard(*connection);
    default:
      return receive(*connection);
  }
}

// --- taking connections ---

void ConnectionLoop::take_connections(const Listener& listener) {
  for (;;) {
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    Descriptor socket(::accept4(listener.socket.get(),
                                reinterpret_cast<sockaddr*>(&address),
                                &length,
                                SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (!socket) {
      if (errno == EINTR || errno == ECONNABORTED) continue;
      if (errno != EMFILE && errno != ENFILE) return;
      // Without a free descriptor the queue cannot even be emptied.
      if (!make_room({})) return pause_listening();
      continue;
    }
    auto peer = host_of(reinterpret_cast<const sockaddr&>(address));
    metrics_.connection_taken();
    if (table_.size_of(peer) >= limits_.connections_per_address && !make_room(peer)) continue;
    if (table_.size() >= limits_.connections && !make_room({})) continue;
    const int yes = 1;
    setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    setsockopt(
        socket.get(), SOL_SOCKET, SO_SNDBUF, &limits_.send_buffer, sizeof limits_.send_buffer);
    table_.opened(peer);
    auto& connection = table_.park(
        std::make_unique<Connection>(std::move(socket), std::move(peer), limits_, body_limit_));
    poller_.add(connection.socket.get(), Poller::Interest::readable);
    enter(connection, Phase::receiving, limits_.header_time);
    if (drain_until_) expect_end(connection);
    // The request is usually there already: spare it a turn of the loop.
    receive(connection);
  }
}

bool ConnectionLoop::make_room(const std::string& peer) {
  auto* dispensable = table_.most_dispensable(peer);
  if (dispensable == nullptr) return false;
  metrics_.connection_dropped();
  close(*dispensable);
  return true;
}

void ConnectionLoop::pause_listening() {
  if (!std::exchange(listening_, false)) return;
  log_.warning("no descriptor left for another connection");
  for (const auto& listener : listeners_)
    poller_.forget(listener.socket.get());
}

void ConnectionLoop::resume_listening() {
  if (std::exchange(listening_, true)) return;
  for (const auto& listener : listeners_)
    poller_.watch(listener.socket.get());
}

// --- receiving ---

void ConnectionLoop::receive(Connection& connection) {
  switch (connection.receive_some()) {
    case Connection::Received::some:
      return advance(connection);
    case Connection::Received::nothing:
      return poller_.arm(connection.socket.get(), Poller::Interest::readable);
    case Connection::Received::end:
      return close(connection);
  }
}

void ConnectionLoop::advance(Connection& connection) {
  using State = RequestAssembler::State;
  const auto before = connection.phase;
  switch (connection.request.state()) {
    case State::empty:
      break;
    case State::head:
      if (before == Phase::idle) enter(connection, Phase::receiving, limits_.header_time);
      break;
    case State::body:
      if (!std::exchange(connection.body_begun, true))
        enter(connection,
              Phase::receiving,
              connection.request.body_size() > limits_.upload ? limits_.upload_time
                                                              : limits_.body_time);
      if (connection.request.take_continue()) {
        connection.answer = "HTTP/1.1 100 Continue\r\n\r\n";
        const bool alive = connection.send_some() && connection.all_sent();
        connection.clear_answer();
        if (!alive) return close(connection);
      }
      break;
    case State::ready:
      return hand_over(connection, WorkerPool::Order::prompt);
    case State::rejected:
      return refuse(connection);
  }
  poller_.arm(connection.socket.get(), Poller::Interest::readable);
}

void ConnectionLoop::hand_over(Connection& connection, WorkerPool::Order order) {
  auto job = table_.take(connection.socket.get());
  job->phase = Phase::working;
  job->body_begun = false;
  ++job->served;
  if (stopping_ || job->served >= limits_.requests_per_connection) job->last = true;
  metrics_.job_queued();
  workers_.add(std::move(job), order);
}

// The next piece of a streamed answer. Whoever waits for a first byte goes before.
void ConnectionLoop::ask_for_more(Connection& connection) {
  auto job = table_.take(connection.socket.get());
  job->phase = Phase::working;
  metrics_.job_queued();
  workers_.add(std::move(job), WorkerPool::Order::patient);
}

// On a worker's thread.
void ConnectionLoop::work(std::unique_ptr<Connection> connection) {
  do {
    metrics_.job_begun();
    if (connection->rest != nullptr) {
      make_piece(*connection);
    } else {
      make_answer(*connection);
    }
    // Most answers fit the socket's buffer and are gone before the loop hears of it.
    if (!connection->send_some()) connection->broken = true;
  } while (asks_on(*connection));
  {
    const std::lock_guard lock(returned_mutex_);
    returned_.push_back(std::move(connection));
  }
  wakeup_.notify();
}

void ConnectionLoop::make_answer(Connection& connection) {
  auto request = connection.request.take();
  if (!request.head.keep_alive()) connection.last = true;
  auto answer = exchange_.answer(std::move(request), connection.peer, connection.last);
  connection.answer = std::move(answer.bytes);
  connection.rest = std::move(answer.rest);
  if (answer.ends_connection) connection.last = true;
}

void ConnectionLoop::make_piece(Connection& connection) {
  try {
    connection.answer = connection.rest->next();
    if (connection.rest->ended()) connection.rest.reset();
  } catch (const std::exception& error) {
    log_.error("answer cut off", {{"reason", error.what()}});
    connection.broken = true;
  }
}

// Whoever asks one thing after the other, as a program does, is answered by the same worker: to
// wake the loop and a worker again takes as long as to find a word. Never the last free thread, and
// only for a request that is there as a whole; the loop, which has the deadlines, sees to all
// others.
bool ConnectionLoop::asks_on(Connection& connection) {
  using State = RequestAssembler::State;
  const bool at_rest = !connection.broken && !connection.last && connection.rest == nullptr &&
                       connection.all_sent() && connection.request.state() == State::empty;
  if (!at_rest || stopping_ || connection.served + 1 >= limits_.requests_per_connection ||
      !workers_.has_free_thread())
    return false;
  pollfd next{.fd = connection.socket.get(), .events = POLLIN, .revents = 0};
  const timespec patience{.tv_sec = 0,
                          .tv_nsec = std::chrono::nanoseconds(limits_.ask_on_time).count()};
  if (::ppoll(&next, 1, &patience, nullptr) != 1) return false;
  connection.clear_answer();
  connection.broken = connection.receive_some() == Connection::Received::end;
  if (connection.request.state() != State::ready) return false;
  ++connection.served;
  metrics_.job_queued();
  return true;
}

void ConnectionLoop::take_back() {
  std::vector<std::unique_ptr<Connection>> returned;
  {
    const std::lock_guard lock(returned_mutex_);
    returned.swap(returned_);
  }
  for (auto& job : returned) {
    auto& connection = table_.park(std::move(job));
    if (connection.broken) {
      close(connection);
    } else if (connection.all_sent()) {
      after_answer(connection);
    } else {
      enter(connection, Phase::sending, limits_.write_time);
      poller_.arm(connection.socket.get(), Poller::Interest::writable);
    }
  }
}

// --- sending ---

void ConnectionLoop::continue_sending(Connection& connection) {
  if (!connection.send_some()) return close(connection);
  if (connection.all_sent()) return after_answer(connection);
  poller_.arm(connection.socket.get(), Poller::Interest::writable);
}

void ConnectionLoop::after_answer(Connection& connection) {
  connection.clear_answer();
  if (connection.rest != nullptr) return ask_for_more(connection);
  if (connection.last || drain_until_) {
    // Closing at once would reset the connection where the client has sent more than was read.
    ::shutdown(connection.socket.get(), SHUT_WR);
    enter(connection, Phase::lingering, 1s);
    return poller_.arm(connection.socket.get(), Poller::Interest::readable);
  }
  using State = RequestAssembler::State;
  const auto state = connection.request.state();
  if (state == State::ready) return hand_over(connection, WorkerPool::Order::patient);
  if (state == State::empty) {
    enter(connection, Phase::idle, limits_.idle_time);
  } else {
    enter(connection, Phase::receiving, limits_.header_time);
  }
  advance(connection);
}

void ConnectionLoop::refuse(Connection& connection) {
  const auto& rejection = connection.request.rejection();
  metrics_.rejected(rejection.status);
  connection.answer = rejection_answer(rejection);
  connection.last = true;
  if (!connection.send_some()) return close(connection);
  if (connection.all_sent()) return after_answer(connection);
  enter(connection, Phase::sending, limits_.write_time);
  poller_.arm(connection.socket.get(), Poller::Interest::writable);
}

void ConnectionLoop::discard(Connection& connection) {
  std::array<char, read_size> bytes;
  const auto count = ::recv(connection.socket.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);
  if (count > 0) connection.discarded += static_cast<std::size_t>(count);
  const bool more = count > 0 || (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK));
  if (!more || connection.discarded > max_discarded) return close(connection);
  poller_.arm(connection.socket.get(), Poller::Interest::readable);
}

// --- time ---

void ConnectionLoop::enter(Connection& connection, Phase phase, std::chrono::seconds time) {
  connection.phase = phase;
  connection.since = now_;
  connection.deadline = now_ + time;
}

void ConnectionLoop::close(Connection& connection) {
  const auto ended = table_.take(connection.socket.get());
  table_.closed(ended->peer);
}

void ConnectionLoop::sweep() {
  swept_ = now_;
  for (const int descriptor : table_.expired(now_)) {
    metrics_.connection_expired();
    close(*table_.find(descriptor));
  }
  while (table_.unsent_bytes() > limits_.parked_answer_bytes) {
    auto* slowest = table_.slowest_reader();
    if (slowest == nullptr) break;
    metrics_.connection_dropped();
    close(*slowest);
  }
  metrics_.connections_open(table_.size());
  if (!drain_until_) {
    resume_listening();
  } else if (now_ >= listen_until_) {
    end_listening();
  }
}

// --- ending ---

void ConnectionLoop::begin_draining() {
  // Whoever waits in the queue was promised a connection by the kernel.
  for (const auto& listener : listeners_) {
    listener.let_nobody_in();
    take_connections(listener);
  }
  std::erase_if(listeners_, [](const Listener& listener) { return listener.inherited; });
  listen_until_ = now_ + last_handshakes;
  drain_until_ = now_ + limits_.drain_time;
  for (const int descriptor : table_.all())
    expect_end(*table_.find(descriptor));
}

// A first request may still be on its way; between two requests the client has to expect the end,
// and gets just the time in which what the socket holds already is read.
void ConnectionLoop::expect_end(Connection& connection) const {
  connection.last = true;
  const auto grace = connection.phase == Phase::idle ? 50ms : 1000ms;
  if (connection.phase == Phase::idle || connection.phase == Phase::receiving)
    connection.deadline = std::min(connection.deadline, now_ + grace);
}

void ConnectionLoop::end_listening() {
  for (const auto& listener : listeners_)
    take_connections(listener);
  listeners_.clear();
}

bool ConnectionLoop::drained() const {
  if (!drain_until_) return false;
  return (listeners_.empty() && table_.size() == 0) || now_ >= *drain_until_;
}

}  // namespace rundkurs::http
