#include "searchd/query/scratch_memory.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

namespace rundkurs::query {
namespace {

/// Closed when the memory is mapped, which keeps the file.
class OpenFile {
 public:
  explicit OpenFile(std::string path) : descriptor_(::mkostemp(path.data(), O_CLOEXEC)) {
    if (descriptor_ >= 0) ::unlink(path.c_str());
  }
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

}  // namespace

Result<ScratchMemory> ScratchMemory::make(std::size_t bytes) {
  std::error_code no_folder;
  const auto folder = std::filesystem::temp_directory_path(no_folder);
  const auto failed = [&](int error) {
    return Error{.code = Error::Code::storage,
                 .message = fmt::format("{} MB cannot be set aside: {}",
                                        (bytes + 999'999) / 1'000'000,
                                        std::generic_category().message(error)),
                 .where = folder.empty() ? "$TMPDIR" : folder.string(),
                 .hint = "make room there, or name another folder in $TMPDIR"};
  };
  if (no_folder) return failed(no_folder.value());
  const OpenFile file((folder / "rundkurs-searchd-XXXXXX").string());
  if (file.descriptor() < 0) return failed(errno);
  const auto size = static_cast<off_t>(bytes);
  if (const int error = ::posix_fallocate(file.descriptor(), 0, size); error != 0)
    return failed(error);
  auto* const mapped =
      ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file.descriptor(), 0);
  if (mapped == MAP_FAILED) return failed(errno);
  ScratchMemory memory;
  memory.bytes_ = static_cast<std::byte*>(mapped);
  memory.size_ = bytes;
  return memory;
}

ScratchMemory::~ScratchMemory() {
  if (bytes_ != nullptr) ::munmap(bytes_, size_);
}

}  // namespace rundkurs::query
