#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "schemas/result.h"

namespace rundkurs::query {

/// Memory that lies in a file without a name: the kernel may write it there and take the pages back
/// when they are wanted elsewhere. Gone with the object, and with the process however it ends.
class ScratchMemory {
 public:
  /// The folder for such files: $TMPDIR, else /tmp. An error where it has no room for `bytes`,
  /// which are set aside at once: a disk that fills up later cannot stop whoever writes here.
  static Result<ScratchMemory> make(std::size_t bytes);

  ScratchMemory() = default;
  ScratchMemory(ScratchMemory&& other) noexcept
      : bytes_(std::exchange(other.bytes_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  ScratchMemory& operator=(ScratchMemory&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~ScratchMemory();

  /// Zeros at first.
  std::byte* data() const { return bytes_; }
  std::size_t size() const { return size_; }

 private:
  std::byte* bytes_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace rundkurs::query
