#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include "schemas/log.h"
#include "schemas/result.h"

namespace rundkurs::daemon {

/// The access log and the file that it goes to.
class AccessLog {
 public:
  /// `path` may be - for stderr, or empty for no log. Lines are put behind those of earlier days.
  static Result<AccessLog> open(const std::string& path);

  /// Null where there is none.
  Log* get() const { return log_.get(); }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_;
  std::unique_ptr<JsonLog> log_;
};

}  // namespace rundkurs::daemon
