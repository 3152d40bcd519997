#include "searchd/http/poller.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace rundkurs::http {
namespace {

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

void control(int epoll, int operation, int descriptor, std::uint32_t events) {
  epoll_event event{};
  event.events = events;
  event.data.fd = descriptor;
  if (epoll_ctl(epoll, operation, descriptor, &event) != 0) fail("epoll_ctl");
}

std::uint32_t once(Poller::Interest interest) {
  const auto direction = interest == Poller::Interest::readable ? EPOLLIN | EPOLLRDHUP : EPOLLOUT;
  return static_cast<std::uint32_t>(direction) | EPOLLONESHOT;
}

}  // namespace

Poller::Poller() : epoll_(epoll_create1(EPOLL_CLOEXEC)) {
  if (!epoll_) fail("epoll_create1");
}

void Poller::watch(int descriptor) {
  control(epoll_.get(), EPOLL_CTL_ADD, descriptor, EPOLLIN);
}

void Poller::forget(int descriptor) {
  control(epoll_.get(), EPOLL_CTL_DEL, descriptor, 0);
}

void Poller::add(int descriptor, Interest interest) {
  control(epoll_.get(), EPOLL_CTL_ADD, descriptor, once(interest));
}

void Poller::arm(int descriptor, Interest interest) {
  control(epoll_.get(), EPOLL_CTL_MOD, descriptor, once(interest));
}

std::span<const int> Poller::wait(std::chrono::milliseconds timeout) {
  std::array<epoll_event, 256> events{};
  const int count = epoll_wait(epoll_.get(),
                               events.data(),
                               static_cast<int>(events.size()),
                               static_cast<int>(timeout.count()));
  if (count < 0 && errno != EINTR) fail("epoll_wait");
  ready_.clear();
  for (int i = 0; i < count; ++i)
    ready_.push_back(events[static_cast<std::size_t>(i)].data.fd);
  return ready_;
}

Wakeup::Wakeup() : event_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  if (!event_) fail("eventfd");
}

void Wakeup::notify() const noexcept {
  const std::uint64_t one = 1;
  // A full counter (EAGAIN) has woken the reader already.
  [[maybe_unused]] const auto written = ::write(event_.get(), &one, sizeof one);
}

void Wakeup::clear() const noexcept {
  std::uint64_t count = 0;
  [[maybe_unused]] const auto got = ::read(event_.get(), &count, sizeof count);
}

}  // namespace rundkurs::http
