#include "schemas/new_folder.h"

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace rundkurs {
namespace {

namespace fs = std::filesystem;

Error folder_error(const fs::path& path, const std::error_code& failure) {
  return {.code = Error::Code::storage,
          .message = "cannot be made: " + failure.message(),
          .where = path.string()};
}

Error already_there(const fs::path& path) {
  return {.code = Error::Code::conflict,
          .message = "there is something already",
          .where = path.string(),
          .hint = "name a folder that does not exist"};
}

std::error_code rename_without_replacing(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return {};
  if (errno != EINVAL && errno != ENOSYS) return {errno, std::generic_category()};
  // A file system that cannot do it in one step.
  std::error_code failure;
  if (fs::exists(to, failure)) return std::make_error_code(std::errc::file_exists);
  fs::rename(from, to, failure);
  return failure;
}

}  // namespace

NewFolder::NewFolder(fs::path path, fs::path unfinished)
    : path_(std::move(path)), unfinished_(std::move(unfinished)) {}

NewFolder::NewFolder(NewFolder&& other) noexcept
    : path_(std::move(other.path_)), unfinished_(std::exchange(other.unfinished_, {})) {}

NewFolder::~NewFolder() {
  std::error_code ignored;  // what is left has a name that nobody takes for a finished one
  if (!unfinished_.empty()) fs::remove_all(unfinished_, ignored);
}

Result<NewFolder> NewFolder::make(const std::string& path, fs::perms permissions) {
  std::error_code failure;
  auto target = fs::absolute(path, failure).lexically_normal();
  if (!target.has_filename()) target = target.parent_path();  // "DIR/"
  if (fs::exists(fs::symlink_status(target, failure))) return already_there(target);
  auto unfinished =
      target.parent_path() / fmt::format(".{}.{}", target.filename().string(), ::getpid());
  fs::create_directories(target.parent_path(), failure);
  if (failure) return folder_error(target.parent_path(), failure);
  // In a container every run may have the same number, also one that was killed.
  fs::remove_all(unfinished, failure);
  if (!failure) fs::create_directory(unfinished, failure);
  if (failure) return folder_error(unfinished, failure);
  NewFolder folder(std::move(target), std::move(unfinished));
  fs::permissions(folder.unfinished_, permissions, failure);
  if (failure) return folder_error(folder.unfinished_, failure);
  return folder;
}

Result<void> NewFolder::finish() {
  const auto failure = rename_without_replacing(unfinished_, path_);
  if (failure == std::errc::file_exists || failure == std::errc::directory_not_empty)
    return already_there(path_);
  if (failure) return folder_error(path_, failure);
  unfinished_.clear();
  return {};
}

}  // namespace rundkurs
