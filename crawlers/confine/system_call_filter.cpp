#include "crawlers/confine/system_call_filter.h"

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

#include "schemas/handle.h"

namespace rundkurs {
namespace {

using Filter = Handle<void, &seccomp_release>;

/// What the C++ library, ICU, libxml2 and the allocator do while they compute. Nothing here opens
/// a file or a socket, starts a program or looks at another process.
constexpr int harmless[] = {
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(readv),
    SCMP_SYS(writev),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(lseek),
    SCMP_SYS(brk),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(futex),
    SCMP_SYS(getrandom),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getcpu),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(setitimer),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

Error refused(const char* what, int code) {
  return {.code = Error::Code::refused, .message = std::string(what) + ": " + std::strerror(-code)};
}

/// What is harmless only so.
Result<void> allow_some(const Filter& filter) {
  const auto no_code = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
  const auto no_address = SCMP_A4(SCMP_CMP_EQ, 0);
  const auto itself = SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()));
  const std::pair<int, scmp_arg_cmp> calls[] = {{SCMP_SYS(mmap), no_code},
                                                {SCMP_SYS(mprotect), no_code},
                                                {SCMP_SYS(sendto), no_address},
                                                {SCMP_SYS(tgkill), itself}};  // abort()
  for (const auto& [call, condition] : calls) {
    const int code = seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 1, condition);
    if (code != 0) return refused("no system call filter", code);
  }
  return {};
}

}  // namespace

Result<void> allow_computing_alone() {
  const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
  if (!filter) return refused("no system call filter", -ENOMEM);
  for (const int call : harmless) {
    if (const int code = seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0); code != 0)
      return refused("no system call filter", code);
  }
  if (auto some = allow_some(filter); !some) return some;
  if (const int code = seccomp_load(filter.get()); code != 0)
    return refused("the system grants no system call filter", code);
  return {};
}

}  // namespace rundkurs
