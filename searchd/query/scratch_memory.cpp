#include "searchd/query/scratch_memory.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include "schemas/descriptor.h"

namespace rundkurs::query {

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
  auto path = (folder / "rundkurs-searchd-XXXXXX").string();
  const Descriptor file(::mkostemp(path.data(), O_CLOEXEC));
  if (!file) return failed(errno);
  ::unlink(path.c_str());
  const auto size = static_cast<off_t>(bytes);
  if (const int error = ::posix_fallocate(file.get(), 0, size); error != 0) return failed(error);
  auto* const mapped = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file.get(), 0);
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
