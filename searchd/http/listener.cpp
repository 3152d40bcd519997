#include "searchd/http/listener.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <linux/filter.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "schemas/handle.h"

namespace rundkurs::http {
namespace {

using AddressList = Handle<addrinfo, &freeaddrinfo>;

constexpr int backlog = 1024;

struct HostAndPort {
  std::string host;  ///< Empty for every address.
  std::string port;
};

std::optional<HostAndPort> split(const std::string& address) {
  const auto colon = address.rfind(':');
  if (colon == std::string::npos) return std::nullopt;
  auto host = address.substr(0, colon);
  const auto port = address.substr(colon + 1);
  int number = -1;
  const auto end = port.data() + port.size();
  const auto read = std::from_chars(port.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end || number < 0 || number > 65535)
    return std::nullopt;
  if (host.size() >= 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  } else if (host.find(':') != std::string::npos) {
    return std::nullopt;  // "::1:8080" can be read in two ways.
  }
  if (host == "*") host.clear();
  return HostAndPort{host, port};
}

Error system_error(const std::string& address, int number) {
  if (number == EADDRINUSE)
    return {Error::Code::conflict,
            "this address is taken by another program",
            address,
            "choose another port with --listen"};
  return {Error::Code::unreachable,
          std::strerror(number),
          address,
          "give an address of this machine and a free port"};
}

int bound_port(int socket) {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  if (getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length) != 0) return 0;
  if (address.ss_family == AF_INET6)
    return ntohs(reinterpret_cast<const sockaddr_in6*>(&address)->sin6_port);
  return ntohs(reinterpret_cast<const sockaddr_in*>(&address)->sin_port);
}

void set_port(sockaddr* address, int port) {
  const auto number = htons(static_cast<std::uint16_t>(port));
  if (address->sa_family == AF_INET6) {
    reinterpret_cast<sockaddr_in6*>(address)->sin6_port = number;
  } else {
    reinterpret_cast<sockaddr_in*>(address)->sin_port = number;
  }
}

std::string name_of(const addrinfo& info, int port) {
  const auto host = host_of(*info.ai_addr);
  if (info.ai_family == AF_INET6) return fmt::format("[{}]:{}", host, port);
  return fmt::format("{}:{}", host, port);
}

// SO_REUSEADDR lets a restart take the port while old connections end. SO_REUSEPORT is left off on
// purpose: with it a second daemon would start on the same port without a word.
Result<Listener> listen_at(const addrinfo& info, const std::string& address) {
  Descriptor socket(
      ::socket(info.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, info.ai_protocol));
  if (!socket) return system_error(address, errno);
  const int yes = 1;
  setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (info.ai_family == AF_INET6)
    setsockopt(socket.get(), IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof yes);
  if (::bind(socket.get(), info.ai_addr, info.ai_addrlen) != 0 ||
      ::listen(socket.get(), backlog) != 0)
    return system_error(address, errno);
  const int port = bound_port(socket.get());
  return Listener{std::move(socket), name_of(info, port), port, false};
}

constexpr int first_inherited = 3;  // fixed by the protocol: after standard error

/// The value of a variable that holds a whole number; 0 where it does not.
int number_in(const char* variable) {
  const char* text = std::getenv(variable);
  if (text == nullptr) return 0;
  const auto* end = text + std::strlen(text);
  int number = 0;
  const auto read = std::from_chars(text, end, number);
  return read.ec == std::errc() && read.ptr == end ? number : 0;
}

int option_of(int socket, int option) {
  int value = 0;
  socklen_t length = sizeof value;
  return getsockopt(socket, SOL_SOCKET, option, &value, &length) == 0 ? value : 0;
}

Result<Listener> inherited_listener(int number) {
  Descriptor socket(number);
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  const bool named = getsockname(number, reinterpret_cast<sockaddr*>(&address), &length) == 0;
  const bool internet = address.ss_family == AF_INET || address.ss_family == AF_INET6;
  if (!named || !internet || option_of(number, SO_TYPE) != SOCK_STREAM ||
      option_of(number, SO_ACCEPTCONN) == 0)
    return Error{Error::Code::usage,
                 "no TCP socket that listens was handed over",
                 fmt::format("descriptor {}", number),
                 "in the socket unit, write ListenStream=ADDRESS:PORT and Accept=no"};
  fcntl(number, F_SETFD, FD_CLOEXEC);
  fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK);
  addrinfo info{};
  info.ai_family = address.ss_family;
  info.ai_addr = reinterpret_cast<sockaddr*>(&address);
  const int port = bound_port(number);
  return Listener{std::move(socket), name_of(info, port), port, true};
}

