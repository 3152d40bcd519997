#include "crawlers/command/command.h"

#include <utility>

namespace rundkurs::command {

Error wrong_use(std::string message, std::string hint) {
  return {.code = Error::Code::usage, .message = std::move(message), .hint = std::move(hint)};
}

}  // namespace rundkurs::command
