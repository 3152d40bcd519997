#pragma once

#include <filesystem>
#include <string>

#include "schemas/result.h"

namespace rundkurs {

/// A folder of files that is there whole or not at all: it is filled under another name beside its
/// place ("DIR/.NAME.PID"), and takes its own at the end. What was not finished goes with the
/// object.
class NewFolder {
 public:
  /// Makes it, with its parents. An error where there is anything at `path` already.
  static Result<NewFolder> make(const std::string& path, std::filesystem::perms permissions);

  ~NewFolder();
  NewFolder(NewFolder&&) noexcept;
  NewFolder& operator=(NewFolder&&) = delete;

  /// Where a file of it is to be written.
  std::string file(const std::string& name) const { return (unfinished_ / name).string(); }

  /// Gives it its name. What has come to be there meanwhile is not replaced.
  Result<void> finish();

 private:
  NewFolder(std::filesystem::path path, std::filesystem::path unfinished);

  std::filesystem::path path_;
  std::filesystem::path unfinished_;  ///< Empty once it is finished.
};

}  // namespace rundkurs