bool family_is_missing(int number) {
  return number == EAFNOSUPPORT || number == EADDRNOTAVAIL;
}

}  // namespace

// A filter of the socket sees each packet from its TCP header on (RFC 9293, 3.1: the flags are in
// octet 13, SYN is the second bit from the right).
void Listener::let_nobody_in() const noexcept {
  if (inherited) return;
  constexpr unsigned flags = 13;
  constexpr unsigned syn = 0x02;
  constexpr unsigned drop = 0;
  constexpr unsigned keep_whole = 0xffffffff;
  std::array<sock_filter, 4> program{{BPF_STMT(BPF_LD | BPF_B | BPF_ABS, flags),
                                      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, syn, 0, 1),
                                      BPF_STMT(BPF_RET | BPF_K, drop),
                                      BPF_STMT(BPF_RET | BPF_K, keep_whole)}};
  const sock_fprog filter{.len = program.size(), .filter = program.data()};
  // Where it is refused, a newcomer of the last moment is cut off, as without it.
  setsockopt(socket.get(), SOL_SOCKET, SO_ATTACH_FILTER, &filter, sizeof filter);
}

std::string host_of(const sockaddr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.sa_family == AF_INET6) {
    inet_ntop(AF_INET6,
              &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr,
              text.data(),
              text.size());
  } else if (address.sa_family == AF_INET) {
    inet_ntop(
        AF_INET, &reinterpret_cast<const sockaddr_in&>(address).sin_addr, text.data(), text.size());
  }
  return text.data();
}

Result<std::vector<Listener>> listen_on(const std::string& address) {
  const auto where = split(address);
  if (!where)
    return Error{Error::Code::usage,
                 "not an address to listen on",
                 address,
                 "write ADDRESS:PORT, as in 127.0.0.1:8080 or [::1]:8080"};
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  const int failed = getaddrinfo(
      where->host.empty() ? nullptr : where->host.c_str(), where->port.c_str(), &hints, &found);
  const AddressList addresses(found);
  if (failed != 0)
    return Error{
        Error::Code::usage, gai_strerror(failed), address, "give an address of this machine"};

  std::vector<Listener> listeners;
  std::optional<Error> missing;
  for (auto* info = addresses.get(); info != nullptr; info = info->ai_next) {
    if (info->ai_family != AF_INET && info->ai_family != AF_INET6) continue;
    // "localhost:0" shall have one port for both families.
    if (!listeners.empty()) set_port(info->ai_addr, listeners.front().port);
    errno = 0;
    auto listener = listen_at(*info, address);
    if (listener) {
      listeners.push_back(std::move(*listener));
    } else if (family_is_missing(errno)) {
      missing = std::move(listener).error();
    } else {
      return std::move(listener).error();
    }
  }
  if (listeners.empty()) return missing.value_or(system_error(address, EADDRNOTAVAIL));
  return listeners;
}

Result<std::vector<Listener>> inherited_listeners() {
  const bool for_us = number_in("LISTEN_PID") == ::getpid();
  const int count = for_us ? number_in("LISTEN_FDS") : 0;
  for (const char* variable : {"LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"})
    unsetenv(variable);
  std::vector<Listener> listeners;
  for (int i = 0; i < count; ++i) {
    auto listener = inherited_listener(first_inherited + i);
    if (!listener) return std::move(listener).error();
    listeners.push_back(std::move(*listener));
  }
  return listeners;
}

}  // namespace rundkurs::http
