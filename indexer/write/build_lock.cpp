#include "indexer/write/build_lock.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace rundkurs {

Result<BuildLock> BuildLock::take(const std::string& folder) {
  const auto path = folder + "/lock";
  constexpr mode_t owner_writes = 0644;
  BuildLock lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, owner_writes));
  if (lock.descriptor_ >= 0 && ::flock(lock.descriptor_, LOCK_EX | LOCK_NB) == 0) return lock;
  if (lock.descriptor_ >= 0 && errno == EWOULDBLOCK)
    return Error{.code = Error::Code::conflict,
                 .message = "another program is building this index",
                 .where = folder,
                 .hint = "wait until it is done"};
  return Error{.code = Error::Code::storage,
               .message = std::generic_category().message(errno),
               .where = path,
               .hint = ""};
}

BuildLock::~BuildLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

BuildLock::BuildLock(BuildLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

BuildLock& BuildLock::operator=(BuildLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

}  // namespace rundkurs
