#pragma once

#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "schemas/result.h"

namespace rundkurs {

/// What the system said of the last call.
inline Error file_error(const std::string& path, std::string_view what, std::string hint = {}) {
  const int number = errno;
  return {.code = number == ENOENT ? Error::Code::not_found : Error::Code::storage,
          .message = std::string(what) + ": " + std::strerror(number),
          .where = path,
          .hint = std::move(hint)};
}

}  // namespace rundkurs
