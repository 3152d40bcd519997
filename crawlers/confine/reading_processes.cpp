#include "crawlers/confine/reading_processes.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "crawlers/confine/frame.h"
#include "crawlers/confine/passed_descriptor.h"
#include "crawlers/confine/system_call_filter.h"

namespace rundkurs {
namespace {

// CPU time that one answer may take. Parsers are bounded and need a hundredth of it.
constexpr time_t most_seconds = 120;

constexpr int only_socket = 3;

Error system_error(const char* what) {
  return {.code = Error::Code::internal,
          .message = std::string(what) + ": " + std::strerror(errno)};
}

Result<std::pair<Descriptor, Descriptor>> socket_pair() {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return system_error("no pair of sockets");
  return std::pair(Descriptor(ends[0]), Descriptor(ends[1]));
}

/// Keeps nothing open but one socket, as number 3, and standard error for what the C++ library
/// says before it gives up.
void close_all_but(int socket) {
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(nothing, STDOUT_FILENO);
  ::dup2(socket, only_socket);
  ::close_range(only_socket + 1, ~0U, 0);
  // Where there is no filter of system calls, still nothing more can be opened.
  const rlimit none{.rlim_cur = 0, .rlim_max = 0};
  ::setrlimit(RLIMIT_NOFILE, &none);
}

void limit_time() {
  const itimerval limit{.it_interval = {}, .it_value = {.tv_sec = most_seconds, .tv_usec = 0}};
  ::setitimer(ITIMER_PROF, &limit, nullptr);  // SIGPROF ends the process.
}

[[noreturn]] void answer_questions(int socket, const ReadingProcesses::Answer& answer) {
  close_all_but(socket);
  const auto confined = allow_computing_alone();
  bool asked = send_frame(only_socket, confined ? "" : confined.error().message);
  while (asked) {
    const auto head = receive_frame(only_socket);
    const auto body = head ? receive_frame(only_socket) : std::nullopt;
    if (!body) break;
    limit_time();
    asked = send_frame(only_socket, answer(*head, *body));
  }
  ::_exit(0);
}

[[noreturn]] void fork_when_asked(int orders, const ReadingProcesses::Answer& answer) {
  // An interrupt is for the program, which ends its processes by hanging up.
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGTERM, SIG_IGN);
  std::signal(SIGCHLD, SIG_IGN);  // Nobody asks how they ended.
  while (true) {
    const int socket = take_descriptor(orders);
    if (socket < 0) ::_exit(0);
    if (::fork() == 0) answer_questions(socket, answer);
    ::close(socket);
  }
}

}  // namespace

Result<ReadingProcesses> ReadingProcesses::prepare(const Answer& answer) {
  auto ends = socket_pair();
  if (!ends) return std::move(ends).error();
  const auto forked = ::fork();
  if (forked < 0) return system_error("no process to read in");
  if (forked == 0) {
    ends->first = Descriptor();
    fork_when_asked(ends->second.get(), answer);
  }
  return ReadingProcesses(std::move(ends->first));
}

Result<ReadingProcesses::Process> ReadingProcesses::start() {
  auto ends = socket_pair();
  if (!ends) return std::move(ends).error();
  if (!pass_descriptor(orders_.get(), ends->second.get()))
    return system_error("no process to read in");
  ends->second = Descriptor();
  auto confined = receive_frame(ends->first.get());
  if (!confined) {
    return Error{.message = "no process to read in: it ended at once",
                 .hint = "is there memory, and room for more processes?"};
  }
  return Process{.socket = std::move(ends->first), .unconfined = *std::move(confined)};
}

std::optional<std::string> ask(const Descriptor& process,
                               const std::string& head,
                               const std::string& body) {
  if (!send_frame(process.get(), head) || !send_frame(process.get(), body)) return {};
  return receive_frame(process.get());
}

}  // namespace rundkurs
