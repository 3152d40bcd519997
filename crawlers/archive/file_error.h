#pragma once

#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include <unistd.h>

#include "schemas/result.h"

namespace rundkurs {

/// Owns an open file.
class FileDescriptor {
 public:
  explicit FileDescriptor(int number = -1) : number_(number) {}
  FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor() {
    if (number_ >= 0) ::close(number_);
  }

  int number() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }

 private:
  int number_;
};

/// What the system said of the last call.
inline Error file_error(const std::string& path, std::string_view what, std::string hint = {}) {
  const int number = errno;
  return {.code = number == ENOENT ? Error::Code::not_found : Error::Code::storage,
          .message = std::string(what) + ": " + std::strerror(number),
          .where = path,
          .hint = std::move(hint)};
}

}  // namespace rundkurs
