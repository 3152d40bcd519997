#pragma once

#include <cstdlib>
#include <string>

namespace rundkurs::query {

/// Has scratch memory lie in a folder while it lives.
class ScratchFolder {
 public:
  explicit ScratchFolder(const std::string& folder) {
    if (const char* const before = std::getenv("TMPDIR"); before != nullptr) before_ = before;
    setenv("TMPDIR", folder.c_str(), 1);
  }
  ~ScratchFolder() {
    if (before_.empty()) {
      unsetenv("TMPDIR");
    } else {
      setenv("TMPDIR", before_.c_str(), 1);
    }
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

 private:
  std::string before_;
};

}  // namespace rundkurs::query
