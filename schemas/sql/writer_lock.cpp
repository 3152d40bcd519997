#include "schemas/sql/writer_lock.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace rundkurs {
namespace {

std::string system_message(int error_number) {
  return std::strerror(error_number);  // NOLINT(concurrency-mt-unsafe): glibc's is per thread
}

/// What the holder wrote into the lock file: its process id. Only for the message.
std::string holder(int descriptor) {
  std::array<char, 32> text{};
  const ssize_t bytes = ::pread(descriptor, text.data(), text.size() - 1, 0);
  std::string_view line(text.data(), bytes > 0 ? static_cast<std::size_t>(bytes) : 0);
  line = line.substr(0, line.find('\n'));
  return line.empty() ? "another program" : fmt::format("process {}", line);
}

}  // namespace

Result<WriterLock> WriterLock::acquire(const std::string& file, std::string_view what) {
  const std::string path = file + ".lock";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) {
    return Error{
        Error::Code::storage,
        "cannot be opened: " + system_message(errno),
        path,
        fmt::format("the {}'s folder must exist and be writable; reading needs no lock", what)};
  }
  WriterLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) {
      return Error{Error::Code::storage, "cannot be locked: " + system_message(errno), path, ""};
    }
    return Error{Error::Code::conflict,
                 fmt::format("the {} is being written by {}", what, holder(descriptor)),
                 file,
                 "wait until it is done, or end it; reading is possible meanwhile"};
  }
  const std::string owner = fmt::format("{}\n", ::getpid());
  if (::ftruncate(descriptor, 0) != 0 ||
      ::pwrite(descriptor, owner.data(), owner.size(), 0) != static_cast<ssize_t>(owner.size())) {
    return Error{Error::Code::storage,
                 "cannot be written: " + system_message(errno),
                 path,
                 "make room on the disk and run again"};
  }
  return lock;
}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

WriterLock::~WriterLock() {
  if (descriptor_ >= 0) ::close(descriptor_);  // which gives the lock back
}

}  // namespace rundkurs
