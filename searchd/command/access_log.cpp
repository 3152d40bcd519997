#include "searchd/command/access_log.h"

#include <cerrno>
#include <cstring>
#include <utility>

namespace rundkurs::daemon {

Result<AccessLog> AccessLog::open(const std::string& path) {
  AccessLog log;
  if (path.empty()) return log;
  if (path != "-") {
    log.file_.reset(std::fopen(path.c_str(), "ae"));
    if (log.file_ == nullptr)
      return Error{Error::Code::usage, "cannot write the access log", path, std::strerror(errno)};
  }
  log.log_ = std::make_unique<JsonLog>(log.file_ != nullptr ? log.file_.get() : stderr);
  return log;
}

}  // namespace rundkurs::daemon
