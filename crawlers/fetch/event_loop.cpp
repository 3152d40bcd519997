#include "crawlers/fetch/event_loop.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <new>
#include <system_error>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace rundkurs {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

EventLoop::EventLoop()
    : multi_(curl_multi_init()),
      poll_(epoll_create1(EPOLL_CLOEXEC)),
      wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (!multi_) throw std::bad_alloc();
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.fd = wake_;
  if (poll_ < 0 || wake_ < 0 || epoll_ctl(poll_, EPOLL_CTL_ADD, wake_, &event) != 0) {
    throw std::system_error(errno, std::generic_category(), "no event loop");
  }
  curl_multi_setopt(multi(), CURLMOPT_SOCKETFUNCTION, &EventLoop::on_socket);
  curl_multi_setopt(multi(), CURLMOPT_SOCKETDATA, this);
  curl_multi_setopt(multi(), CURLMOPT_TIMERFUNCTION, &EventLoop::on_timer);
  curl_multi_setopt(multi(), CURLMOPT_TIMERDATA, this);
}

EventLoop::~EventLoop() {
  multi_.reset();  // While its callbacks still have something to call.
  close(poll_);
  close(wake_);
}

int EventLoop::on_socket(CURL*, curl_socket_t socket, int wanted, void* user, void* known) {
  auto& loop = *static_cast<EventLoop*>(user);
  if (wanted == CURL_POLL_REMOVE) {
    epoll_ctl(loop.poll_, EPOLL_CTL_DEL, socket, nullptr);
    curl_multi_assign(loop.multi(), socket, nullptr);
    return 0;
  }
  epoll_event event{};
  event.data.fd = socket;
  if ((wanted & CURL_POLL_IN) != 0) event.events |= EPOLLIN;
  if ((wanted & CURL_POLL_OUT) != 0) event.events |= EPOLLOUT;
  // A number that curl has closed behind our back may come again as another socket.
  if (epoll_ctl(loop.poll_, known != nullptr ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event) !=
      0) {
    epoll_ctl(loop.poll_, errno == EEXIST ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event);
  }
  curl_multi_assign(loop.multi(), socket, &loop);  // Any pointer: "known".
  return 0;
}

int EventLoop::on_timer(CURLM*, long after, void* user) {
  auto& loop = *static_cast<EventLoop*>(user);
  loop.timer_.reset();
  if (after >= 0) loop.timer_ = steady_clock::now() + milliseconds(after);
  return 0;
}

int EventLoop::pause(milliseconds at_most) const {
  if (timer_) {
    const auto left = std::chrono::ceil<milliseconds>(*timer_ - steady_clock::now());
    at_most = std::min(at_most, left);
  }
  return static_cast<int>(std::clamp<std::int64_t>(at_most.count(), 0, 60'000));
}

void EventLoop::run_once(milliseconds at_most) {
  std::array<epoll_event, 256> events{};
  const int count =
      epoll_wait(poll_, events.data(), static_cast<int>(events.size()), pause(at_most));
  int running = 0;
  for (int i = 0; i < count; ++i) {
    const auto& event = events.at(static_cast<std::size_t>(i));
    if (event.data.fd == wake_) {
      std::uint64_t times = 0;
      static_cast<void>(read(wake_, &times, sizeof times));
      continue;
    }
    int news = 0;
    if ((event.events & EPOLLIN) != 0) news |= CURL_CSELECT_IN;
    if ((event.events & EPOLLOUT) != 0) news |= CURL_CSELECT_OUT;
    if ((event.events & (EPOLLERR | EPOLLHUP)) != 0) news |= CURL_CSELECT_ERR;
    curl_multi_socket_action(multi(), event.data.fd, news, &running);
  }
  if (timer_ && *timer_ <= steady_clock::now()) {
    timer_.reset();
    curl_multi_socket_action(multi(), CURL_SOCKET_TIMEOUT, 0, &running);
  }
}

void EventLoop::wake() const {
  const std::uint64_t once = 1;
  static_cast<void>(write(wake_, &once, sizeof once));
}

}  // namespace rundkurs
